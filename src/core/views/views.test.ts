import fc from 'fast-check';
import papaparse from 'papaparse';
import { describe, expect, it } from 'vitest';
import { sampleStudy, studies, TestStudy, thematic } from '../../../tests/support/feasibility-study.ts';
import { unguardFormula } from '../exporters/csv-cells.ts';
import { documentId, type PassageId } from '../model/ids.ts';
import { settlementOf } from '../store/settlement-of.ts';
import { DocumentUnits } from './document-units.ts';
import { requireView, views } from './registry.ts';
import type { Cell, View, ViewTable } from './view.ts';
import { writeCellsCsv, writeTableCsv } from './view-csv.ts';

/** Settings under which every view is looked at. */
const settings: Record<string, unknown[]> = {
  'tracer-matrix': [{}, { period: '1994' }, { coders: ['ana'] }, { roles: { tracerKind: 'actor' } }],
  'veto-matrix': [{}, { across: 'tracer' }, { across: 'tracer', period: '1994', includeUndated: true }],
  positions: [{}, { period: '1993/1994' }, { roles: { position: 'actor.influence' } }],
  'veto-flow': [{}, { period: '1994', includeUndated: true }],
  'position-map': [
    {},
    { tracer: 't0', compare: { tracer: 't1' }, coalitionLinks: ['supports', 'allied-with'] },
    { period: '1993', compare: { period: '1994/1996' } },
  ],
  timeline: [{}, { lanes: 'tracer' }, { lanes: 'actor', period: '1994' }],
  network: [
    {},
    { ties: ['veto-point', 'congruence', 'conflict'], normalise: 'average' },
    { ties: ['subtract', 'co-mention'], sentences: 2, minimumWeight: 1 },
    { ties: ['link', 'veto-point', 'congruence', 'co-mention'], stage: 'legislation', period: '1994' },
  ],
  'co-occurrence': [{}, { within: 'sentence', measure: 'normalised' }, { within: 'paragraph' }],
  'evidence-report': [{}, { items: ['a0', 't0'], period: '1994' }],
  passages: [
    {},
    { kinds: ['actor'], beside: { relation: 'near', kinds: ['tracer'], distance: 2 } },
    { words: 'a*', beside: { relation: 'before', isNot: true } },
    { query: { any: [{ items: ['a0'] }, { not: { coders: ['ana'] } }] } },
  ],
  concordance: [
    {},
    { query: 'the | a*', words: 3, sort: ['right1', 'code'] },
    { query: 'e', scope: { outside: {} }, most: 20 },
  ],
  frequencies: [
    {},
    { by: 'section' },
    { by: 'stage', normalise: 'row' },
    { normalise: 'words' },
    { by: 'stage', normalise: 'column', coders: ['ben'] },
  ],
};

const tablesOf = (study: TestStudy, view: View): ViewTable[] =>
  (settings[view.id] ?? []).flatMap(options => view.show(study.store, options, study.units).tables);

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
  must(
    cell.settledBy.every(id => cell.judgements.includes(id)),
    'its settlement is not among its judgements',
  );
  const settled = cell.settled.flatMap(id => store.live('judgement', id) ?? []);
  must(settled.length === cell.settled.length, 'a settled judgement is not live');
  must(
    settled.every(each => settlementOf(store, each) !== null && !judgements.includes(each)),
    'what counts is shown as settled',
  );
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

describe.each(views)('the view $id', view => {
  it('has cells that lead to what they say, and a CSV that says the same, whatever the study', () => {
    fc.assert(
      fc.property(studies, study => {
        const tables = tablesOf(study, view);
        expect(tables.length).toBeGreaterThan(0);
        for (const table of tables) {
          const { columns, rows } = table;
          expect(new Set(columns.map(({ id }) => id)).size).toBe(columns.length);
          expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
          expect(rows.filter(({ cells }) => cells.length !== columns.length)).toEqual([]);
          expect(cellsOf(table).flatMap(cell => faultsOf(study, cell))).toEqual([]);
          const written = papaparse.parse<string[]>(writeTableCsv(table), { skipEmptyLines: true }).data;
          const shown = [
            columns.map(({ label }) => label),
            ...rows.map(({ cells }) => cells.map(({ text }) => text)),
          ];
          expect(written.map(row => row.map(unguardFormula))).toEqual(shown);
        }
      }),
      { numRuns: 20 },
    );
  });

  it('gives the same tables for the same study', () => {
    expect(JSON.stringify(tablesOf(sampleStudy(), view))).toBe(JSON.stringify(tablesOf(sampleStudy(), view)));
  });

  it('says what is missing in a study of another codebook', () => {
    const study = new TestStudy(thematic);
    study.addDocument('d0', 'One sentence.');
    const tables = view.show(study.store, {}, study.units).tables;
    expect(tables.flatMap(({ notes }) => notes).join(' ')).toMatch(/no kind|no items|No items|Nothing of/);
    expect(tables.flatMap(({ rows }) => rows.map(({ id }) => id)).filter(id => id !== '.total')).toEqual([]);
  });

  it('refuses options that it does not know', () => {
    const { store, units } = new TestStudy(thematic);
    expect(() => view.show(store, { colour: 'red' }, units)).toThrow(
      `The options of “${view.label}” are not right`,
    );
  });

  it('reads only the texts that it asks for', () => {
    const study = sampleStudy();
    for (const options of settings[view.id] ?? []) {
      const asked = new Set(view.documents(study.store, options));
      const units = new DocumentUnits(id => {
        if (!asked.has(id)) throw new Error(`It did not ask for ${id}.`);
        return study.units.text({ id: documentId.parse(id) });
      });
      expect(view.show(study.store, options, units).tables.length).toBeGreaterThan(0);
    }
  });
});

describe('views', () => {
  it('are all looked at', () => {
    expect(Object.keys(settings).sort()).toEqual(views.map(({ id }) => id).sort());
  });

  it('are written as CSV with what each cell rests on', () => {
    const tables = views.flatMap(view => tablesOf(sampleStudy(), view).slice(0, 1));
    const { data } = papaparse.parse<Record<string, string>>(writeCellsCsv(tables), {
      header: true,
      skipEmptyLines: true,
    });
    const said = tables.flatMap(cellsOf).filter(({ text }) => text !== '');
    expect(
      data.map(row => [unguardFormula(row.text ?? ''), row.status, row.passages, row.lost_passages]),
    ).toEqual(said.map(cell => [cell.text, cell.status ?? '', cell.passages.join('|'), cell.lost.join('|')]));
  });

  it('are found by id, or named', () => {
    expect(requireView('network').label).toBe('Network');
    expect(() => requireView('radar')).toThrow('There is no view “radar”.');
  });
});
