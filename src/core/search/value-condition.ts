/** What is asked of the value of a codebook field: of documents as a scope, of passages and items in coding queries. */
import { z } from 'zod';
import type { FieldValue, FieldValues } from '../model/field-value.ts';
import { parsePeriod, periodsOverlap } from '../model/period.ts';
import { foldText } from '../text/fold.ts';
import { periodText } from '../views/view-options.ts';

export const valueCondition = z.strictObject({
  field: z.string().describe('Id of the field'),
  oneOf: z
    .array(z.union([z.string(), z.number(), z.boolean()]))
    .optional()
    .describe('Values (ids of options or items, numbers of points, texts) of which it has at least one'),
  least: z.number().optional().describe('The least number or point'),
  most: z.number().optional().describe('The largest number or point'),
  period: periodText.optional().describe('EDTF; a date that has a moment in common with it'),
  text: z.string().optional().describe('Is in the text of the value, whatever its case and accents'),
  stated: z.boolean().optional().describe('true: any value; false: not yet coded'),
});
export type ValueCondition = z.output<typeof valueCondition>;

/** Whether the values meet everything that is asked; with nothing asked, whether the field has a value. */
export function meets(values: FieldValues, condition: ValueCondition): boolean {
  const value = Object.hasOwn(values, condition.field) ? values[condition.field] : undefined;
  if (condition.stated === false) return value === undefined;
  if (value === undefined) return false;
  const { oneOf, least, most, period, text } = condition;
  return (
    (oneOf === undefined || listOf(value).some(each => oneOf.includes(each))) &&
    (least === undefined || (typeof value === 'number' && value >= least)) &&
    (most === undefined || (typeof value === 'number' && value <= most)) &&
    (period === undefined || overlaps(value, period)) &&
    (text === undefined || bare(listOf(value).join('\n')).includes(bare(text)))
  );
}

const listOf = (value: FieldValue): readonly (string | number | boolean)[] =>
  Array.isArray(value) ? value : [value];

const bare = (text: string): string => foldText(text, { caseSensitive: false, accentSensitive: false }).text;

function overlaps(value: FieldValue, period: string): boolean {
  const [one, other] = [parsePeriod(String(value)), parsePeriod(period)];
  return one.ok && other.ok && periodsOverlap(one.period, other.period);
}
