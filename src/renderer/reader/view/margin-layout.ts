/**
 * Places the brackets and names of passages in the margin: brackets side by side in lanes, names one below the
 * other; where names or brackets find no room they share a place that says how many there are.
 */

/** A passage's extent in pixels from the top of its section. */
export interface Bracket {
  id: string;
  top: number;
  bottom: number;
  /** It began in an earlier section, which names it. */
  continues: boolean;
}

export interface Bar {
  id: string;
  lane: number;
  top: number;
  bottom: number;
}

/** A place with a name: the first id's, and how many more there are. */
export interface Tag {
  top: number;
  ids: string[];
  /** Number of lanes that bars take beside it: so far in the name begins. */
  indent: number;
}

export interface MarginLayout {
  bars: Bar[];
  tags: Tag[];
}

export interface MarginOptions {
  /** Brackets that fit side by side. */
  lanes: number;
  /** Height of a name, in pixels. */
  tagHeight: number;
  /** The lane that a bracket had in the section before, so that it goes straight on. */
  laneOf?: (id: string) => number | undefined;
}

/** Lowest bracket first at the same place the longest, so that what encloses stands further in. */
const fromTop = (left: Bracket, right: Bracket): number =>
  left.top - right.top || right.bottom - left.bottom || (left.id < right.id ? -1 : 1);

export function layoutMargin(brackets: readonly Bracket[], options: MarginOptions): MarginLayout {
  const sorted = [...brackets].sort(fromTop);
  const bars: Bar[] = [];
  const freeFrom: number[] = Array.from({ length: options.lanes }, () => Number.NEGATIVE_INFINITY);
  for (const { id, top, bottom, continues } of sorted) {
    const wanted = continues ? options.laneOf?.(id) : undefined;
    const isFree = (lane: number) => (freeFrom[lane] ?? Number.POSITIVE_INFINITY) <= top;
    const lane = wanted !== undefined && isFree(wanted) ? wanted : freeFrom.findIndex((_, i) => isFree(i));
    if (lane === -1) continue;
    freeFrom[lane] = bottom + 2;
    bars.push({ id, lane, top, bottom });
  }
  const tags = placeTags(sorted, options.tagHeight);
  return { bars, tags: tags.map(tag => ({ ...tag, indent: lanesBeside(tag.top, options.tagHeight, bars) })) };
}

/** A name may stand lower than its passage begins, but not below its end; else it joins the name above. */
function placeTags(sorted: readonly Bracket[], height: number): Omit<Tag, 'indent'>[] {
  const tags: Omit<Tag, 'indent'>[] = [];
  for (const { id, top, bottom, continues } of sorted) {
    if (continues) continue;
    const last = tags.at(-1);
    const free = last === undefined ? top : Math.max(top, last.top + height);
    if (last === undefined || free <= Math.max(top + height * 0.5, bottom - height))
      tags.push({ top: free, ids: [id] });
    else last.ids.push(id);
  }
  return tags;
}

function lanesBeside(top: number, height: number, bars: readonly Bar[]): number {
  let lanes = 0;
  for (const bar of bars) {
    if (bar.top < top + height && bar.bottom > top) lanes = Math.max(lanes, bar.lane + 1);
  }
  return lanes;
}
