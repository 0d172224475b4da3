import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleStudy, studies, type TestStudy } from '../../../tests/support/feasibility-study.ts';
import { noTexts } from './document-units.ts';
import { positions } from './positions.ts';
import { tracerMatrix } from './tracer-matrix.ts';
import { vetoMatrix } from './veto-matrix.ts';
import type { ViewTable } from './view.ts';

const cellAt = (table: ViewTable | undefined, row: string, column: string) => {
  const at = table?.columns.findIndex(({ id }) => id === column) ?? -1;
  const cell = table?.rows.find(({ id }) => id === row)?.cells[at];
  if (cell === undefined) throw new Error(`No cell at ${row}, ${column}.`);
  return cell;
};

const judgementsOf = ({ store }: TestStudy, itemId: string, fieldId: string, aboutId?: string | null) =>
  [...store.all('judgement')]
    .filter(each => each.itemId === itemId && each.fieldId === fieldId)
    .filter(each => aboutId === undefined || each.aboutId === aboutId)
    .map(({ id }) => id)
    .sort();

describe('the tracer matrix', () => {
  it('shows the sample study by the letters of its tracers', () => {
    const { store } = sampleStudy();
    const [table, progress] = tracerMatrix.table(tracerMatrix.compute(store, {}, noTexts));
    expect(table?.rows.map(({ cells }) => `${cells[0]?.text} ${cells[1]?.text}`)).toEqual([
      'A Free meals for all',
      'B Local purchasing',
      'C Kitchens to the municipalities',
      'D Nutrition standard',
    ]);
    expect(cellAt(table, 'nutrition-standard', 'tracer.status')).toMatchObject({
      text: '2010: Pilot; 2012: Implemented',
      status: 'coded',
      passages: ['p-forty-schools'],
    });
    expect(cellAt(table, 'local-purchasing', 'tracer.scope')).toMatchObject({
      text: '2013: not found',
      status: 'not-found',
      unsupported: false,
    });
    expect(cellAt(progress, 'tracer.scope', 'not-found')).toMatchObject({
      value: 1,
      records: [{ type: 'item', id: 'local-purchasing' }],
      passages: ['p-other-name'],
    });
  });

  it('has a cell for each tracer and field, with all of its judgements, and totals that add up', () => {
    fc.assert(
      fc.property(studies, study => {
        const result = tracerMatrix.compute(study.store, {}, noTexts);
        const counts: Record<string, number> = {};
        for (const { item, cells } of result.rows) {
          for (const [at, field] of result.fields.entries()) {
            const cell = cells[at];
            expect([...(cell?.judgements ?? []), ...(cell?.settled ?? [])].sort()).toEqual(
              judgementsOf(study, item.id, field.id),
            );
            counts[cell?.status ?? ''] = (counts[cell?.status ?? ''] ?? 0) + 1;
          }
        }
        expect(Object.fromEntries(Object.entries(result.total).filter(([, count]) => count > 0))).toEqual(
          counts,
        );
        for (const { byStatus, all } of result.progress) {
          expect(Object.values(byStatus).flat()).toHaveLength(all.length);
          expect(all.length).toBe(result.rows.length);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('shows the tracers and fields that are named, in their order, and says what is gone', () => {
    const study = sampleStudy();
    study.dispatch('item.remove', { id: 'kitchens' });
    const result = tracerMatrix.compute(
      study.store,
      {
        items: ['nutrition-standard', 'kitchens', 'free-meals', 'league'],
        fields: ['tracer.scope', 'tracer.speed'],
      },
      noTexts,
    );
    expect(result.rows.map(({ item }) => item.id)).toEqual(['nutrition-standard', 'free-meals']);
    expect(result.fields.map(({ id }) => id)).toEqual(['tracer.scope', 'tracer.speed']);
    expect(result.notes).toEqual([
      '“Kitchens to the municipalities” was removed, so it is left out.',
      '“League of Municipalities” is no tracer, so it is left out.',
    ]);
  });
});

describe('the veto-point matrix', () => {
  it('passes over beside an outcome that there was no veto, and keeps it where there is no outcome', () => {
    const study = sampleStudy();
    const set = (field: string, args: object) =>
      study.dispatch('judgement.set', { itemId: 'municipal-councils', field, about: 'free-meals', ...args });
    set('exercised-by', { status: 'not-applicable' });
    set('strategy', { status: 'not-found' });
    const text = () => {
      const [table] = vetoMatrix.table(vetoMatrix.compute(study.store, { across: 'tracer' }, noTexts));
      return cellAt(table, 'municipal-councils', 'free-meals').text;
    };
    expect(text()).toBe('veto by not applicable · strategy not found');
    set('outcome', { status: 'coded', value: 'passed' });
    expect(text()).toBe('Passed');
  });

  it('tells by tracer how each came out', () => {
    const { store } = sampleStudy();
    const [table] = vetoMatrix.table(vetoMatrix.compute(store, { across: 'tracer' }, noTexts));
    const cell = cellAt(table, 'constitutional-council', 'local-purchasing');
    expect(cell.text).toBe(
      "Blocked (2011-07-07) · veto by Caterers' Association (2011-07-07) · strategy Obfuscation (2012)",
    );
    expect(cellAt(table, 'budget-committee', 'free-meals').text).toBe(
      '2010-11: Amended · veto by Ministry of Finance, Liberal Union · strategy Incremental',
    );
    expect(cellAt(table, 'municipal-councils', 'kitchens').text).toBe(
      'Delayed (2012), Passed (2013) · strategy Compensation, Consensus building (2012/2013)',
    );
    expect(cell.passages).toContain('p-ruling');
    expect(cellAt(table, 'constitutional-council', 'free-meals')).toMatchObject({
      text: 'not yet coded',
      status: 'not-yet-coded',
    });
    expect(cellAt(table, 'budget-committee', '.players').text).toBe('Ministry of Finance, Liberal Union');
    expect(cellAt(table, 'budget-committee', '.arena').text).toBe('Legislature');
  });

  it('puts all that happened at a point into the column of its stage', () => {
    const { store } = sampleStudy();
    const [table] = vetoMatrix.table(vetoMatrix.compute(store, {}, noTexts));
    expect(cellAt(table, 'municipal-councils', 'implementation').text).toMatch(
      /^Kitchens to the municipalities: /,
    );
    expect(cellAt(table, 'municipal-councils', 'legislation').text).toBe('');
    expect(table?.columns.map(({ id }) => id)).not.toContain('.stage-not-stated');
  });

  it('counts the passages of a meeting that nobody has judged', () => {
    const study = sampleStudy();
    for (const { id, itemId } of [...study.store.all('judgement')])
      if (itemId === 'municipal-councils') study.dispatch('judgement.remove', { id });
    const [table] = vetoMatrix.table(vetoMatrix.compute(study.store, { across: 'tracer' }, noTexts));
    expect(cellAt(table, 'municipal-councils', 'kitchens')).toMatchObject({
      text: 'not yet coded (3 passages)',
      status: 'not-yet-coded',
      passages: ['p-no-handover', 'p-61', 'p-233'],
    });
  });

  it('shows every judgement of a veto point once, by stage and by tracer', () => {
    fc.assert(
      fc.property(studies, study => {
        for (const across of ['stage', 'tracer'] as const) {
          const { rows } = vetoMatrix.compute(study.store, { across }, noTexts);
          for (const { item, cells } of rows) {
            const shown = cells.flatMap(({ judgements, settled }) => [...judgements, ...settled]).sort();
            const made = ['veto-point.outcome', 'veto-point.exercised-by', 'veto-point.strategy']
              .flatMap(field => judgementsOf(study, item.id, field))
              .sort();
            expect(shown).toEqual(made);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the table of positions', () => {
  it('shows where each actor stood on each tracer', () => {
    const { store } = sampleStudy();
    const [table, progress] = positions.table(positions.compute(store, {}, noTexts));
    expect(cellAt(table, 'ministry-of-finance', 'free-meals').text).toBe(
      '2010: −3 Strongly opposes; 2012: +1 Somewhat supports',
    );
    expect(cellAt(table, 'league', 'kitchens')).toMatchObject({ status: 'conflicting', conflicting: true });
    expect(cellAt(table, 'league', '.type').text).toBe('Professional body');
    expect(cellAt(progress, 'local-purchasing', 'coded')).toMatchObject({ value: 2 });
    expect(cellAt(progress, 'local-purchasing', 'total').value).toBe(table?.rows.length);
  });

  it('shows every position once, also one about nothing in particular', () => {
    fc.assert(
      fc.property(studies, study => {
        const { rows, tracers } = positions.compute(study.store, {}, noTexts);
        for (const { actor, cells } of rows) {
          for (const [at, tracer] of tracers.entries()) {
            expect([...(cells[at]?.judgements ?? []), ...(cells[at]?.settled ?? [])].sort()).toEqual(
              judgementsOf(study, actor.id, 'actor.position', tracer?.id ?? null),
            );
          }
          const shown = cells.flatMap(({ judgements, settled }) => [...judgements, ...settled]);
          expect(shown).toHaveLength(judgementsOf(study, actor.id, 'actor.position').length);
        }
      }),
      { numRuns: 50 },
    );
  });
});
