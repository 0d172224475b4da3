import { z } from 'zod';
import { type CoderId, coderId } from '../../model/ids.ts';
import { coder } from '../../model/study.ts';
import { Problem } from '../../problem.ts';
import { defineCommand } from '../definition.ts';
import { requireFreeId } from '../find.ts';
import { created } from '../stamping.ts';

/** First letters of the first three words, in capitals. */
export const initialsOf = (name: string): string =>
  name
    .split(/\s+/)
    .filter(Boolean)
    .slice(0, 3)
    .map(word => [...word][0] ?? '')
    .join('')
    .toUpperCase()
    .slice(0, 8);

export const addCoder = defineCommand({
  type: 'coder.add',
  summary: 'Adds a person who codes.',
  args: z.strictObject({
    id: coderId.optional(),
    name: coder.shape.name,
    initials: coder.shape.initials.optional(),
  }),
  run(args, study, context) {
    if (args.id !== undefined) requireFreeId(study, 'coder', args.id);
    for (const other of study.all('coder')) {
      if (other.name === args.name)
        throw new Problem(
          'refused',
          `There is already a coder called “${args.name}”.`,
          'Give the full name, or an initial more.',
        );
    }
    const record = {
      id: args.id ?? (context.newId('c') as CoderId),
      name: args.name,
      initials: args.initials ?? initialsOf(args.name),
      ...created(context),
    };
    return { put: [{ type: 'coder', record }], label: `Add coder ${args.name}` };
  },
});
