/** One thing of a kind: the actor SNTSS, the veto point "Lower House", the tracer "Contracting out". */
import { z } from 'zod';
import { colour, label } from './codebook.ts';
import { fieldValues } from './field-value.ts';
import { itemId, kindId } from './ids.ts';
import { nameRule } from './name-rule.ts';
import { stamps } from './stamps.ts';

export const item = z.object({
  id: itemId,
  kindId,
  label,
  /** Other names and acronyms, without repeats. */
  aliases: z.array(label),
  /** How single names are looked for in texts; names without a rule are looked for as they look. */
  nameRules: z.array(nameRule).exactOptional(),
  /** Null = the kind's colour. */
  colour: colour.nullable(),
  values: fieldValues,
  ...stamps,
});
export type Item = z.output<typeof item>;
