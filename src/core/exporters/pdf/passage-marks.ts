/** A passage as the annotations of a PDF: one a page, with what the study says of it as their note. */
import type { Field } from '../../model/codebook.ts';
import type { Passage } from '../../model/passage.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { labelOfSingle, singleValues } from '../value-labels.ts';
import type { PdfMark } from './annotate-pdf.ts';

/** What shows a passage whose item or kind is gone. */
const colourless = '#808080';

/** None where the passage has no place on a page. */
export function marksOf(study: StudyReader, passage: Passage): PdfMark[] {
  const item = study.get('item', passage.itemId);
  const kind = item === undefined ? undefined : study.get('kind', item.kindId);
  const common = {
    colour: item?.colour ?? kind?.colour ?? colourless,
    author: study.get('coder', passage.coderId)?.name ?? '',
    subject: item?.label ?? '',
    note: noteOf(study, passage),
    createdAt: passage.createdAt,
    changedAt: passage.changedAt,
  };
  const { region, pages = [] } = passage;
  if (region !== undefined) {
    return [{ shape: 'region', page: region.page, rects: [region.rect], id: passage.id, ...common }];
  }
  return pages
    .filter(({ rects }) => rects.length > 0)
    .map(({ page, rects }, index, { length }) => ({
      shape: 'highlight',
      page,
      rects,
      id: length === 1 ? passage.id : `${passage.id}/${index + 1}`,
      ...common,
    }));
}

/** Kind and item, the values, what a region says, then the memos; a blank line between. */
function noteOf(study: StudyReader, passage: Passage): string {
  const item = study.get('item', passage.itemId);
  const kind = item === undefined ? undefined : study.get('kind', item.kindId);
  const parts = [
    [kind?.label, item?.label].filter(label => label !== undefined).join(': '),
    valueLines(study, passage).join('\n'),
    passage.transcription?.trim() ?? '',
    ...[...study.memosOn({ type: 'passage', id: passage.id })]
      .sort((one, other) => compare(one.createdAt, other.createdAt) || compare(one.id, other.id))
      .map(({ text }) => text.trim()),
  ];
  return parts.filter(part => part !== '').join('\n\n');
}

function valueLines(study: StudyReader, { values }: Passage): string[] {
  return Object.entries(values)
    .flatMap(([id, value]) => {
      const field = study.live('field', id);
      return field === undefined ? [] : [{ field, value }];
    })
    .sort((one, other) => one.field.order - other.field.order || compare(one.field.id, other.field.id))
    .map(
      ({ field, value }) =>
        `${field.label}: ${singleValues(value)
          .map(single => nameOf(study, field, single))
          .join(', ')}`,
    );
}

const nameOf = (study: StudyReader, field: Field, single: string | number | boolean): string =>
  labelOfSingle(study, field, single) ??
  (typeof single === 'boolean' ? (single ? 'yes' : 'no') : String(single));

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
