import { describe, expect, it } from 'vitest';
import type { DocumentId } from '#core/model/ids.ts';
import type { Passage } from '#core/model/passage.ts';
import type { SourceHighlight } from '#core/pages/highlights.ts';
import { coloursOf, commandsOf, planTakingOver } from './take-over-plan.ts';

const highlight = (more: Partial<SourceHighlight> = {}): SourceHighlight => ({
  page: 1,
  shape: 'highlight',
  rects: [[10, 10, 20, 20]],
  contents: '',
  author: 'Ana',
  colour: '#ffff00',
  date: null,
  range: { start: 5, end: 9 },
  quote: 'text',
  ...more,
});

const passage = (more: Partial<Passage>): Passage =>
  ({ itemId: 'union', start: 5, end: 9, ...more }) as Passage;

const region = highlight({ range: null, quote: '', colour: null, rects: [[10.2, 10, 20, 20.4]] });

describe('taking over highlights', () => {
  it('counts their colours, the most frequent first', () => {
    expect(coloursOf([region, highlight(), highlight()])).toEqual([
      { colour: '#ffff00', count: 2 },
      { colour: '', count: 1 },
    ]);
  });

  it('gives each the item of its colour', () => {
    const planned = planTakingOver(
      [highlight(), region, highlight({ colour: '#00ff00' })],
      { '#ffff00': 'union', '': 'board' },
      [],
    );
    expect(planned.map(({ itemId, isThere }) => [itemId, isThere])).toEqual([
      ['union', false],
      ['board', false],
      [null, false],
    ]);
  });

  it('knows those that are passages of the item already, and those that the source holds twice', () => {
    const items = { '#ffff00': 'union', '': 'board' };
    const planned = (...passages: Passage[]) =>
      planTakingOver([highlight(), highlight({ author: 'Ben' }), region], items, passages).map(
        ({ isThere }) => isThere,
      );
    expect(planned()).toEqual([false, true, false]);
    expect(planned(passage({}))).toEqual([true, true, false]);
    expect(planned(passage({ end: 8 }), passage({ itemId: 'board' as Passage['itemId'] }))).toEqual([
      false,
      true,
      false,
    ]);
    const there = passage({
      itemId: 'board' as Passage['itemId'],
      region: { page: 1, rect: [10, 10.3, 20.1, 20] },
    });
    expect(planned(there)).toEqual([false, true, true]);
  });

  it('adds a passage for each that is new, with the note and its author as a memo', () => {
    const planned = planTakingOver(
      [
        highlight({ contents: 'Why?' }),
        highlight({ range: { start: 1, end: 3 }, contents: 'So.', author: '' }),
        region,
        highlight({ colour: '#000000' }),
      ],
      { '#ffff00': 'union', '': 'board' },
      [],
    );
    expect(commandsOf('d1' as DocumentId, planned)).toEqual([
      {
        type: 'passage.add',
        args: { documentId: 'd1', itemId: 'union', start: 5, end: 9, memo: 'Why?\n— Ana' },
      },
      { type: 'passage.add', args: { documentId: 'd1', itemId: 'union', start: 1, end: 3, memo: 'So.' } },
      {
        type: 'passage.add',
        args: { documentId: 'd1', itemId: 'board', page: 1, region: [10.2, 10, 20, 20.4] },
      },
    ]);
  });
});
