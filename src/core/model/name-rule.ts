/** How one of an item's names is looked for in texts, where the name's own look does not say enough. */
import { z } from 'zod';
import { label } from './codebook.ts';

export const nameRule = z.object({
  /** The label or alias that the rule is about. */
  name: label,
  /** What a place with the name counts as: a mention, one to be asked about every time, or none. */
  counts: z.enum(['always', 'ask', 'never']),
  /** Whether capitals must be as in the name; null = as it looks: in acronyms they must. */
  capitals: z.enum(['as-written', 'any']).nullable(),
  /** Whether accents must be as in the name; without it, they must where capitals must. */
  accents: z.enum(['as-written', 'any']).exactOptional(),
  /** Whether plurals of the name's last word count; without it, they do. */
  plurals: z.boolean().exactOptional(),
  /** Longer wordings in which the name is not this item's: for “Union”, “European Union”. */
  notIn: z.array(label),
});
export type NameRule = z.output<typeof nameRule>;
