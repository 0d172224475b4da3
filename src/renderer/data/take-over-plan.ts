/** What taking over a source's highlights would do: which become passages of which item, and which are there already. */
import type { DocumentId } from '#core/model/ids.ts';
import type { Passage } from '#core/model/passage.ts';
import type { SourceHighlight } from '#core/pages/highlights.ts';

/** Items by the colour of highlights; those without a colour are under the empty string. */
export type ItemByColour = Readonly<Record<string, string | null>>;

export interface PlannedHighlight {
  highlight: SourceHighlight;
  /** Null where no item is chosen for its colour. */
  itemId: string | null;
  /** The same place is coded with the item already. */
  isThere: boolean;
}

export const colourKey = ({ colour }: SourceHighlight): string => colour ?? '';

/** Colours with the number of their highlights, the most frequent first. */
export function coloursOf(highlights: readonly SourceHighlight[]): { colour: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const highlight of highlights) {
    counts.set(colourKey(highlight), (counts.get(colourKey(highlight)) ?? 0) + 1);
  }
  return [...counts]
    .map(([colour, count]) => ({ colour, count }))
    .sort((one, other) => other.count - one.count || (one.colour < other.colour ? -1 : 1));
}

/** `passages` are those of the document. */
export function planTakingOver(
  highlights: readonly SourceHighlight[],
  itemByColour: ItemByColour,
  passages: Iterable<Passage>,
): PlannedHighlight[] {
  const present = new Set([...passages].map(keyOfPassage));
  const planned = new Set<string>();
  return highlights.map(highlight => {
    const itemId = itemByColour[colourKey(highlight)] ?? null;
    const key = `${itemId} ${placeOfHighlight(highlight)}`;
    const isThere = itemId !== null && (present.has(key) || planned.has(key));
    if (itemId !== null) planned.add(key);
    return { highlight, itemId, isThere };
  });
}

/** Commands for those that are not there yet; notes become memos that say whose they are. */
export const commandsOf = (
  documentId: DocumentId,
  planned: readonly PlannedHighlight[],
): { type: string; args: unknown }[] =>
  planned
    .filter(({ itemId, isThere }) => itemId !== null && !isThere)
    .map(({ highlight, itemId }) => ({
      type: 'passage.add',
      args: { documentId, itemId, ...placeArgs(highlight), ...memoArgs(highlight) },
    }));

function placeArgs({ range, page, rects }: SourceHighlight): object {
  return range === null ? { page, region: rects[0] } : { start: range.start, end: range.end };
}

function memoArgs({ contents, author }: SourceHighlight): object {
  if (contents === '') return {};
  return { memo: author === '' ? contents : `${contents}\n— ${author}` };
}

/** Rectangles that differ by less than a point are the same place. */
const placeOfRect = (page: number, rect: readonly number[]): string =>
  `${page}: ${rect.map(points => Math.round(points)).join(' ')}`;

const placeOfHighlight = ({ range, page, rects }: SourceHighlight): string =>
  range === null ? placeOfRect(page, rects[0] ?? []) : `${range.start}-${range.end}`;

const keyOfPassage = ({ itemId, region, start, end }: Passage): string =>
  `${itemId} ${region === undefined ? `${start}-${end}` : placeOfRect(region.page, region.rect)}`;
