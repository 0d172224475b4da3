import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sampleStudy, studies, TestStudy, thematic } from '../../../tests/support/feasibility-study.ts';
import { frequencies } from './frequencies.ts';

describe('frequencies', () => {
  it('agree with counting passages one by one', () => {
    fc.assert(
      fc.property(studies, fc.constantFrom('document', 'section', 'stage'), (study, by) => {
        const { columns, rows, total } = frequencies.compute(study.store, { by }, study.units);
        const passages = [...study.store.all('passage')];
        expect([...total].sort()).toEqual(passages.map(({ id }) => id).sort());
        for (const row of rows) {
          const own = passages.filter(({ itemId }) => itemId === row.item.id);
          expect(row.total).toHaveLength(own.length);
          for (const [at, column] of columns.entries()) {
            const expected = own.filter(({ documentId, values }) => {
              if (by !== 'stage') return documentId === column.documentId;
              const stage = values['actor.passage.stage'] ?? row.item.values['veto-point.stage'];
              return stage === undefined ? column.id === '.stage-not-stated' : stage === column.id;
            });
            expect(row.passages[at]).toHaveLength(expected.length);
          }
        }
      }),
      { numRuns: 50 },
    );
  });

  it('put a passage into the section in which it begins', () => {
    const { store, units } = sampleStudy();
    const { columns, rows } = frequencies.compute(store, { by: 'section' }, units);
    const section = (id: string) =>
      columns.find((_, at) => rows.some(row => row.passages[at]?.includes(id as never)));
    expect(section('p-hunger')?.label).toBe('1. The problem');
    expect(section('p-ruling')?.label).toBe('4. Where it was decided');
    expect(columns.map(({ label }) => label)).toContain('5. How far it came');
  });

  it('say of a document without headings that it has none', () => {
    const study = new TestStudy(thematic);
    study.addDocument('d0', 'One sentence. Another one.');
    const { columns } = frequencies.compute(study.store, { by: 'section' }, study.units);
    expect(columns.map(({ label }) => label)).toEqual(['without headings']);
  });

  it('are normalised by row, by column and by words', () => {
    const { store, units } = sampleStudy();
    const all = [...store.all('passage')];
    const own = all.filter(({ itemId }) => itemId === 'caterers');
    const words = store.live('document', 'report')?.text.words ?? 0;
    const shown = (normalise: 'none' | 'row' | 'column' | 'words') => {
      const [table] = frequencies.table(frequencies.compute(store, { normalise }, units));
      return table?.rows.find(({ id }) => id === 'caterers')?.cells[2];
    };
    expect(shown('none')).toMatchObject({ text: String(own.length), value: own.length });
    expect(new Set(shown('none')?.passages)).toEqual(new Set(own.map(({ id }) => id)));
    expect(shown('row')?.text).toBe('100.0');
    expect(shown('column')?.value).toBeCloseTo((100 * own.length) / all.length);
    expect(shown('words')?.value).toBeCloseTo((10_000 * own.length) / words);
  });

  it('count the kinds, items and coders that are asked for', () => {
    const { store, units } = sampleStudy();
    const count = (options: Parameters<typeof frequencies.compute>[1]) =>
      frequencies.compute(store, options, units);
    expect(count({ kinds: ['tracer'] }).rows.map(({ kindLabel }) => kindLabel)).toEqual(
      Array(4).fill('Tracer'),
    );
    expect(count({ items: ['league', 'kitchens'] }).rows.map(({ item }) => item.id)).toEqual([
      'league',
      'kitchens',
    ]);
    expect(count({ coders: ['nobody'] }).total).toEqual([]);
    expect(count({ items: ['nothing'] }).notes).toContain(
      'The item “nothing” is not in the study, so it is left out.',
    );
  });
});
