import { describe, expect, it } from 'vitest';
import { plainReport } from '#core/finding/testing/plain-report.ts';
import { type Entry, recordTypes } from '#core/model/records.ts';
import { structureOf } from '#core/structure/document-structure.ts';
import { blocksOfPlainText } from '#core/text/plain-text.ts';
import { requireView, views } from '#core/views/registry.ts';
import type { Cell, ViewRow, ViewTable } from '#core/views/view.ts';
import { writeCellsCsv } from '#core/views/view-csv.ts';
import { sampleStudy } from '../../../tests/support/feasibility-study.ts';
import { hasPassages, unpackRows } from './packed-rows.ts';
import { AskingEngine } from './testing/asking-engine.ts';

const options = { 'co-occurrence': { within: 'sentence' } } as Record<string, object>;

function fed() {
  const study = sampleStudy();
  const texts = Object.fromEntries(
    [...study.store.all('document')].map(document => [document.id, study.units.text(document)]),
  );
  const window = new AskingEngine(texts);
  for (const type of recordTypes) {
    const entries = [...study.store.allWithRemoved(type)].map(record => ({ type, record }) as Entry);
    window.engine.take({ type: 'records', entries });
  }
  /** The passages that stayed behind are asked for. */
  const whole = async ({ id, cells }: ViewRow, place: number, { name, columns }: Omit<ViewTable, 'rows'>) => {
    const ask = (columnId: string) =>
      window.ask({ type: 'cell', place, table: name, rowId: id, columnId }) as Promise<Cell>;
    const all = cells.map((cell, at) => {
      if (hasPassages(cell)) return cell;
      expect(cell.passages).toEqual([]);
      return ask(columns[at]?.id ?? '').then(found => {
        expect({ ...found, passages: [] }).toEqual(cell);
        return found;
      });
    });
    return { id, cells: await Promise.all(all) };
  };
  const show = async (viewId: string, place = 1) => {
    const question = { type: 'show' as const, place, viewId, options: options[viewId] ?? {} };
    const heads = await window.ask(question);
    const tables: ViewTable[] = [];
    for (const { rowCount, ...head } of heads) {
      const { parts } = await window.begin({ type: 'rows', place, table: head.name }).answered;
      const rows = parts.flatMap(slice => unpackRows(structuredClone(slice)));
      expect(rows).toHaveLength(rowCount);
      tables.push({ ...head, rows: await Promise.all(rows.map(row => whole(row, place, head))) });
    }
    return tables;
  };
  return { study, window, show };
}

describe('views', () => {
  it('are computed as the study itself would, each text handed over once', async () => {
    const { study, window, show } = fed();
    for (const { id, show: compute } of views) {
      expect(await show(id)).toEqual(compute(study.store, options[id] ?? {}, study.units).tables);
    }
    expect(window.wanted.length).toBeGreaterThan(0);
    expect(new Set(window.wanted).size).toBe(window.wanted.length);
  });

  it('follow commits, and forget everything when told', async () => {
    const { study, window, show } = fed();
    const before = await show('positions');
    const commit = study.dispatch('item.add', { kind: 'actor', label: 'Zebra club' });
    window.engine.take({ type: 'commit', diff: commit?.diff ?? [] });
    const after = await show('positions');
    expect(after[0]?.rows.length).toBe((before[0]?.rows.length ?? 0) + 1);
    window.engine.take({ type: 'reset' });
    expect((await show('positions'))[0]?.rows).toEqual([]);
  });

  it('hand out the rows of a table where it is looked at, and of none before', async () => {
    const { window } = fed();
    const shown = window.begin({ type: 'show', place: 1, viewId: 'network', options: {} });
    const { answer } = await shown.answered;
    expect(answer.map(({ name, rowCount }) => [name, rowCount > 0])).toEqual([
      ['ties', true],
      ['nodes', true],
    ]);
    expect(shown.parts).toEqual([]);
    expect(JSON.stringify(answer)).not.toContain('cells');
  });

  it('are saved cell by cell with the passages that stay behind in the tables', async () => {
    const { study, window, show } = fed();
    await show('co-occurrence');
    const { tables } = requireView('co-occurrence').show(
      study.store,
      options['co-occurrence'] ?? {},
      study.units,
    );
    expect(await window.ask({ type: 'cells', place: 1 })).toBe(writeCellsCsv(tables));
  });

  it('are kept at their place for pictures and files until it is left', async () => {
    const { window, show } = fed();
    const file = { type: 'file', place: 2, format: 'html' } as const;
    await expect(window.ask(file)).rejects.toThrow('Nothing is shown');
    await show('positions', 2);
    await expect(window.ask(file)).rejects.toThrow('cannot be written as html');
    window.engine.take({ type: 'leave', place: 2 });
    await expect(window.ask(file)).rejects.toThrow('Nothing is shown');
  });
});

it('tells how a document is built', async () => {
  const window = new AskingEngine({ report: plainReport });
  const structure = await window.ask({ type: 'structure', documentId: 'report' });
  expect(structure).toEqual(structureOf(plainReport, blocksOfPlainText(plainReport)));
});

describe('turns', () => {
  const long = Array.from({ length: 40 }, (_, at) => `d${at}`);
  const texts = Object.fromEntries(long.map(id => [id, 'The port board met. '.repeat(500)]));
  const count = { type: 'words', documentIds: long, options: { length: 3 }, most: 1 } as const;

  it('let a short question by while a long one goes on', async () => {
    const window = new AskingEngine(texts);
    const ended: string[] = [];
    const counted = window.begin(count).answered.then(() => ended.push('long'));
    await window
      .ask({ type: 'citations', documentIds: ['d0'], patterns: [] })
      .then(() => ended.push('short'));
    await counted;
    expect(ended).toEqual(['short', 'long']);
  });

  it('end a question that was taken back, which is never answered', async () => {
    const window = new AskingEngine(texts);
    const counting = window.begin(count);
    const told: string[] = [];
    counting.answered.then(
      () => told.push('answer'),
      () => told.push('failure'),
    );
    counting.stop();
    // The one that is taken back before it begins wants nothing.
    await window.ask({ type: 'citations', documentIds: ['d0'], patterns: [] });
    expect([told, window.wanted]).toEqual([[], ['d0']]);
  });
});

it('says which text could not be had to whoever waits, and takes it when it comes later', async () => {
  const window = new AskingEngine({ two: 'A union was asked.' });
  const question = { type: 'definitions', documentIds: ['one', 'two'] } as const;
  const failed = window.ask(question);
  const refused = expect(failed).rejects.toThrow('It is gone.');
  while (!window.wanted.includes('one')) await new Promise(resolve => setTimeout(resolve));
  window.engine.take({ type: 'missing', documentId: 'one', message: 'It is gone.' });
  await refused;
  window.give('one', 'The Port Board (PB) met.');
  expect(await window.ask(question)).toHaveLength(1);
});
