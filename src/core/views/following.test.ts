import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studies, type TestStudy } from '../../../tests/support/feasibility-study.ts';
import { type Entry, recordTypes } from '../model/records.ts';
import { StudyStore } from '../store/study-store.ts';
import { DocumentUnits } from './document-units.ts';
import { requireView } from './registry.ts';
import type { View } from './view.ts';

/** The same records as other objects, of which nothing is kept. */
function copyOf({ store }: TestStudy): StudyStore {
  const copy = new StudyStore();
  copy.load(
    recordTypes.flatMap(type =>
      Array.from(store.allWithRemoved(type), record => structuredClone({ type, record }) as Entry),
    ),
  );
  return copy;
}

const changes: readonly ((study: TestStudy, at: number) => void)[] = [
  (study, at) => {
    const [document, ...others] = study.store.all('document');
    const items = [...study.store.all('item')];
    const { id = '' } = others[at % 3] ?? document ?? {};
    const args = { documentId: id, itemId: items[at % items.length]?.id, start: at, end: at + 1 + (at % 50) };
    study.dispatch('passage.add', { ...args, values: at % 2 === 0 ? {} : { date: '1994-03' } });
  },
  (study, at) => study.dispatch('item.add', { kind: 'actor', label: `Newcomer ${at}` }),
  (study, at) => study.dispatch('item.change', { id: `a${at % 4}`, label: `Renamed ${at}` }),
  (study, at) => study.dispatch('item.change', { id: `v${at % 3}`, values: { stage: 'formulation' } }),
  (study, at) => study.dispatch('item.remove', { id: `t${at % 3}` }),
  (study, at) => study.dispatch('item.merge', { from: `a${at % 4}`, into: `a${(at + 1) % 4}` }),
  (study, at) => study.dispatch('passage.change', { id: `p${at % 10}`, values: { date: '1988' } }),
  (study, at) => study.dispatch('passage.remove', { id: `p${at % 10}` }),
  // Another in its place, so that all counts stay what they are.
  (study, at) => {
    const passages = [...study.store.all('passage')];
    const { id, documentId, itemId, start, end, values } = passages[at % passages.length] ?? {};
    study.dispatch('passage.remove', { id });
    study.dispatch('passage.add', { documentId, itemId, start, end, values });
  },
  (study, at) => {
    const judgements = [...study.store.all('judgement')];
    const id = judgements[at % Math.max(1, judgements.length)]?.id;
    study.dispatch('judgement.change', { id, period: '1991/1993' });
  },
  (study, at) => {
    const documents = [...study.store.all('document')];
    study.dispatch('document.change', { id: documents[at % documents.length]?.id, title: `${at}` });
  },
  study => study.undo(),
];

const shown: readonly [viewId: string, options: object][] = [
  ['timeline', {}],
  ['timeline', { lanes: 'tracer', period: '1993/1995' }],
  ['timeline', { lanes: 'actor' }],
  ['co-occurrence', {}],
  ['co-occurrence', { within: 'sentence' }],
  ['co-occurrence', { within: 'paragraph', measure: 'normalised' }],
  ['network', { ties: ['co-mention'] }],
  ['network', { ties: ['co-mention', 'link'], sentences: 3 }],
  ['network', { ties: ['congruence', 'veto-point'] }],
  ['network', { ties: ['subtract', 'conflict'], normalise: 'average' }],
];

const frame = { width: 900, time: null };

/** All that is shown, taken away from what is kept. */
function show(view: View, store: StudyStore, options: object, units: DocumentUnits): object {
  const { tables, picture } = view.show(store, options, units);
  return structuredClone({ tables, picture: picture(frame) });
}

describe.each(shown)('%s %j', (viewId, options) => {
  it('shows after any change what it would show of the same records seen for the first time', () => {
    const view = requireView(viewId);
    fc.assert(
      fc.property(
        studies,
        fc.array(fc.record({ change: fc.nat(changes.length - 1), at: fc.nat(40) }), {
          minLength: 1,
          maxLength: 6,
        }),
        (study, steps) => {
          show(view, study.store, options, study.units);
          // All that follow come first, so that nothing stands between what is kept and what it is kept for.
          const followed = steps.map(({ change, at }) => {
            try {
              changes[change]?.(study, at);
            } catch {
              // What is not there cannot be changed.
            }
            return { now: show(view, study.store, options, study.units), copy: copyOf(study) };
          });
          for (const { now, copy } of followed) {
            const units = new DocumentUnits(id => study.units.text({ id: id as never }));
            expect(now).toEqual(show(view, copy, options, units));
          }
        },
      ),
      { numRuns: 20 },
    );
  });
});
