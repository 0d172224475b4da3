/** One thing of a kind: the actor SNTSS, the veto point "Lower House", the tracer "Contracting out". */
import { z } from 'zod';
import { colour, label } from './codebook.ts';
import { fieldValues } from './field-value.ts';
import { itemId, kindId } from './ids.ts';
import { stamps } from './stamps.ts';

export const item = z.object({
  id: itemId,
  kindId,
  label,
  /** Other names and acronyms, without repeats. */
  aliases: z.array(label),
  /** Null = the kind's colour. */
  colour: colour.nullable(),
  values: fieldValues,
  ...stamps,
});
export type Item = z.output<typeof item>;
