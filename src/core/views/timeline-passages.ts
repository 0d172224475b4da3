/**
 * The events of passages. They are most of a large timeline, and one passage more changes one of them: so each is made
 * once, and kept for as long as the passage, its item, the lanes and the fields that are read stay what they are.
 */
import { quoteOf } from '#core/model/passage.ts';
import type { Item } from '../model/item.ts';
import type { Passage } from '../model/passage.ts';
import type { StudyReader } from '../store/study-reader.ts';
import type { PassageContext } from './passage-context.ts';
import { readPeriod } from './periods.ts';
import { textCell } from './table-cells.ts';
import type { TimelineEvent } from './timeline-events.ts';
import type { LaneFinder, LanesBy } from './timeline-lanes.ts';

interface Made {
  setting: object;
  item: Item | undefined;
  /** Null where the passage states no date. */
  event: TimelineEvent | null;
}

/** Records never change: what replaces one is another object. */
const made = new WeakMap<Passage, Made>();

/** One object for each way in which passages are read, to be compared at once. */
const settings = new Map<string, object>();
const mostSettings = 50;

function settingOf(description: string): object {
  const known = settings.get(description);
  if (known !== undefined) return known;
  if (settings.size >= mostSettings) settings.clear();
  const setting = {};
  settings.set(description, setting);
  return setting;
}

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
  private readonly setting: object;

  constructor(study: StudyReader, context: PassageContext, lanes: TimelineLanes) {
    this.study = study;
    this.context = context;
    this.lanes = lanes;
    this.setting = settingOf(JSON.stringify([lanes.by, [...lanes.known], context.fieldIds]));
  }

  /** Null where the passage states no date. */
  of(passage: Passage): TimelineEvent | null {
    const item = this.study.get('item', passage.itemId);
    const known = made.get(passage);
    if (known !== undefined && known.item === item && known.setting === this.setting) return known.event;
    const event = this.make(passage, item);
    made.set(passage, { setting: this.setting, item, event });
    return event;
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
