import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { studies, type TestStudy } from '../../../tests/support/feasibility-study.ts';
import { type Entry, recordTypes } from '../model/records.ts';
import { StudyStore } from '../store/study-store.ts';
import { DocumentUnits } from './document-units.ts';
import { requireView, views } from './registry.ts';

const where = ['official=yes'];

/** Every other document is official. */
function mark(study: TestStudy): Set<string> {
  const value = { type: 'boolean' };
  study.dispatch('field.add', {
    ...{ id: 'official', name: 'official', label: 'Official', subject: 'document', kindId: null, value },
  });
  const documents = [...study.store.all('document')].map(({ id }) => id);
  for (const [at, id] of documents.entries())
    study.dispatch('document.change', { id, values: { official: at % 2 === 1 } });
  return new Set(documents.filter((_, at) => at % 2 === 1));
}

/** The study as it would be had the other documents never been there. */
function without(study: TestStudy, documents: ReadonlySet<string>): StudyStore {
  const { store } = study;
  const isHere = (id: string): boolean => {
    const passage = store.get('passage', id);
    return passage === undefined || documents.has(passage.documentId);
  };
  const rests = ({ evidence }: { evidence: readonly string[] }): boolean =>
    evidence.some(id => isHere(id) && store.live('passage', id) !== undefined);
  const standing = new Set<string>();
  for (let before = -1; before < standing.size; ) {
    before = standing.size;
    for (const judgement of store.all('judgement'))
      if (rests(judgement) || judgement.settles.some(({ judgementId }) => standing.has(judgementId)))
        standing.add(judgement.id);
  }
  const isKept = ({ type, record }: Entry): boolean =>
    type === 'document'
      ? documents.has(record.id)
      : type === 'passage'
        ? documents.has(record.documentId)
        : type === 'judgement'
          ? standing.has(record.id)
          : type === 'link'
            ? rests(record)
            : true;
  const part = new StudyStore();
  part.load(
    recordTypes
      .flatMap(type => Array.from(store.allWithRemoved(type), record => ({ type, record }) as Entry))
      .filter(isKept)
      .map(({ type, record }) =>
        'evidence' in record
          ? ({ type, record: { ...record, evidence: record.evidence.filter(isHere) } } as Entry)
          : ({ type, record } as Entry),
      ),
  );
  return part;
}

const settings: readonly [viewId: string, options: object][] = [
  ['tracer-matrix', {}],
  ['veto-matrix', { across: 'tracer' }],
  ['veto-flow', {}],
  ['positions', {}],
  ['position-map', { tracer: 't0' }],
  ['timeline', { lanes: 'actor' }],
  ['network', { ties: ['link', 'veto-point', 'congruence', 'co-mention'] }],
  ['frequencies', {}],
  ['frequencies', { by: 'section' }],
  ['co-occurrence', { within: 'paragraph' }],
  ['passages', {}],
  ['evidence-report', {}],
];

const frame = { width: 900, time: null };

describe('every view', () => {
  it('can be asked for some documents only, unless it has a way of its own', () => {
    const known = settings.map(([id]) => id);
    expect(views.filter(({ id }) => !known.includes(id)).map(({ id }) => id)).toEqual(['concordance']);
  });

  it.each(settings)(
    '%s %j shows of some documents what it would show had there been no others',
    (id, own) => {
      const view = requireView(id);
      fc.assert(
        fc.property(studies, study => {
          const documents = mark(study);
          const shown = view.show(study.store, { ...own, where }, study.units);
          const units = new DocumentUnits(document => study.units.text({ id: document as never }));
          const part = without(study, documents);
          const expected = view.show(part, own, units);
          expect(shown.tables.map(({ rows }) => rows)).toEqual(expected.tables.map(({ rows }) => rows));
          const [table] = shown.tables;
          const said = `Only documents with Official: Yes: ${documents.size} of ${[...study.store.all('document')].length}.`;
          const count = (type: 'judgement' | 'link') => {
            const left = [...study.store.all(type)].length - [...part.all(type)].length;
            return left === 0 ? [] : [`${left} ${type}${left === 1 ? '' : 's'}`];
          };
          const left = [...count('judgement'), ...count('link')].join(' and ');
          const added = [
            said,
            ...(left === ''
              ? []
              : [`Left out, as no passage of these documents is their evidence: ${left}.`]),
          ];
          expect(table?.notes).toEqual(expect.arrayContaining(added));
          expect(table?.notes.filter(note => !added.includes(note))).toEqual(expected.tables[0]?.notes);
          const [picture, bare] = [shown.picture(frame), expected.picture(frame)];
          expect(picture?.marks).toEqual(bare?.marks);
          if (picture !== null) {
            expect(picture.description).toContain(said);
            expect(JSON.stringify(picture.ground)).toContain('Only documents with Official: Yes');
          }
        }),
        { numRuns: 20 },
      );
    },
  );

  it.each(settings)('%s %j asks for the texts of no other documents', (id, own) => {
    fc.assert(
      fc.property(studies, study => {
        const documents = mark(study);
        const asked = requireView(id).documents(study.store, { ...own, where });
        expect(asked.filter(document => !documents.has(document))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it('tells what it cannot read of the wish, and refuses what is no list', () => {
    fc.assert(
      fc.property(studies, study => {
        const view = requireView('timeline');
        const { tables } = view.show(study.store, { where: ['colour=red'] }, study.units);
        expect(tables[0]?.notes.join(' ')).toContain('no field “colour”');
        expect(tables[0]?.notes.join(' ')).not.toContain('Only documents');
        expect(() => view.show(study.store, { where: 'colour=red' }, study.units)).toThrow('where');
        expect(() => view.show(study.store, { were: [] }, study.units)).toThrow('were');
      }),
      { numRuns: 2 },
    );
  });
});
