/** Values as people write them in a spreadsheet or in the name of a file, and back. */
import { checkValue } from '../commands/field-values.ts';
import type { Field } from '../model/codebook.ts';
import type { FieldValue } from '../model/field-value.ts';
import { parsePeriod } from '../model/period.ts';
import { Problem } from '../problem.ts';
import type { StudyReader } from '../store/study-reader.ts';

/** Something that a text can name: by its id, or by one of its names. */
interface Named {
  id: string;
  names: readonly string[];
}

/** Stands between several values in one cell; `|` is read too. */
const between = '; ';

/**
 * The value that a text means for the field: labels of options, points and items count as well as their ids; dates
 * as 2020-01-31, 20200131 or 31.1.2020. Throws a Problem that says what the field takes. The text is not empty.
 */
export function readValueText(study: StudyReader, field: Field, text: string): FieldValue {
  const clean = text.trim();
  const { value: type } = field;
  switch (type.type) {
    case 'text':
      return checkValue(study, field, type.multiline ? clean : clean.replace(/\s+/g, ' '));
    case 'number': {
      const bare =
        type.unit !== null && clean.endsWith(type.unit) ? clean.slice(0, -type.unit.length) : clean;
      const digits = bare.trim().replace(/^−/, '-');
      const isNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?$/i.test(digits);
      return checkValue(study, field, isNumber ? Number(digits) : clean);
    }
    case 'boolean': {
      const word = clean.toLowerCase();
      if (word === 'yes' || word === 'true') return true;
      if (word === 'no' || word === 'false') return false;
      throw new Problem('invalid', `“${field.label}” takes Yes or No, not “${clean}”.`);
    }
    case 'date':
      return checkValue(study, field, readDateText(clean));
    case 'ordinal':
    case 'scale': {
      const [, number = '', label = ''] = /^([+−-]?\d+)?\s*(.*)$/s.exec(clean) ?? [];
      const point = type.points.find(
        each =>
          sameName(each.label, clean) ||
          (number !== '' &&
            each.value === Number(number.replace('−', '-')) &&
            (label === '' || sameName(each.label, label))),
      );
      return point?.value ?? checkValue(study, field, clean);
    }
    case 'choice': {
      const options = study.get('vocabulary', type.vocabularyId)?.options ?? [];
      const named = options.map(({ id, label }) => ({ id, names: [label] }));
      return checkValue(study, field, readNames(field, clean, type.multiple, named));
    }
    case 'item': {
      const items = [...study.all('item')].filter(
        ({ kindId }) => type.kindIds.length === 0 || type.kindIds.includes(kindId),
      );
      const named = items.map(({ id, label, aliases }) => ({ id, names: [label, ...aliases] }));
      return checkValue(study, field, readNames(field, clean, type.multiple, named));
    }
  }
}

/** The value as a text that `readValueText` reads back as the same. */
export function writeValueText(study: StudyReader, field: Field, value: FieldValue): string {
  const { value: type } = field;
  switch (type.type) {
    case 'boolean':
      return value === true ? 'Yes' : 'No';
    case 'ordinal':
    case 'scale': {
      const label = type.points.find(point => point.value === value)?.label;
      const isSaid = label !== undefined && safeRead(study, field, label) === value;
      return isSaid ? label : String(value);
    }
    case 'choice': {
      const options = study.get('vocabulary', type.vocabularyId)?.options ?? [];
      return writeNames(study, field, value, id => options.find(option => option.id === id)?.label);
    }
    case 'item':
      return writeNames(study, field, value, id => study.live('item', id)?.label);
    default:
      return String(value);
  }
}

/** A label where it means this one thing alone, else the id. */
const writeNames = (
  study: StudyReader,
  field: Field,
  value: FieldValue,
  labelOf: (id: string) => string | undefined,
): string =>
  (Array.isArray(value) ? value : [String(value)])
    .map(id => {
      const label = labelOf(id);
      const read = label === undefined ? undefined : safeRead(study, field, label);
      const means = Array.isArray(read) ? (read.length === 1 ? read[0] : undefined) : read;
      return label !== undefined && means === id && !/[;|]/.test(label) ? label : id;
    })
    .join(between);

const safeRead = (study: StudyReader, field: Field, text: string): FieldValue | undefined => {
  try {
    return readValueText(study, field, text);
  } catch {
    return undefined;
  }
};

function readNames(
  field: Field,
  text: string,
  multiple: boolean,
  things: readonly Named[],
): string | string[] {
  const find = (name: string): string | undefined => {
    const byId = things.find(({ id }) => id === name);
    if (byId !== undefined) return byId.id;
    const exact = things.filter(({ names }) => names.includes(name));
    const found =
      exact.length > 0 ? exact : things.filter(({ names }) => names.some(one => sameName(one, name)));
    if (found.length > 1) {
      const ids = found.map(({ id }) => id).join(', ');
      throw new Problem(
        'invalid',
        `“${field.label}”: “${name}” is the name of several.`,
        `Write the id: ${ids}.`,
      );
    }
    return found[0]?.id;
  };
  const whole = find(text);
  if (!multiple || whole !== undefined) return whole ?? text;
  return text
    .split(/[;|]/)
    .map(name => name.trim())
    .filter(name => name !== '')
    .map(name => find(name) ?? name);
}

/** The date as EDTF where it is written in another usual way that can mean only one; else the text as it is. */
export function readDateText(text: string): string {
  if (parsePeriod(text).ok) return text;
  const joined = /^(\d{4})([._ ]?)(\d\d)(?:\2(\d\d))?$/.exec(text);
  const dayFirst = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(text);
  const candidates = [
    // Six digits without a sign between them may begin with a day as well as with a year.
    joined !== null && (joined[2] !== '' || joined[4] !== undefined)
      ? [joined[1], joined[3], joined[4]].filter(part => part !== undefined).join('-')
      : undefined,
    dayFirst
      ?.slice(1)
      .reverse()
      .map(part => part.padStart(2, '0'))
      .join('-'),
  ];
  return candidates.find(candidate => candidate !== undefined && parsePeriod(candidate).ok) ?? text;
}

const sameName = (one: string, other: string): boolean =>
  one.localeCompare(other, undefined, { sensitivity: 'accent' }) === 0;
