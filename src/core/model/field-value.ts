/** Values of codebook fields, as stored: by field id, absent where nobody has coded the field. */
import { z } from 'zod';

/** Text, date (EDTF), option id or item id; number or scale point; yes or no; several option or item ids. */
export const fieldValue = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())]);
export type FieldValue = z.output<typeof fieldValue>;

/** Field id to value. An absent field is not yet coded; there is no other meaning of absence. */
export const fieldValues = z.record(z.string(), fieldValue);
export type FieldValues = z.output<typeof fieldValues>;
