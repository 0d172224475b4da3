/**
 * The events of passages. They are most of a large timeline, and one passage more changes one of them: so each is made
 * once, and kept for as long as the passage, its item, the lanes and the fields that are read stay what they are.
 */
import { quoteOf } from '#core/model/passage.ts';
import type { Item } from '../model/item.ts';
import type { Passage } from '../model/passage.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { Alongside } from './alongside.ts';
import type { DocumentUnits } from './document-units.ts';
import type { PassageContext } from './passage-context.ts';
import { readPeriod } from './periods.ts';
import { RecentOf } from './recent.ts';
import { textCell } from './table-cells.ts';
import type { TimelineEvent } from './timeline-events.ts';
import type { LaneFinder, LanesBy } from './timeline-lanes.ts';

interface Made {
  item: Item | undefined;
  /** Null where the passage states no date. */
  event: TimelineEvent | null;
}

/** By the ways in which passages are read. Records never change: what replaces one is another object. */
const made = new RecentOf<DocumentUnits, Alongside<Passage, Made>>(4);

export interface TimelineLanes {
  by: LanesBy;
  /** Those that there are; what belongs to none stands on `none`. */
  known: ReadonlySet<string>;
  none: string;
  finder: LaneFinder;
}

export class PassageEvents {
  private readonly study: StudyReader;
  private readonly context: PassageContext;
  private readonly lanes: TimelineLanes;
  private readonly made: Alongside<Passage, Made>;

  /** What was made is kept beside the texts' units. */
  constructor(study: StudyReader, context: PassageContext, lanes: TimelineLanes, units: DocumentUnits) {
    this.study = study;
    this.context = context;
    this.lanes = lanes;
    this.made = made.of(units, [settingOf(lanes, context)], () => new Alongside());
  }

  /** Of each passage; null where it states no date. */
  of(passages: readonly Passage[]): (TimelineEvent | null)[] {
    const itemOf = ({ itemId }: Passage) => this.study.get('item', itemId);
    const found = this.made.of(
      passages,
      passage => ({ item: itemOf(passage), event: this.make(passage, itemOf(passage)) }),
      ({ item }, passage) => item === itemOf(passage),
    );
    return found.map(({ event }) => event);
  }

  private make(passage: Passage, item: Item | undefined): TimelineEvent | null {
    const date = this.context.dateOf(passage);
    const period = readPeriod(date);
    if (date === null || period === null) return null;
    const cell = textCell(`${item?.label ?? passage.itemId}: “${oneLine(quoteOf(passage))}”`, {
      passages: [passage.id],
    });
    return {
      id: `passage:${passage.id}`,
      sort: 'passage',
      date,
      from: period.from,
      to: period.to,
      lanes: onLanes(this.lanes.finder.passage(passage), this.lanes),
      cell,
      words: cell.text,
    };
  }
}

/** The lanes and fields by which records find their places, in one text. */
export const settingOf = (lanes: TimelineLanes, context: PassageContext): string =>
  JSON.stringify([lanes.by, [...lanes.known], context.fieldIds]);

/** Those of the lanes that there are, without repeats; at least one. */
export function onLanes(ids: readonly string[], { known, none }: TimelineLanes): readonly string[] {
  const found = ids.filter((id, at, all) => known.has(id) && all.indexOf(id) === at);
  return found.length === 0 ? [none] : found;
}

/** Line ends are few and spaces many, so each is looked for by itself. */
function oneLine(text: string): string {
  const flat = lineEnd.test(text) ? text.replace(/[^\S ]+/g, ' ') : text;
  return flat.includes('  ') ? flat.replace(/ {2,}/g, ' ').trim() : flat.trim();
}
const lineEnd = /[^\S ]/;
