import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { sampleStudy, studies, TestStudy, thematic } from '../../../tests/support/feasibility-study.ts';
import { unguardFormula } from '../exporters/csv-cells.ts';
import type { PassageId } from '../model/ids.ts';
import { views } from './registry.ts';
import type { Cell, ViewTable } from './view.ts';
import { writeCellsCsv, writeTableCsv } from './view-csv.ts';

/** Settings under which every view is looked at. */
const settings: Record<string, unknown[]> = {
  'tracer-matrix': [{}, { period: '1994' }, { coders: ['ana'] }, { roles: { tracerKind: 'actor' } }],
  'veto-matrix': [{}, { across: 'tracer' }, { across: 'tracer', period: '1994', includeUndated: true }],
  positions: [{}, { period: '1993/1994' }, { roles: { position: 'actor.influence' } }],
  frequencies: [
    {},
    { by: 'section' },
    { by: 'stage', normalise: 'row' },
    { normalise: 'words' },
    { by: 'stage', normalise: 'column', coders: ['ben'] },
  ],
};

const tablesOf = (study: TestStudy): { view: string; table: ViewTable }[] =>
  views.flatMap(view =>
    (settings[view.id] ?? [{}]).flatMap(options =>
      view.tables(study.store, options, study.units).map(table => ({ view: view.id, table })),
    ),
  );

const cellsOf = ({ rows }: ViewTable): Cell[] => rows.flatMap(({ cells }) => [...cells]);

/** What is wrong with a cell; nothing, where it says only what its records say and leads to all of them. */
function faultsOf({ store }: TestStudy, cell: Cell): string[] {
  const faults: string[] = [];
  const must = (holds: boolean, fault: string) => {
    if (!holds) faults.push(`${fault}: ${JSON.stringify(cell)}`);
  };
  const isLive = (id: PassageId) => store.live('passage', id) !== undefined;
  must(cell.passages.every(isLive), 'a passage is not live');
  must(!cell.lost.some(isLive), 'a lost passage is live');
  must(new Set(cell.passages).size === cell.passages.length, 'a passage is named twice');
  must(
    cell.records.every(({ type, id }) => store.live(type, id) !== undefined),
    'a record is not live',
  );
  const judgements = cell.judgements.flatMap(id => store.live('judgement', id) ?? []);
  must(judgements.length === cell.judgements.length, 'a judgement is not live');
  if (cell.status === null) {
    const says = cell.text !== '' && cell.value !== 0;
    const leads = cell.passages.length + cell.records.length + judgements.length > 0;
    must(!says || leads || headings.has(cell.text), 'it leads nowhere');
    return faults;
  }
  const stated = judgements.filter(({ status }) => status !== 'not-yet-coded');
  must((cell.status === 'not-yet-coded') === (stated.length === 0), 'its status is nobody’s');
  if (stated.length === 0) return faults;
  if (cell.status === 'coded')
    must(
      stated.some(({ status }) => status === 'coded'),
      'nobody coded it',
    );
  must((cell.status === 'conflicting') === cell.conflicting, 'its conflict is not shown');
  must(
    cell.value === null || stated.some(({ value }) => JSON.stringify(value) === JSON.stringify(cell.value)),
    'nobody judged this value',
  );
  const rests = new Set([...cell.passages, ...cell.lost]);
  const evidence = new Set(stated.flatMap(each => each.evidence));
  must(
    [...evidence].every(id => rests.has(id)),
    'evidence is left out',
  );
  // Only a gap that counts the passages which could fill it leads to more.
  if (!cell.text.includes('not yet coded (')) must(rests.size === evidence.size, 'it rests on too much');
  const bare = stated.some(each => each.value !== null && !each.evidence.some(isLive));
  must(cell.unsupported === bare, 'its lack of evidence is not shown');
  return faults;
}

/** Words of a table itself, which no record says. */
const headings = new Set(['All', 'In general']);

describe('every view', () => {
  it('has cells that lead to what they say, whatever the study', () => {
    fc.assert(
      fc.property(studies, study => {
        for (const { table } of tablesOf(study)) {
          const { columns, rows } = table;
          expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
          expect(rows.filter(({ cells }) => cells.length !== columns.length)).toEqual([]);
          expect(cellsOf(table).flatMap(cell => faultsOf(study, cell))).toEqual([]);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is written as CSV that says what the table says', () => {
    fc.assert(
      fc.property(studies, study => {
        for (const { table } of tablesOf(study)) {
          const parsed = papaparse.parse<string[]>(writeTableCsv(table), { skipEmptyLines: true }).data;
          const shown = [
            table.columns.map(({ label }) => label),
            ...table.rows.map(({ cells }) => cells.map(({ text }) => text)),
          ];
          expect(parsed.map(row => row.map(unguardFormula))).toEqual(shown);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('lists in CSV what each cell rests on', () => {
    const [first] = tablesOf(sampleStudy());
    if (first === undefined) throw new Error('There is no view.');
    const said = cellsOf(first.table).filter(({ text }) => text !== '');
    const { data } = papaparse.parse<Record<string, string>>(writeCellsCsv([first.table]), {
      header: true,
      skipEmptyLines: true,
    });
    expect(data.map(row => [unguardFormula(row.text ?? ''), row.status, row.passages])).toEqual(
      said.map(cell => [cell.text, cell.status ?? '', cell.passages.join('|')]),
    );
  });

  it('gives the same tables for the same study', () => {
    expect(JSON.stringify(tablesOf(sampleStudy()))).toBe(JSON.stringify(tablesOf(sampleStudy())));
  });

  it('says what is missing in a study of another codebook', () => {
    const study = new TestStudy(thematic);
    study.addDocument('d0', 'One sentence.');
    for (const view of views) {
      const tables = view.tables(study.store, {}, study.units);
      expect(tables.length).toBeGreaterThan(0);
      expect(tables.flatMap(({ notes }) => notes).join(' ')).toMatch(/no kind|no items/);
    }
  });

  it('refuses options that it does not know', () => {
    const { store, units } = new TestStudy(thematic);
    for (const view of views) {
      expect(() => view.tables(store, { colour: 'red' }, units)).toThrow(
        `The options of “${view.label}” are not right`,
      );
    }
  });
});
