/** Random studies: whatever is done, in whatever order, can be undone, redone and replayed, and leaves sound records. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StudyInMemory, stateOf } from '../../../tests/support/study-in-memory.ts';
import { type Entry, recordSchemas, recordTypes } from '../model/records.ts';
import { isProblem } from '../problem.ts';
import { StudyStore } from '../store/study-store.ts';
import { needsOf } from './removal.ts';

const text = Array.from(
  { length: 60 },
  (_, index) => `Sentence ${index} says that something happened 🌍 there.`,
).join(' ');

/** An id among few, so that commands meet. */
const id = (prefix: string) => fc.integer({ min: 1, max: 6 }).map(number => `${prefix}${number}`);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined });
const offset = fc.integer({ min: 0, max: 400 });

const step: fc.Arbitrary<readonly [string, object]> = fc.oneof(
  fc
    .record({
      id: id('i'),
      kind: fc.constantFrom('actor', 'tracer'),
      label: fc.string({ minLength: 1, maxLength: 8 }),
    })
    .map(args => ['item.add', args] as const),
  fc
    .record({
      id: id('i'),
      label: fc.constantFrom('One', 'Two'),
      values: fc.constantFrom({}, { type: 'union' }, { affiliation: ['i1'] }, { type: null }),
    })
    .map(args => ['item.change', args] as const),
  fc
    .record({ into: id('i'), from: fc.array(id('i'), { minLength: 1, maxLength: 3 }) })
    .map(args => ['item.merge', args] as const),
  fc
    .record({
      id: id('i'),
      newId: id('i'),
      label: fc.constant('Part'),
      passages: fc.array(id('p'), { maxLength: 3 }),
    })
    .map(args => ['item.split', args] as const),
  fc
    .record({
      id: id('p'),
      documentId: fc.constantFrom('doc', 'other'),
      itemId: id('i'),
      start: offset,
      end: offset,
    })
    .map(args => ['passage.add', args] as const),
  fc.record({ id: id('p'), start: offset, end: offset }).map(args => ['passage.move', args] as const),
  fc.record({ id: id('p'), itemId: id('i') }).map(args => ['passage.recode', args] as const),
  fc
    .record({
      id: id('p'),
      values: fc.constantFrom({ stage: ['legislation'] }, { stage: null }, { about: 'i2' }),
    })
    .map(args => ['passage.change', args] as const),
  fc
    .record({
      id: maybe(id('j')),
      itemId: id('i'),
      field: fc.constantFrom('influence', 'ally'),
      status: fc.constantFrom('coded', 'not-found'),
      value: maybe(fc.constantFrom<unknown>(1, 2, 'i3')),
      evidence: maybe(fc.array(id('p'), { maxLength: 2 })),
    })
    .map(args => ['judgement.set', args] as const),
  fc
    .record({
      id: id('j'),
      settles: fc.uniqueArray(id('j'), { minLength: 2, maxLength: 3 }),
      status: fc.constantFrom('coded', 'not-found'),
      value: maybe(fc.constantFrom<unknown>(1, 2, 'i3')),
      rationale: fc.constant('Talked over.'),
    })
    .map(args => ['judgement.settle', args] as const),
  fc
    .record({
      id: id('l'),
      type: fc.constant('supports'),
      from: id('i'),
      to: id('i'),
      evidence: maybe(fc.array(id('p'), { maxLength: 2 })),
    })
    .map(args => ['link.add', args] as const),
  fc
    .record({ id: id('m'), on: fc.oneof(id('i'), id('p'), id('j')), text: fc.constant('memo') })
    .map(args => ['memo.add', args] as const),
  fc
    .tuple(
      fc.constantFrom(['item', 'i'], ['passage', 'p'], ['judgement', 'j'], ['link', 'l'], ['memo', 'm']),
      fc.constantFrom('remove', 'restore'),
    )
    .chain(([[type, prefix], verb]) => id(prefix ?? '').map(of => [`${type}.${verb}`, { id: of }] as const)),
  fc.constantFrom('document.remove', 'document.restore').map(type => [type, { id: 'other' }] as const),
  fc.constantFrom('kind.remove', 'kind.restore').map(type => [type, { id: 'tracer' }] as const),
  fc.constantFrom('ana', 'bo').map(coder => ['work as', { coder }] as const),
  fc.constant(['undo', {}] as const),
  fc.constant(['redo', {}] as const),
);

