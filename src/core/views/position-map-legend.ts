/** How large the dots of a position map are, and what its legend says. */
import type { LegendEntry } from '../pictures/legend.ts';
import type { Shape } from '../pictures/picture.ts';
import { type Categories, drawSymbol } from '../pictures/symbols.ts';
import { counted } from '../text/counted.ts';
import type { MapPoint, PositionMap } from './position-map.ts';
import type { DotEntry } from './position-map-entries.ts';
import { outlineStroke, sampleArrow } from './position-map-overlays.ts';
import { typeOf } from './position-map-words.ts';

/** After the names of actors that stood elsewhere at other times that count. */
export const changedSign = ' *';

/** Pixels. */
const radii = { least: 4.5, most: 10, before: 3.5 };

/** Areas grow with the passages. Places left behind are small, whatever they rest on. */
export function radiusBy(points: readonly MapPoint[]): (dot: DotEntry) => number {
  const most = Math.max(4, ...points.map(({ evidence }) => evidence.passages.length));
  return ({ sort, point }) =>
    sort === 'before' ? radii.before : radiusFor(point.evidence.passages.length, most);
}

const radiusFor = (passages: number, most: number): number =>
  Math.sqrt(radii.least ** 2 + ((radii.most ** 2 - radii.least ** 2) * passages) / most);

export function legendOf(
  map: PositionMap,
  categories: Categories,
  points: readonly MapPoint[],
  radiusOf: (dot: DotEntry) => number,
  dots: readonly DotEntry[],
): LegendEntry[] {
  const shown = new Set([...points, ...map.unplaced].map(typeOf));
  const types = categories.legend.flatMap(({ category, names }): LegendEntry[] => {
    const present = names.filter(name => shown.has(name));
    if (present.length === 0) return [];
    return [{ label: present.join(', '), sample: (x, y) => drawSymbol(category, { x, y, radius: 5 }) }];
  });
  const sizes = new Map(
    dots
      .filter(({ sort, point }) => sort === 'now' && point.evidence.passages.length > 0)
      .map(dot => [dot.point.evidence.passages.length, radiusOf(dot)]),
  );
  const counts = [...sizes.keys()].sort((one, other) => one - other);
  const ends = [...new Set([counts[0], counts.at(-1)])].flatMap(each => each ?? []);
  const unsupported = points.some(({ evidence }) => evidence.unsupported);
  const compared = map.compared !== null;
  return [
    ...types,
    ...ends.map(
      (passages): LegendEntry => ({
        label: counted(passages, 'passage'),
        sampleWidth: 2 * (sizes.get(passages) ?? 0),
        sample: (x, y) => [
          { type: 'circle', x, y, radius: sizes.get(passages) ?? 0, stroke: { ink: 'muted', width: 1.25 } },
        ],
      }),
    ),
    ...(points.some(({ otherTimes }) => otherTimes.length > 0)
      ? [
          {
            label: 'stood elsewhere at another time, see below',
            sampleWidth: 8,
            sample: (x: number, y: number): Shape[] => [
              { type: 'text', x, y: y + 6, text: '*', size: 14, anchor: 'middle', ink: 'text' },
            ],
          },
        ]
      : []),
    ...(unsupported
      ? [
          {
            label: 'hollow: some of it rests on no passage',
            sample: (x: number, y: number) =>
              drawSymbol(0, { x, y, radius: 5 }, { ink: 'muted', unsupported: true }),
          },
        ]
      : []),
    ...(compared
      ? [
          {
            label: 'where it stood before',
            sample: (x: number, y: number): Shape[] => [
              { type: 'circle', x, y, radius: radii.before, fill: 'muted' },
            ],
          },
          { label: 'towards support', sampleWidth: 30, sample: sampleArrow('up') },
          { label: 'towards opposition', sampleWidth: 30, sample: sampleArrow('down') },
          { label: 'in influence only', sampleWidth: 30, sample: sampleArrow('level') },
        ]
      : []),
    ...(!compared && map.coalitions.length > 0
      ? [
          {
            label: 'coalition: its members have a ring, joined by links',
            sampleWidth: 22,
            sample: (x: number, y: number): Shape[] => [
              {
                type: 'rectangle',
                x: x - 10,
                y: y - 6,
                width: 20,
                height: 12,
                radius: 6,
                stroke: outlineStroke,
              },
            ],
          },
        ]
      : []),
  ];
}
