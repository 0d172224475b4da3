/** No view shows a value that nobody judged: neither in a table nor in a picture, whatever the study. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  feasibility,
  sampleStudy,
  studies,
  type TestStudy,
} from '../../../tests/support/feasibility-study.ts';
import { signed } from '../describe-value.ts';
import type { FieldValue } from '../model/field-value.ts';
import type { Judgement } from '../model/judgement.ts';
import { isEqual } from '../store/equal.ts';
import { views } from './registry.ts';
import type { Cell, View } from './view.ts';

/** What a view says somewhere, of judgements that it names. */
interface Said {
  where: string;
  text: string;
  cell: Cell;
}

const settings: Readonly<Record<string, readonly object[]>> = {
  'tracer-matrix': [{}, { period: '1994' }, { roles: { tracerKind: 'actor' } }],
  'veto-matrix': [{}, { across: 'tracer' }],
  'position-map': [{ tracer: 't0' }, { tracer: 't0', compare: { tracer: 't1' } }],
  timeline: [{}, { lanes: 'actor', period: '1994' }],
};

const saidBy = (study: TestStudy, view: View): Said[] =>
  (settings[view.id] ?? [{}]).flatMap(options => {
    const shown = view.show(study.store, options, study.units);
    const inTables = shown.tables.flatMap(({ name, rows }) =>
      rows.flatMap(({ id, cells }) =>
        cells.map(cell => ({ where: `${name}, ${id}`, text: cell.text, cell })),
      ),
    );
    const marks = shown.picture({ width: 1120, time: null })?.marks ?? [];
    return [...inTables, ...marks.map(({ id, label, cell }) => ({ where: `mark ${id}`, text: label, cell }))];
  });

/** The words of each value that the fields of judgements allow, and which values have them. */
const wordsOfValues = new Map<string, FieldValue[]>();
for (const { subject, value: type } of feasibility.fields) {
  if (subject !== 'judgement') continue;
  const add = (label: string, value: FieldValue) =>
    wordsOfValues.set(label, [...(wordsOfValues.get(label) ?? []), value]);
  if (type.type === 'scale')
    for (const { value, label } of type.points) add(`${signed(value)} ${label}`, value);
  if (type.type === 'ordinal') for (const { value, label } of type.points) add(label, value);
  if (type.type === 'choice') {
    const { options } = feasibility.vocabularies.find(({ id }) => id === type.vocabularyId) ?? {
      options: [],
    };
    for (const { id, label } of options) add(label, id);
  }
}

// “Insulation” is a strategy, and a field too.
for (const { label } of feasibility.fields) wordsOfValues.delete(label);

/** Passages state outcomes and stages too, and quotations say anything: only what stands by itself is looked for. */
const saysWord = (text: string, word: string): boolean =>
  new RegExp(`(^|[:,/;·(] ?)${word.replace(/[+]/g, '\\+')}(?=$|[,;/.)]| \\[| ·| \\()`).test(text);

const holds = (judgement: Judgement, value: FieldValue): boolean =>
  Array.isArray(judgement.value) && typeof value === 'string'
    ? judgement.value.includes(value)
    : judgement.value !== null && isEqual(judgement.value, value);

function faultsOf({ store }: TestStudy, { where, text, cell }: Said): string[] {
  const judgements = [...cell.judgements, ...cell.settled].flatMap(id => store.live('judgement', id) ?? []);
  const faults: string[] = [];
  if (
    cell.status !== null &&
    cell.value !== null &&
    !judgements.some(each => isEqual(each.value, cell.value))
  )
    faults.push(`${where}: nobody judged ${JSON.stringify(cell.value)}`);
  for (const [word, values] of wordsOfValues) {
    if (!saysWord(text, word)) continue;
    if (!judgements.some(judgement => values.some(value => holds(judgement, value))))
      faults.push(`${where}: nobody judged “${word}”: ${text}`);
  }
  return faults;
}

/** Views of judgements; the others must pass too, having none to show. */
describe.each(views)('the view $id', view => {
  it('shows no value that nobody judged', () => {
    fc.assert(
      fc.property(studies, study => {
        expect(saidBy(study, view).flatMap(said => faultsOf(study, said))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('shows no judged value at all when every judgement is taken away', () => {
    const study = sampleStudy();
    for (const { id } of [...study.store.all('judgement')]) study.dispatch('judgement.remove', { id });
    for (const said of saidBy(study, view)) {
      expect([null, 'not-yet-coded']).toContain(said.cell.status);
      expect(said.cell.judgements).toEqual([]);
      expect(faultsOf(study, said)).toEqual([]);
    }
  });
});

it('would be found out, if a view said it', () => {
  const study = sampleStudy();
  const view = views.find(({ id }) => id === 'positions');
  const [judged] =
    view === undefined ? [] : saidBy(study, view).filter(({ cell }) => cell.status === 'coded');
  if (judged === undefined) throw new Error('No cell is judged.');
  expect(faultsOf(study, judged)).toEqual([]);
  expect(faultsOf(study, { ...judged, cell: { ...judged.cell, judgements: [] } })).not.toEqual([]);
});
