/** What the symbols, bands and bars of a timeline mean. */
import type { LegendEntry } from '../../pictures/legend.ts';
import type { Shape } from '../../pictures/picture.ts';
import { drawSymbol } from '../../pictures/symbols.ts';
import { drawOutcome } from '../outcome-symbols.ts';
import type { TimelineEvent } from '../timeline-events.ts';
import { endSign, isEndedTie } from './event-marks.ts';

const outcomeWords: Readonly<Record<string, string>> = {
  passed: 'Passed',
  amended: 'Amended',
  delayed: 'Delayed',
  dropped: 'Dropped',
  blocked: 'Blocked',
};

const endSample = (x: number, y: number): Shape[] => [endSign(x, y)];

/** Only what is shown is explained. */
export function legendOf(events: readonly TimelineEvent[]): LegendEntry[] {
  const has = (test: (event: TimelineEvent) => boolean): boolean => events.some(test);
  const sorts = (
    [
      ['passage', 0, 'Passage'],
      ['judgement', 1, 'Judgement'],
      ['link', 4, 'Link'],
    ] as const
  ).flatMap(([sort, category, label]): LegendEntry[] =>
    has(event => event.sort === sort)
      ? [{ label, sample: (x, y) => drawSymbol(category, { x, y, radius: 4.5 }) }]
      : [],
  );
  const outcomes = new Set<string>();
  for (const { sort, cell } of events)
    if (sort === 'outcome' && typeof cell.value === 'string') outcomes.add(cell.value);
  const known = Object.entries(outcomeWords).flatMap(([id, label]): LegendEntry[] =>
    outcomes.has(id) ? [{ label, sample: (x, y) => drawOutcome(id, { x, y, radius: 6 }) }] : [],
  );
  const others = [...outcomes].some(id => outcomeWords[id] === undefined)
    ? [
        {
          label: 'Other outcome',
          sample: (x: number, y: number) => drawOutcome('.other', { x, y, radius: 6 }),
        },
      ]
    : [];
  const band =
    (lasts: boolean, dash: boolean) =>
    (x: number, y: number): Shape[] => [
      {
        type: 'rectangle',
        x: x - 11,
        y: y - 5,
        width: 22,
        height: 10,
        radius: lasts ? 1 : 4,
        fill: lasts ? 'muted' : 'line',
        fillOpacity: lasts ? 0.25 : 0.5,
        ...(dash ? { stroke: { ink: 'muted', width: 1, dash: [3, 2] } } : {}),
        ...(lasts && !dash ? { stroke: { ink: 'muted', width: 1 } } : {}),
      },
    ];
  const signs: LegendEntry[] = [
    { label: 'at some time within', sampleWidth: 24, sample: band(false, false) },
    ...(has(({ date }) => date.includes('/'))
      ? [{ label: 'from, to', sampleWidth: 24, sample: band(true, false) }]
      : []),
    ...(has(({ date }) => /[~?%]/.test(date))
      ? [{ label: 'about, uncertain', sampleWidth: 24, sample: band(false, true) }]
      : []),
    ...(has(isEndedTie) ? [{ label: 'tie ended', sample: endSample }] : []),
    ...(has(({ cell }) => cell.unsupported)
      ? [
          {
            label: 'no evidence',
            sample: (x: number, y: number) => drawSymbol(1, { x, y, radius: 4.5 }, { unsupported: true }),
          },
        ]
      : []),
    ...(has(({ cell }) => cell.conflicting)
      ? [
          {
            label: 'conflicting',
            sample: (x: number, y: number) => drawSymbol(1, { x, y, radius: 6.5 }, { conflicting: true }),
          },
        ]
      : []),
  ];
  return [...sorts, ...known, ...others, ...signs];
}
