/** Pieces that the schemas of several commands share. */
import { z } from 'zod';
import { fieldValue } from '../model/field-value.ts';

/** Values by field id, name or label; null takes a value away. */
export const valuesPatch = z
  .record(z.string(), fieldValue.nullable())
  .describe('Field id, name or label to value; null takes the value away (not yet coded)');
/** A text that becomes a memo on the new record. */
export const memoText = z.string().trim().min(1).describe('Text of a memo on the new record');
