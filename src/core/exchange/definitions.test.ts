import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import template from '#resources/codebooks/political-feasibility.json' with { type: 'json' };
import { newStudyDiff } from '../commands/create-study.ts';
import { codebookJson } from '../exporters/codebook/codebook.ts';
import { type CodebookTemplate, codebookTemplate } from '../model/codebook.ts';
import type { FieldValue, FieldValues } from '../model/field-value.ts';
import type { CoderId, ItemId } from '../model/ids.ts';
import type { Entry } from '../model/records.ts';
import { StudyStore } from '../store/study-store.ts';
import { planImport } from './plan-import.ts';
import { previewProject } from './preview-project.ts';
import { codebookReader } from './readers/codebook/codebook.ts';

const at = '2026-03-01T09:30:00.000Z';
const coderId = 'c1' as CoderId;
const stamps = { createdAt: at, createdBy: coderId, changedAt: at, changedBy: coderId, removed: null };
const whole = codebookTemplate.parse(template);
const nothing: CodebookTemplate = { ...whole, kinds: [], fields: [], vocabularies: [], linkTypes: [] };

function studyOf(codebook: CodebookTemplate): { store: StudyStore; newId: (prefix: string) => string } {
  const store = new StudyStore();
  let ids = 0;
  const newId = (prefix: string): string => `${prefix}.${++ids}`;
  const context = { now: at, coderId, newId, textOf: () => '', pagesOf: () => null };
  store.apply(newStudyDiff(codebook, 'Reform', { id: coderId, name: 'Ada' }, context));
  return { store, newId };
}

async function fileOf(study: StudyStore): Promise<string> {
  const { files } = codebookJson.write(study, {
    textOf: () => '',
    blocksOf: async () => [],
    pagesOf: async () => null,
    sourceOf: () => Promise.reject(new Error('none')),
    annotatePdf: async () => ({ ok: false, reason: 'none' }),
  });
  let text = '';
  for (const file of files) for await (const piece of file.pieces()) text += piece.text;
  return text;
}

async function prepared(text: string) {
  const files = [{ path: 'codebook.json', bytes: new TextEncoder().encode(text) }];
  const reading = await codebookReader.read(files);
  if (!reading.ok) throw new Error(reading.message);
  const { documents: _, passages: __, ...project } = reading.project;
  return { format: 'codebook', project, documents: [], passages: [] };
}

async function take(text: string, { store, newId }: ReturnType<typeof studyOf>) {
  const project = await prepared(text);
  const plan = planImport(store, project, { kind: null, coderId: null }, { now: at, coderId, newId });
  store.load(plan.entries);
  return plan.outcome;
}

/** Values of all sorts for an item's fields. */
function valuesFor({ fields, vocabularies }: CodebookTemplate, kindId: string, seed: number): FieldValues {
  const values: Record<string, FieldValue> = {};
  for (const { id, subject, kindId: of, value } of fields) {
    if (subject !== 'item' || of !== kindId) continue;
    if (value.type === 'text') values[id] = `Said ${seed}`;
    if (value.type === 'number') values[id] = seed / 4;
    if (value.type === 'boolean') values[id] = seed % 2 === 0;
    if (value.type === 'date') values[id] = '1990-05/1991';
    if (value.type === 'ordinal' || value.type === 'scale')
      values[id] = value.points[seed % value.points.length]?.value ?? 0;
    if (value.type === 'choice') {
      const options = vocabularies.find(each => each.id === value.vocabularyId)?.options ?? [];
      const option = options[seed % options.length]?.id ?? '';
      const next = options[(seed + 1) % options.length]?.id ?? '';
      values[id] = value.multiple ? [...new Set([option, next])] : option;
    }
  }
  return values;
}