/** Does what is asked, or nothing where it is refused. Any other error fails the test. */
function attempt(study: StudyInMemory, [type, args]: readonly [string, object]): void {
  const before = study.state();
  try {
    if (type === 'undo') {
      if (study.undoStack.undoTarget !== undefined) study.undo();
    } else if (type === 'redo') {
      if (study.undoStack.redoTarget !== undefined) study.redo();
    } else if (type === 'work as') study.coderId = (args as { coder: typeof study.coderId }).coder;
    else study.dispatch(type, JSON.parse(JSON.stringify(args)));
  } catch (error) {
    if (!isProblem(error)) throw error;
    expect(study.state()).toEqual(before);
  }
}

function newStudy(): StudyInMemory {
  const study = new StudyInMemory();
  study.addDocument('doc', text);
  study.addDocument('other', text);
  for (const number of [1, 2, 3])
    study.dispatch('item.add', {
      id: `i${number}`,
      kind: number === 2 ? 'tracer' : 'actor',
      label: `Item ${number}`,
    });
  study.dispatch('passage.add', { id: 'p1', documentId: 'doc', itemId: 'i1', start: 0, end: 10 });
  study.dispatch('coder.add', { id: 'bo', name: 'Bo Test' });
  const cell = { itemId: 'i1', field: 'influence', status: 'coded' };
  study.dispatch('judgement.set', { ...cell, id: 'j1', value: 1 });
  study.coderId = 'bo' as typeof study.coderId;
  study.dispatch('judgement.set', { ...cell, id: 'j2', value: 2 });
  return study;
}

const history = fc.array(step, { minLength: 1, maxLength: 40 });

describe('whatever is done', () => {
  it('can be undone to the beginning and redone to the end', () => {
    fc.assert(
      fc.property(history, steps => {
        const study = newStudy();
        const beginning = study.state();
        const first = study.commits.length;
        for (const each of steps) if (each[0] !== 'undo' && each[0] !== 'redo') attempt(study, each);
        const end = study.state();
        const done = study.commits.length - first;
        for (let count = 0; count < done; count++) study.undo();
        expect(study.state()).toEqual(beginning);
        for (let count = 0; count < done; count++) study.redo();
        expect(study.state()).toEqual(end);
      }),
      { numRuns: 150 },
    );
  });

  it('replays from the journal to the same records, each of them sound, none standing on nothing', () => {
    fc.assert(
      fc.property(history, steps => {
        const study = newStudy();
        for (const each of steps) attempt(study, each);
        const replayed = new StudyStore();
        for (const { diff } of JSON.parse(JSON.stringify(study.commits))) replayed.apply(diff);
        expect(stateOf(replayed)).toEqual(study.state());
        for (const type of recordTypes) {
          for (const record of study.store.allWithRemoved(type)) {
            expect(recordSchemas[type].parse(record)).toEqual(record);
            if (record.removed !== null) continue;
            for (const need of needsOf({ type, record } as Entry)) {
              expect(
                study.store.live(need.type, need.id),
                `${type} ${record.id} stands on ${need.type} ${need.id}`,
              ).toBeDefined();
            }
          }
        }
        for (const passage of study.store.allWithRemoved('passage'))
          expect(passage.exact).toBe(text.slice(passage.start, passage.end));
      }),
      { numRuns: 150 },
    );
  });

  it('keeps the indexes equal to what a scan finds', () => {
    fc.assert(
      fc.property(history, steps => {
        const study = newStudy();
        const { store } = study;
        for (const number of [1, 2, 3]) [...store.passagesOfItem(`i${number}`)];
        for (const each of steps) attempt(study, each);
        const ids = (records: Iterable<{ id: string }>) => [...records].map(record => record.id).sort();
        for (const item of store.allWithRemoved('item')) {
          expect(ids(store.passagesOfItem(item.id))).toEqual(
            ids([...store.all('passage')].filter(passage => passage.itemId === item.id)),
          );
          expect(ids(store.linksOfItem(item.id))).toEqual(
            ids([...store.all('link')].filter(link => link.fromId === item.id || link.toId === item.id)),
          );
        }
        expect(ids(store.passagesOfDocument('other'))).toEqual(
          ids([...store.all('passage')].filter(passage => passage.documentId === 'other')),
        );
      }),
      { numRuns: 100 },
    );
  });
});
