/** The judgements of a study that pass a filter, by item, field and what they are about. */
import type { Field } from '../model/codebook.ts';
import type { ItemId } from '../model/ids.ts';
import type { Judgement } from '../model/judgement.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { type JudgedCell, judgeCell } from './judged-cell.ts';
import { judgePeriod, type PeriodFilter } from './periods.ts';

export interface JudgementFilter extends PeriodFilter {
  /** Null = everybody. */
  coders: ReadonlySet<string> | null;
}

export class JudgementIndex {
  private readonly study: StudyReader;
  private readonly byItemAndField = new Map<string, Judgement[]>();
  private readonly undated = new Set<string>();
  private readonly filter: JudgementFilter;

  constructor(study: StudyReader, filter: JudgementFilter) {
    this.study = study;
    this.filter = filter;
    for (const judgement of study.all('judgement')) {
      if (filter.coders !== null && !filter.coders.has(judgement.coderId)) continue;
      const key = keyOf(judgement.itemId, judgement.fieldId);
      const group = this.byItemAndField.get(key);
      if (group === undefined) this.byItemAndField.set(key, [judgement]);
      else group.push(judgement);
    }
  }

  /** About whatever, where `about` is left out; about nothing, where it is null. */
  judgements(itemId: string, field: Field | null, about?: ItemId | null): Judgement[] {
    if (field === null) return [];
    const all = this.byItemAndField.get(keyOf(itemId, field.id)) ?? [];
    return all.filter(judgement => {
      if (about !== undefined && judgement.aboutId !== about) return false;
      // A field that holds for no period holds in every one.
      const verdict = field.periodic ? judgePeriod(this.filter, judgement.period) : 'in';
      if (verdict === 'undated') this.undated.add(judgement.id);
      return verdict === 'in';
    });
  }

  /** The cell of these judgements; about whatever, where `about` is left out. */
  cell(itemId: string, field: Field, about?: ItemId | null): JudgedCell {
    return judgeCell(this.study, field, this.judgements(itemId, field, about), about === undefined);
  }

  /** Ids of the items that judgements of the item and field are about, null where about none. */
  abouts(itemId: string, field: Field | null): ReadonlySet<ItemId | null> {
    return new Set(this.judgements(itemId, field).map(({ aboutId }) => aboutId));
  }

  /** What was asked for and left out because it states no period. */
  notes(): string[] {
    const { size } = this.undated;
    if (size === 0) return [];
    return [
      size === 1
        ? '1 judgement states no period and is left out of the period asked for.'
        : `${size} judgements state no period and are left out of the period asked for.`,
    ];
  }
}

const keyOf = (itemId: string, fieldId: string): string => `${itemId} ${fieldId}`;
