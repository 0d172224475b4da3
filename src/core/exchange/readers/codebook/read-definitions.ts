/** The definitions in a codebook of this program as a file, each checked by itself: a broken one costs no other. */
import type { z } from 'zod';
import { fieldFields, type kindFields, linkTypeFields, vocabularyFields } from '../../../model/codebook.ts';
import type { ExchangeCodebook } from '../../project.ts';
import type { LossCount } from '../loss-count.ts';

type Raw = Readonly<Record<'fields' | 'vocabularies' | 'linkTypes', readonly unknown[]>>;

/** Fields name only kinds and vocabularies that are there; every id, and every name within its kind, is there once. */
export function readDefinitions(
  raw: Raw,
  kinds: readonly z.output<typeof kindFields>[],
  losses: LossCount,
): ExchangeCodebook {
  const kindIds = new Set<string>(kinds.map(({ id }) => id));
  const vocabularies = once(sound(vocabularyFields, raw.vocabularies), ({ id }) => id).filter(
    ({ options }) => new Set(options.map(({ id }) => id)).size === options.length,
  );
  const vocabularyIds = new Set<string>(vocabularies.map(({ id }) => id));
  const linkTypes = once(sound(linkTypeFields, raw.linkTypes), ({ id }) => id);
  const hasAll = ({ subject, kindId, aboutKindId, value }: z.output<typeof fieldFields>): boolean => {
    if ((subject === 'document') !== (kindId === null)) return false;
    if (kindId !== null && !kindIds.has(kindId)) return false;
    if (aboutKindId !== null && (subject !== 'judgement' || !kindIds.has(aboutKindId))) return false;
    if (value.type === 'choice') return vocabularyIds.has(value.vocabularyId);
    if (value.type === 'item') return value.kindIds.every(id => kindIds.has(id));
    if (value.type !== 'ordinal' && value.type !== 'scale') return true;
    return new Set(value.points.map(point => point.value)).size === value.points.length;
  };
  const named = once(sound(fieldFields, raw.fields).filter(hasAll), ({ id }) => id);
  const fields = once(named, ({ subject, kindId, name }) => JSON.stringify([subject, kindId, name]));
  const given = raw.fields.length + raw.vocabularies.length + raw.linkTypes.length;
  losses.lose(
    'definition',
    'definitions',
    'of fields, vocabularies and types of link not understood, or there twice: left out',
    given - fields.length - vocabularies.length - linkTypes.length,
  );
  return { fields, vocabularies, linkTypes };
}

function sound<T extends z.ZodType>(schema: T, list: readonly unknown[]): z.output<T>[] {
  return list.flatMap(each => {
    const read = schema.safeParse(each);
    return read.success ? [read.data] : [];
  });
}

/** The first of those with one key. */
function once<T>(list: readonly T[], keyOf: (each: T) => string): T[] {
  const seen = new Set<string>();
  return list.filter(each => {
    const key = keyOf(each);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
