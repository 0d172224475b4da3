/** What a dataset with certain choices would hold: counts, and what stays out. */
import type { RecordType } from '../../model/records.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import type { DatasetChoices } from './choices.ts';
import { selectStudy } from './select-study.ts';

const counted = ['document', 'item', 'passage', 'judgement', 'link', 'memo', 'coder'] as const;

export interface DatasetPreview {
  /** Live records of the study and how many of them go in, by type. */
  counts: readonly { type: RecordType; included: number; total: number }[];
  /** Whether whole records are in it beside the tables. */
  isWhole: boolean;
}

export function previewDataset(study: StudyReader, choices: DatasetChoices): DatasetPreview {
  const selected = selectStudy(study, choices);
  return {
    counts: counted.map(type => ({
      type,
      included: lengthOf(selected.all(type)),
      total: lengthOf(study.all(type)),
    })),
    isWhole: !choices.withoutText && !choices.partition,
  };
}

function lengthOf(records: Iterable<unknown>): number {
  let length = 0;
  for (const _ of records) length += 1;
  return length;
}
