/** The kinds and items of a study as a list, as other programs mean a codebook: what the formats of it share. */
import { z } from 'zod';
import type { Item } from '../../model/item.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { RecordOrder } from '../record-order.ts';
import { labelOfSingle, singleValues } from '../value-labels.ts';

export const listedCode = z.object({
  /** Label of its kind; null = none is stated. */
  kind: z.string().nullable(),
  label: z.string(),
  aliases: z.array(z.string()),
  /** `#rrggbb`; null where it is the kind's. */
  colour: z.string().nullable(),
  description: z.string(),
  /** Labels of values by labels of fields. */
  values: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])),
});
export type ListedCode = z.output<typeof listedCode>;

/** By kind and label, as other exports sort items. */
export function listCodes(study: StudyReader): ListedCode[] {
  return new RecordOrder(study).items.map(item => ({
    kind: study.get('kind', item.kindId)?.label ?? null,
    label: item.label,
    aliases: [...item.aliases],
    colour: item.colour,
    description: descriptionOf(study, item.id),
    values: valuesOf(study, item.values),
  }));
}

function valuesOf(study: StudyReader, values: Item['values']): ListedCode['values'] {
  const listed: ListedCode['values'] = {};
  for (const [id, value] of Object.entries(values)) {
    const field = study.live('field', id);
    if (field === undefined) continue;
    const isPlain =
      typeof value === 'boolean' || (typeof value === 'number' && field.value.type === 'number');
    listed[field.label] = isPlain
      ? value
      : singleValues(value)
          .map(single => labelOfSingle(study, field, single) ?? String(single))
          .join('; ');
  }
  return listed;
}

/** What memos on an item say, oldest first. */
function descriptionOf(study: StudyReader, id: string): string {
  return [...study.memosOn({ type: 'item', id })]
    .sort((one, other) => (`${one.createdAt} ${one.id}` < `${other.createdAt} ${other.id}` ? -1 : 1))
    .map(({ text }) => text.trim())
    .filter(text => text !== '')
    .join('\n\n');
}
