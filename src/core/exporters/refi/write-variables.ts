/** Fields of documents and items as variables; values of items stand in a case for each, which refers to its code. */
import { aliasVariable } from '../../exchange/readers/refi/read-variables.ts';
import type { Field } from '../../model/codebook.ts';
import type { FieldValue, FieldValues } from '../../model/field-value.ts';
import type { RefiContext } from './refi-context.ts';

export function writeVariables(context: RefiContext): string[] {
  const { order, xml } = context;
  const declare = (guid: string, name: string, typeOfVariable: string, description: string): string =>
    xml.element('Variable', { guid, name, typeOfVariable }, context.description(description));
  const fields = order.fields
    .filter(({ subject }) => subject === 'document' || subject === 'item')
    .map(field => declare(context.guid('field', field.id), field.label, variableType(field), field.help));
  const hasAliases = order.items.some(({ aliases }) => aliases.length > 0);
  const aliases = declare(
    context.guid('variable', aliasVariable),
    aliasVariable,
    'Text',
    'Other names, one a line',
  );
  return hasAliases ? [...fields, aliases] : fields;
}

export function writeCases(context: RefiContext): string[] {
  const { xml } = context;
  return context.order.items.flatMap(({ id, label, aliases, values }) => {
    const written = writeValues(context, values);
    const named =
      aliases.length === 0
        ? ''
        : variableValue(context, context.guid('variable', aliasVariable), 'TextValue', aliases.join('\n'));
    if (written === '' && named === '') return [];
    const code = xml.element('CodeRef', { targetGUID: context.guid('item', id) });
    return [xml.element('Case', { guid: context.guid('case', id), name: label }, code + named + written)];
  });
}

/** The values as `VariableValue` elements. */
export const writeValues = (context: RefiContext, values: FieldValues): string =>
  context
    .valuesOf(values)
    .map(({ field, value }) =>
      variableValue(context, context.guid('field', field.id), ...valueElement(context, field, value)),
    )
    .join('');

const variableValue = ({ xml }: RefiContext, guid: string, name: string, value: string): string =>
  xml.element(
    'VariableValue',
    {},
    xml.element('VariableRef', { targetGUID: guid }) + xml.element(name, {}, xml.text(value)),
  );

/** Dates may be intervals or uncertain, which only text can hold; scales and choices are their labels. */
function variableType({ value }: Field): string {
  if (value.type === 'boolean') return 'Boolean';
  return value.type === 'number' ? 'Float' : 'Text';
}

function valueElement(context: RefiContext, field: Field, value: FieldValue): [name: string, value: string] {
  if (typeof value === 'boolean') return ['BooleanValue', String(value)];
  if (field.value.type === 'number' && typeof value === 'number') return ['FloatValue', decimalOf(value)];
  return ['TextValue', context.wordsOf(field, value)];
}

/** A number without an exponent, as the schema wants it. */
export function decimalOf(value: number): string {
  const [digits = '', exponent] = String(value).split('e');
  if (exponent === undefined) return digits;
  const [whole = '', fraction = ''] = digits.replace('-', '').split('.');
  const point = whole.length + Number(exponent);
  const all = whole + fraction;
  const sign = value < 0 ? '-' : '';
  if (point <= 0) return `${sign}0.${'0'.repeat(-point)}${all}`;
  if (point >= all.length) return `${sign}${all}${'0'.repeat(point - all.length)}`;
  return `${sign}${all.slice(0, point)}.${all.slice(point)}`;
}
