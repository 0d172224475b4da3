/** What a timeline consists of, for its table and for its picture. */
import type { LanesBy } from './timeline-lanes.ts';
import type { Cell } from './view.ts';

export const eventSorts = ['passage', 'judgement', 'outcome', 'link'] as const;
export type EventSort = (typeof eventSorts)[number];

export interface TimelineEvent {
  id: string;
  sort: EventSort;
  /** EDTF as written. */
  date: string;
  /** First and last millisecond it can mean, since 1970 in UTC; infinite where open or unknown. */
  from: number;
  to: number;
  /** Ids of the lanes it stands on: at least one. */
  lanes: readonly string[];
  cell: Cell;
  /** What the cell says, with the most telling first, as it may be cut short. */
  words: string;
}

export interface Timeline {
  lanesBy: LanesBy;
  /** What was asked for, in milliseconds as in events; null = any time. */
  period: { from: number; to: number } | null;
  /** Those that hold an event, in order; the last is for what belongs to none. */
  lanes: readonly { id: string; label: string }[];
  /** By beginning, then end. */
  events: readonly TimelineEvent[];
  /** How many of each sort state no date. */
  undated: Readonly<Record<EventSort, number>>;
  notes: readonly string[];
}

const sortWords: Record<EventSort, [string, string]> = {
  passage: ['passage', 'passages'],
  judgement: ['judgement', 'judgements'],
  outcome: ['outcome', 'outcomes'],
  link: ['link', 'links'],
};

/** `1 passage`, `2,140 passages`. */
export const countOf = (count: number, sort: EventSort): string =>
  `${writeCount(count)} ${sortWords[sort][count === 1 ? 0 : 1]}`;

/** With thousands apart, the same on every machine. */
export const writeCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

/** `3 passages, 1 link`; empty where there are none. */
export const listCounts = (counts: Readonly<Record<EventSort, number>>): string =>
  eventSorts.flatMap(sort => (counts[sort] === 0 ? [] : [countOf(counts[sort], sort)])).join(', ');
