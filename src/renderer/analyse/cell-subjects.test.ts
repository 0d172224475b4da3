import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DocumentUnits } from '#core/views/document-units.ts';
import { requireView } from '#core/views/registry.ts';
import { resolveRoles } from '#core/views/roles.ts';
import { sampleStudy, studies } from '../../../tests/support/feasibility-study.ts';
import { type Subject, subjectsOf } from './cell-subjects.ts';

const noTexts = new DocumentUnits(id => {
  throw new Error(`No text for ${id}.`);
});

const editable = [
  ['tracer-matrix', {}],
  ['positions', {}],
  ['veto-matrix', { across: 'tracer' }],
  ['veto-matrix', { across: 'stage' }],
  ['veto-flow', {}],
] as const;

it('names fields that hold every judgement of a cell, in every matrix', () => {
  fc.assert(
    fc.property(studies, ({ store }) => {
      const roles = resolveRoles(store);
      for (const [viewId, options] of editable) {
        const [table] = requireView(viewId).show(store, options, noTexts).tables;
        if (table === undefined) throw new Error(`${viewId} has no table.`);
        for (const { id: rowId, cells } of table.rows) {
          for (const [at, cell] of cells.entries()) {
            const columnId = table.columns[at]?.id ?? '';
            const subjects = subjectsOf(store, roles, { viewId, table: table.name, rowId, columnId, cell });
            if (cell.status === null) {
              expect(subjects).toEqual([]);
              continue;
            }
            expect(subjects.length, `${viewId} ${rowId} ${columnId}`).toBeGreaterThan(0);
            for (const id of [...cell.judgements, ...cell.settled]) {
              const judgement = store.live('judgement', id);
              const holds = ({ itemId, fieldId, aboutId }: Subject) =>
                itemId === judgement?.itemId &&
                fieldId === judgement?.fieldId &&
                (aboutId === undefined || aboutId === judgement?.aboutId);
              expect(subjects.some(holds), `${viewId} ${rowId} ${columnId} ${id}`).toBe(true);
            }
          }
        }
      }
    }),
    { numRuns: 40 },
  );
});

it('finds where a cell that nobody has judged is judged', () => {
  const { store } = sampleStudy();
  const [table] = requireView('positions').show(store, {}, noTexts).tables;
  const gap = table?.rows
    .flatMap(({ id, cells }) =>
      cells.map((cell, at) => ({ rowId: id, columnId: table.columns[at]?.id, cell })),
    )
    .find(({ cell }) => cell.status === 'not-yet-coded');
  if (table === undefined || gap === undefined) throw new Error('The sample has no gap.');
  const { rowId, columnId = '', cell } = gap;
  expect(
    subjectsOf(store, resolveRoles(store), {
      viewId: 'positions',
      table: 'positions',
      rowId,
      columnId,
      cell,
    }),
  ).toEqual([{ itemId: rowId, fieldId: 'actor.position', aboutId: columnId }]);
});
