/** Kinds of item: adding and changing. */
import { z } from 'zod';
import { type Kind, kindFields } from '../../model/codebook.ts';
import { type KindId, kindId } from '../../model/ids.ts';
import { Problem } from '../../problem.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { defineCommand } from '../definition.ts';
import { requireFreeId, requireLive } from '../find.ts';
import { changed, created, given } from '../stamping.ts';
import { afterLast } from './order.ts';

const shape = kindFields.shape;

/** A key can code with one kind only. */
function requireFreeKey(study: StudyReader, key: string | null | undefined, except: string | null): void {
  if (key === null || key === undefined) return;
  for (const other of study.all('kind')) {
    if (other.key === key && other.id !== except) {
      throw new Problem(
        'refused',
        `The key “${key}” belongs to the kind “${other.label}”.`,
        'Choose another letter, or change that kind first.',
      );
    }
  }
}

export const addKind = defineCommand({
  type: 'kind.add',
  summary: 'Adds a kind of item to the codebook.',
  args: z.strictObject({
    id: kindId.optional(),
    label: shape.label,
    plural: shape.plural.optional(),
    description: shape.description.optional(),
    key: shape.key.optional(),
    colour: shape.colour,
    order: shape.order.optional(),
  }),
  run(args, study, context) {
    if (args.id !== undefined) requireFreeId(study, 'kind', args.id);
    requireFreeKey(study, args.key, null);
    const record: Kind = {
      id: args.id ?? (context.newId('k') as KindId),
      label: args.label,
      plural: args.plural ?? args.label,
      description: args.description ?? '',
      key: args.key ?? null,
      colour: args.colour,
      order: args.order ?? afterLast(study.all('kind')),
      ...created(context),
    };
    return { put: [{ type: 'kind', record }], label: `Add kind ${args.label}` };
  },
});

export const changeKind = defineCommand({
  type: 'kind.change',
  summary: 'Changes a kind’s label, plural, description, key, colour or place.',
  args: z.strictObject({ ...kindFields.partial().shape, id: kindId }),
  run({ id, ...patch }, study, context) {
    const before = requireLive(study, 'kind', id);
    requireFreeKey(study, patch.key, id);
    return {
      put: [{ type: 'kind', record: changed(before, given(patch), context) }],
      label: `Change kind ${before.label}`,
    };
  },
});
