/** Vocabularies that choices draw on: adding and changing. */
import { z } from 'zod';
import { type Vocabulary, vocabularyFields } from '../../model/codebook.ts';
import { type VocabularyId, vocabularyId } from '../../model/ids.ts';
import { Problem } from '../../problem.ts';
import { defineCommand } from '../definition.ts';
import { requireFreeId, requireLive } from '../find.ts';
import { changed, created, given } from '../stamping.ts';

const { label, options } = vocabularyFields.shape;

function requireDistinct(vocabulary: Pick<Vocabulary, 'options'>): void {
  for (const key of ['id', 'label'] as const) {
    const seen = new Set<string>();
    for (const option of vocabulary.options) {
      if (seen.has(option[key]))
        throw new Problem('invalid', `Two options have the same ${key}: “${option[key]}”.`);
      seen.add(option[key]);
    }
  }
}

export const addVocabulary = defineCommand({
  type: 'vocabulary.add',
  summary: 'Adds a list of options that choice fields can use.',
  args: z.strictObject({ id: vocabularyId.optional(), label, options }),
  run(args, study, context) {
    if (args.id !== undefined) requireFreeId(study, 'vocabulary', args.id);
    requireDistinct(args);
    const record: Vocabulary = {
      ...args,
      id: args.id ?? (context.newId('v') as VocabularyId),
      ...created(context),
    };
    return { put: [{ type: 'vocabulary', record }], label: `Add vocabulary ${args.label}` };
  },
});

export const changeVocabulary = defineCommand({
  type: 'vocabulary.change',
  summary:
    'Renames a vocabulary or replaces its options. Values keep the ids of options that were taken out.',
  args: z.strictObject({ id: vocabularyId, label: label.optional(), options: options.optional() }),
  run({ id, ...patch }, study, context) {
    const before = requireLive(study, 'vocabulary', id);
    const after = changed(before, given(patch), context);
    requireDistinct(after);
    return { put: [{ type: 'vocabulary', record: after }], label: `Change vocabulary ${before.label}` };
  },
});
