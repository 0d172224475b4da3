import fc from 'fast-check';
import { expect, it } from 'vitest';
import { studies, type TestStudy } from '../../../tests/support/feasibility-study.ts';
import { type Entry, recordTypes } from '../model/records.ts';
import { StudyStore } from '../store/study-store.ts';
import { noTexts } from './document-units.ts';
import { timeline } from './timeline.ts';

/** The same records as other objects, of which nothing is remembered. */
function copyOf({ store }: TestStudy): StudyStore {
  const copy = new StudyStore();
  copy.load(
    recordTypes.flatMap(type =>
      Array.from(store.allWithRemoved(type), record => structuredClone({ type, record }) as Entry),
    ),
  );
  return copy;
}

const tablesOf = (store: StudyStore, lanes: 'stage' | 'tracer' | 'actor') =>
  timeline.table(timeline.compute(store, { lanes }, noTexts));

const changes: readonly ((study: TestStudy, at: number) => void)[] = [
  (study, at) => study.dispatch('item.change', { id: `a${at % 4}`, label: `Renamed ${at}` }),
  (study, at) => study.dispatch('item.change', { id: `v${at % 3}`, values: { stage: 'formulation' } }),
  (study, at) => study.dispatch('item.remove', { id: `t${at % 3}` }),
  (study, at) => study.dispatch('passage.change', { id: `p${at % 10}`, values: { date: '1988' } }),
  (study, at) => study.dispatch('passage.remove', { id: `p${at % 10}` }),
  study => study.undo(),
];

it('shows after any change what it would show of the same records seen for the first time', () => {
  fc.assert(
    fc.property(
      studies,
      fc.constantFrom('stage', 'tracer', 'actor'),
      fc.array(fc.record({ change: fc.nat(changes.length - 1), at: fc.nat(20) }), {
        minLength: 1,
        maxLength: 5,
      }),
      (study, lanes, steps) => {
        tablesOf(study.store, lanes);
        for (const { change, at } of steps) {
          try {
            changes[change]?.(study, at);
          } catch {
            // What is not there cannot be changed.
          }
          expect(tablesOf(study.store, lanes)).toEqual(tablesOf(copyOf(study), lanes));
        }
      },
    ),
    { numRuns: 40 },
  );
}, 60_000);