const items = (seeds: readonly number[]): Entry[] =>
  seeds.map((seed, index): Entry => {
    const kindId = whole.kinds[seed % whole.kinds.length]?.id ?? ('' as never);
    const more = { aliases: [`Alias ${index}`], colour: null, values: valuesFor(whole, kindId, seed) };
    return {
      type: 'item',
      record: { id: `i${index}` as ItemId, kindId, label: `Item ${index}`, ...more, ...stamps },
    };
  });

describe('a codebook as JSON', () => {
  it('makes the same codebook in a study without one, over 50 of them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(99), { maxLength: 8 }), async seeds => {
        const { store } = studyOf(whole);
        store.load(items(seeds));
        const text = await fileOf(store);
        const other = studyOf(nothing);
        const { added, losses } = await take(text, other);
        expect(losses).toEqual([]);
        expect(added).toMatchObject({
          kinds: whole.kinds.length,
          fields: whole.fields.length,
          vocabularies: whole.vocabularies.length,
          linkTypes: whole.linkTypes.length,
          items: seeds.length,
        });
        expect(JSON.parse(await fileOf(other.store))).toEqual(JSON.parse(text));
      }),
      { numRuns: 50 },
    );
  });

  it('adds nothing the second time, and says before what is there', async () => {
    const { store } = studyOf(whole);
    store.load(items([1, 2, 3]));
    const text = await fileOf(store);
    const other = studyOf(nothing);
    const before = previewProject(other.store, await prepared(text)).definitions;
    expect(before.map(({ twin }) => twin)).toEqual(before.map(() => null));
    expect(before).toHaveLength(whole.fields.length + whole.vocabularies.length + whole.linkTypes.length);
    await take(text, other);
    const after = previewProject(other.store, await prepared(text)).definitions;
    expect(after.filter(({ twin }) => twin === null)).toEqual([]);
    const { added } = await take(text, other);
    expect(Object.values(added).filter(count => count > 0)).toEqual([]);
  });

  it('leaves what the study has by name, and brings fields and options beside it', async () => {
    const [kind] = whole.kinds;
    const [vocabulary] = whole.vocabularies;
    if (kind === undefined || vocabulary === undefined) throw new Error('no codebook');
    const fewer = { ...vocabulary, options: vocabulary.options.slice(1) };
    const other = studyOf({ ...nothing, kinds: [{ ...kind, plural: 'Own' }], vocabularies: [fewer] });
    const { store } = studyOf(whole);
    const { added } = await take(await fileOf(store), other);
    expect(added).toMatchObject({ kinds: whole.kinds.length - 1, fields: whole.fields.length });
    expect(other.store.get('kind', kind.id)?.plural).toBe('Own');
    expect(other.store.get('vocabulary', vocabulary.id)?.options).toEqual(fewer.options);
    const beside = [...other.store.all('vocabulary')].find(({ label }) => label === `${vocabulary.label} 2`);
    expect(beside?.options).toEqual(vocabulary.options);
    const users = [...other.store.all('field')].filter(
      ({ value }) => value.type === 'choice' && value.vocabularyId === beside?.id,
    );
    expect(users.length).toBeGreaterThan(0);
  });

  it('tells of a field that has another type in the study, and keeps the values', async () => {
    const [kind] = whole.kinds;
    const scale = whole.fields.find(
      ({ subject, kindId, value }) => subject === 'item' && kindId === kind?.id && value.type === 'choice',
    );
    if (kind === undefined || scale === undefined) throw new Error('no field');
    const field = { ...scale, value: { type: 'number' as const, unit: null } };
    const other = studyOf({ ...nothing, kinds: [kind], fields: [field] });
    const { store } = studyOf(whole);
    store.load(items([0]));
    const { losses } = await take(await fileOf(store), other);
    expect(losses).toEqual([expect.stringMatching(/^1 field has another type in the study/)]);
    const kept = [...other.store.all('field')].find(({ label }) => label === `${scale.label} (imported)`);
    const [item] = [...other.store.all('item')];
    expect(kept?.value.type).toBe('text');
    expect(item?.values[kept?.id ?? '']).toEqual(expect.any(String));
  });
});
