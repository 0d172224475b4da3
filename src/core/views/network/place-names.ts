/** Where the names of nodes and the captions of ties stand in the picture of a network. */
import { type Box, type PlacedLabel, placeLabels } from '../../pictures/place-labels.ts';
import { shortenText } from '../../pictures/text-width.ts';
import type { Place } from './layout.ts';
import type { NetworkNode } from './network-nodes.ts';
import { tieCaption } from './network-words.ts';
import type { TiePath } from './tie-paths.ts';

const nameSize = 12;
const captionSize = 11;
/** More captions would only cover each other. */
const mostCaptions = 40;

interface NameRoom {
  box: Box;
  placeOf(itemId: string): Place;
  radiusOf(itemId: string): number;
}

/** Lines that names keep clear of while they can. Finding room beside more of them takes long and finds none. */
const mostClearedTies = 300;
/** Pixels from a node at which its name may stand, with a line back, where there is no room beside it. */
const farthestName = 46;
/** The same for what is still without a name, where there are few enough to follow long lines by eye. */
const farthestOfFew = 180;
const fewNodes = 80;

/** Of nodes by the ids of their items, and of ties by their own. Clear of lines first, then over them, else not at all. */
export function placeNames(
  nodes: readonly NetworkNode[],
  paths: readonly TiePath[],
  { box, placeOf, radiusOf }: NameRoom,
): Map<string, PlacedLabel | null> {
  const lines = paths.length > mostClearedTies ? [] : paths.flatMap(({ points }) => points.map(pointBox));
  const discs = nodes.map(({ item }) => {
    const [{ x, y }, radius] = [placeOf(item.id), 1.25 * radiusOf(item.id)];
    return { x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius };
  });
  const requests = nodes.map(({ item, degree, strength }) => ({
    id: item.id as string,
    text: shortenText(item.label, Math.min(210, box.width / 3), nameSize),
    size: nameSize,
    ...placeOf(item.id),
    // Corners of symbols reach beyond the circle of the same area.
    radius: 1.25 * radiusOf(item.id),
    priority: degree + strength / 1e6,
  }));
  const placed = new Map<string, PlacedLabel | null>();
  const place = (asked: typeof requests, obstacles: readonly Box[], farthest: number): void => {
    const left = asked.filter(({ id }) => (placed.get(id) ?? null) === null);
    const names = [...placed.values()].flatMap(label => (label === null ? [] : [label.box]));
    const found = placeLabels(left, { bounds: box, obstacles: [...discs, ...obstacles, ...names], farthest });
    for (const [id, label] of found) placed.set(id, label);
  };
  if (lines.length > 0) place(requests, lines, 0);
  place(requests, [], nodes.length > mostClearedTies ? 0 : farthestName);
  if (nodes.length <= fewNodes) place(requests, [], farthestOfFew);
  if (paths.length <= mostCaptions) {
    const links = paths.filter(({ tie }) => tie.sort === 'link');
    const captions = links.map(({ tie, middle }) => ({
      id: tie.id,
      text: shortenText(tieCaption(tie), 150, captionSize),
      size: captionSize,
      ...middle,
      radius: 1,
      priority: 0,
    }));
    place(captions, lines, 0);
    for (const { tie } of links) {
      const caption = placed.get(tie.id) ?? null;
      if (caption !== null && !isNearest(caption.box, tie.id, paths)) placed.set(tie.id, null);
    }
  }
  return placed;
}

/** Whether a caption is nearer to its own line than to any other, by pixels enough to be seen. */
function isNearest(box: Box, tieId: string, paths: readonly TiePath[]): boolean {
  const distanceTo = ({ points }: TiePath): number =>
    Math.min(
      ...points.map(({ x, y }) =>
        Math.hypot(
          Math.max(box.x - x, 0, x - box.x - box.width),
          Math.max(box.y - y, 0, y - box.y - box.height),
        ),
      ),
    );
  const own = paths.filter(({ tie }) => tie.id === tieId).map(distanceTo);
  const others = paths.filter(({ tie }) => tie.id !== tieId).map(distanceTo);
  return Math.min(...others, Number.POSITIVE_INFINITY) > Math.min(...own) + 4;
}

const pointBox = ({ x, y }: Place): Box => ({ x: x - 2, y: y - 2, width: 4, height: 4 });
