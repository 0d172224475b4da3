import { describe, expect, it } from 'vitest';
import { type ChoosableItem, hasName, matchItems } from './item-matches.ts';

const item = (id: string, label: string, aliases: string[] = [], passages = 0): ChoosableItem => ({
  id,
  kindId: 'actor',
  label,
  aliases,
  passages,
});

const items = [
  item('union', 'Health Workers’ Union', ['SNTSS'], 29),
  item('board', 'Board of Directors', ['Consejo Técnico'], 3),
  item('bank', 'Central Bank', [], 12),
  item('unity', 'Unity Party', [], 1),
];
const idsOf = (typed: string, recent: string[] = []) =>
  matchItems(items, typed, recent).map(match => match.item.id);

describe('matchItems', () => {
  it('finds by label and by alias, accents and case aside, and says which alias', () => {
    expect(idsOf('tecnico')).toEqual(['board']);
    expect(matchItems(items, 'snt', [])).toMatchObject([{ item: { id: 'union' }, alias: 'SNTSS' }]);
  });

  it('puts what begins with it before what has it inside', () => {
    expect(idsOf('uni')).toEqual(['unity', 'union']);
  });

  it('offers all where nothing is typed: recent ones first, then the most used', () => {
    expect(idsOf('', ['unity', 'board'])).toEqual(['unity', 'board', 'union', 'bank']);
  });

  it('knows whether a name is taken', () => {
    expect(hasName(items, 'consejo tecnico')).toBe(true);
    expect(hasName(items, 'Bank')).toBe(false);
  });
});
