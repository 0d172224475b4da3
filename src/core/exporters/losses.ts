/** What every export of the present state leaves out, counted and said. */
import { countOf } from '../model/record-nouns.ts';
import { recordTypes } from '../model/records.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { counted } from '../text/counted.ts';

export function commonLosses(study: StudyReader): string[] {
  const losses = ['The history of changes and the documents themselves are not part of this format.'];
  const removed = recordTypes.flatMap(type => {
    let count = 0;
    for (const record of study.allWithRemoved(type)) if (record.removed !== null) count += 1;
    return count === 0 ? [] : [countOf(count, type)];
  });
  if (removed.length > 0) losses.push(`Removed records were left out: ${removed.join(', ')}.`);
  return losses;
}

/** Values whose field was removed have no column; evidence that was removed has no row. */
export function tableLosses(study: StudyReader): string[] {
  let values = 0;
  for (const type of ['document', 'item', 'passage'] as const) {
    for (const record of study.all(type)) {
      for (const id of Object.keys(record.values)) if (study.live('field', id) === undefined) values += 1;
    }
  }
  let evidence = 0;
  for (const type of ['judgement', 'link'] as const) {
    for (const record of study.all(type)) {
      for (const id of record.evidence) if (study.live('passage', id) === undefined) evidence += 1;
    }
  }
  const losses: string[] = [];
  if (values > 0) losses.push(`${counted(values, 'value', 'values')} of removed fields were left out.`);
  if (evidence > 0) {
    losses.push(
      `${counted(evidence, 'place', 'places')} in lists of evidence name removed passages and were left out.`,
    );
  }
  return losses;
}
