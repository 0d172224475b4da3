import { beforeEach, describe, expect, it } from 'vitest';
import { StudyInMemory } from '../../../tests/support/study-in-memory.ts';
import { placeOf, plainReport } from '../finding/testing/plain-report.ts';
import { blocksOfPlainText } from '../text/plain-text.ts';
import { placePassages } from './placed-passages.ts';
import { RecordOrder } from './record-order.ts';

let study: StudyInMemory;

const add = (id: string, quote: string): void => {
  const start = placeOf(quote);
  study.dispatch('passage.add', {
    id,
    documentId: 'd1',
    itemId: 'union',
    start,
    end: start + quote.length,
  });
};

async function sourcesOf(losses: string[] = []): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  const texts = { textOf: () => plainReport, blocksOf: async () => blocksOfPlainText(plainReport) };
  for await (const { passage, sources } of placePassages(new RecordOrder(study.store), texts, loss =>
    losses.push(loss),
  ))
    found[passage.id] = sources;
  return found;
}

beforeEach(() => {
  study = new StudyInMemory();
  study.addDocument('d1', plainReport);
  study.dispatch('item.add', { id: 'union', kind: 'actor', label: 'Union' });
  add('none', 'THE HARBOUR');
  add('two', 'Arrieta had led');
  add('one', 'both times the meeting');
});

describe('the sources of placed passages', () => {
  it('are those that their sentences lean on, in the order of the text', async () => {
    expect(await sourcesOf()).toEqual({
      none: [],
      one: ['interview 1999-03-21'],
      two: ['ledesma 1995', 'table 1'],
    });
  });

  it('are found by the patterns of the study', async () => {
    study.dispatch('study.change', { citationPatterns: [{ id: 'led', kind: 'note', pattern: 'had led' }] });
    expect(await sourcesOf()).toEqual({ none: [], one: [], two: ['had led', 'table 1'] });
  });
});
