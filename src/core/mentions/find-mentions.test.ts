import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ItemId, KindId } from '../model/ids.ts';
import type { Item } from '../model/item.ts';
import type { NameRule } from '../model/name-rule.ts';
import { MentionFinder } from './find-mentions.ts';

const item = (label: string, aliases: string[] = [], nameRules: NameRule[] = []): Item => ({
  id: label as ItemId,
  kindId: 'actor' as KindId,
  label,
  aliases,
  nameRules,
  colour: null,
  values: {},
  createdAt: '',
  createdBy: '' as Item['createdBy'],
  changedAt: '',
  changedBy: '' as Item['changedBy'],
  removed: null,
});
const rule = (name: string, patch: Partial<NameRule>): NameRule => ({
  name,
  counts: 'always',
  capitals: null,
  notIn: [],
  ...patch,
});

/** The mentions as `words → item`, with the doubt where there is one. */
const found = (text: string, ...items: Item[]): string[] =>
  new MentionFinder(items)
    .find(text)
    .map(({ start, end, itemId, doubt }) =>
      [`${text.slice(start, end).replace(/\s+/g, ' ')} → ${itemId}`, doubt ?? []].flat().join(' ? '),
    );

const ssa = item('Health Secretariat', ['SSA', 'Secretaría de Salud']);

describe('MentionFinder', () => {
  it('finds acronyms as they are written, never inside a longer one', () => {
    expect(found('SSA, the SSA’s plan, SSAs; not IMSSA, ssa, SSAS or SSA2.', ssa)).toEqual([
      'SSA → Health Secretariat',
      'SSA → Health Secretariat',
      'SSAs → Health Secretariat',
    ]);
    expect(found('The S.S.A. spoke.', ssa)).toEqual(['S.S.A. → Health Secretariat']);
  });

  it('finds names across accents, capitals, plurals, hyphens and line ends', () => {
    const text =
      'the health\nsecretariat; Secretaria de Salud; HEALTH SECRETARIATS; the Health Secre-\ntariat; health-secretariat.';
    expect(found(text, ssa)).toHaveLength(5);
    expect(found('la secretaría\nde\nsalud', ssa)).toEqual(['secretaría de salud → Health Secretariat']);
    expect(found('agencies and an agency, juez y jueces', item('Agency'), item('Juez'))).toEqual([
      'agencies → Agency',
      'agency → Agency',
      'juez → Juez',
      'jueces → Juez',
    ]);
  });

  it('reads no name over the end of a sentence or of a paragraph', () => {
    expect(found('It is about health. Secretariat work', ssa)).toEqual([]);
    expect(found('health\n\nsecretariat', ssa)).toEqual([]);
    expect(found('health, secretariat', ssa)).toEqual([]);
  });

  it('takes the longest name and offers those inside it', () => {
    const bank = item('National Bank of Foods');
    const [mention, ...rest] = new MentionFinder([item('National Bank'), item('Foods'), bank]).find(
      'at the National Bank of Foods',
    );
    expect(rest).toEqual([]);
    expect(mention).toMatchObject({ itemId: 'National Bank of Foods', doubt: null });
    expect(mention?.nested.map(({ itemId }) => itemId)).toEqual(['National Bank', 'Foods']);
  });

  it('asks where a name is shared, or is part of another item’s name', () => {
    const health = item('Ministry of Health', ['the Ministry']);
    const finance = item('Ministry of Finance', ['MF']);
    const fund = item('Municipal Fund', ['MF']);
    expect(found('The Ministry met the Ministry of Health and the MF.', health, finance, fund)).toEqual([
      'The Ministry → Ministry of Health ? part-of-name',
      'Ministry of Health → Ministry of Health',
      'MF → Ministry of Finance ? shared',
    ]);
  });

  it('follows the rules that are kept with the item', () => {
    const union = item('Union', [], [rule('Union', { notIn: ['European Union', 'Union of Cooks'] })]);
    expect(found('The union, the European Union and the Union of Cooks, unions', union)).toEqual([
      'union → Union',
      'unions → Union',
    ]);
    expect(found('rice, Rice, RICE', item('Rice', [], [rule('Rice', { capitals: 'as-written' })]))).toEqual([
      'Rice → Rice',
    ]);
    expect(found('Rice', item('Rice', [], [rule('Rice', { counts: 'never' })]))).toEqual([]);
    expect(found('Rice', item('Rice', [], [rule('Rice', { counts: 'ask' })]))).toEqual([
      'Rice → Rice ? rule',
    ]);
    expect(found('rice, arroz, Arroces', item('Arroz', [], [rule('Arroz', { plurals: false })]))).toEqual([
      'arroz → Arroz',
    ]);
    const papa = 'papa, papá, Papá, pa-\npá, papás';
    expect(found(papa, item('Papá'))).toHaveLength(5);
    expect(found(papa, item('Papá', [], [rule('Papá', { accents: 'as-written' })]))).toEqual([
      'papá → Papá',
      'Papá → Papá',
      'pa- pá → Papá',
      'papás → Papá',
    ]);
    expect(found(papa, item('Papá', [], [rule('Papá', { capitals: 'as-written', accents: 'any' })]))).toEqual(
      ['Papá → Papá'],
    );
    const juez = item('Juez', [], [rule('Juez', { capitals: 'as-written' })]);
    expect(found('Jueces, jueces, Juez', juez)).toEqual(['Jueces → Juez', 'Juez → Juez']);
    expect(found('who and WHO', item('WHO', [], [rule('WHO', { capitals: 'any' })]))).toHaveLength(2);
  });

  it('gives a name up to a longer one that begins in it, and counts what is left of it', () => {
    const items = ['ana ana dor', 'bo ana', 'bo', 'ana'].map(label => item(label));
    expect(found('bo ana ana dor', ...items)).toEqual([
      'bo → bo ? part-of-name',
      'ana ana dor → ana ana dor',
    ]);
  });

  it('finds just what a slow search finds, each place once', () => {
    const word = fc.constantFrom('ana', 'bo', 'cel', 'dor');
    const names = fc.array(fc.array(word, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(names, fc.array(word, { maxLength: 40 }), (lists, words) => {
        const labels = [...new Set(lists.map(list => list.join(' ')))];
        const text = words.join(' ');
        const mentions = new MentionFinder(labels.map(label => item(label))).find(text);
        let last = 0;
        for (const { start, end, name, nested } of mentions) {
          expect(start).toBeGreaterThanOrEqual(last);
          last = end;
          expect(text.slice(start, end)).toBe(name);
          for (const inner of nested) expect(text.slice(inner.start, inner.end)).toBe(inner.name);
        }
        // Every place of every name is a mention, inside one, or in the way of one that is no shorter.
        for (const label of labels) {
          for (let at = 0; at + label.length <= text.length; at += 1) {
            const end = at + label.length;
            const isWord = (text[at - 1] ?? ' ') === ' ' && (text[end] ?? ' ') === ' ';
            if (!isWord || !text.startsWith(label, at)) continue;
            const others = mentions.filter(mention => mention.start < end && mention.end > at);
            const longest = Math.max(...others.map(other => other.end - other.start));
            expect(longest).toBeGreaterThanOrEqual(label.length);
          }
        }
      }),
    );
  });
});
