/** What a timeline says in sentences: what is on it, what is not, and what to do. */
import {
  countOf,
  eventSorts,
  listCounts,
  type Timeline,
  type TimelineEvent,
  writeCount,
} from '../timeline-events.ts';
import { dayName, type TimeScale } from './time-axis.ts';

/** Where some lane has too many events for symbols. */
export const countWords = [
  'Columns count events; the bars below them, those that reach over several columns. Zoom in to tell them apart.',
];

export const emptyWords = ({ notes, undated }: Timeline): string[] => [
  ...notes.filter(note => !eventSorts.some(sort => note.startsWith(countOf(undated[sort], sort)))),
  'Give a passage a date, or a judgement or link a period, and it appears here.',
];

export function outsideWords(events: readonly TimelineEvent[], scale: TimeScale): string[] {
  const { shown, full } = scale.axis;
  if (shown.from <= full.from && shown.to >= full.to) return [];
  const earlier = events.filter(({ to }) => to < shown.from).length;
  const later = events.filter(({ from }) => from > shown.to).length;
  const words = `Shown: ${dayName(shown.from)} to ${dayName(shown.to)}.`;
  const outside = [
    ...(earlier > 0 ? [`${writeCount(earlier)} earlier`] : []),
    ...(later > 0 ? [`${writeCount(later)} later`] : []),
  ];
  return [outside.length === 0 ? words : `${words} Outside: ${outside.join(', ')}.`];
}

/** What is shown, and what is missing. */
export function describeTimeline({ lanes, events, undated }: Timeline): string {
  const counts = { passage: 0, judgement: 0, outcome: 0, link: 0 };
  for (const { sort } of events) counts[sort] += 1;
  const missing = listCounts(undated);
  return [
    ...(events.length === 0
      ? []
      : [`${listCounts(counts)} on ${lanes.length} ${lanes.length === 1 ? 'lane' : 'lanes'}.`]),
    ...(missing === '' ? [] : [`Not shown, because they state no date: ${missing}.`]),
  ].join(' ');
}
