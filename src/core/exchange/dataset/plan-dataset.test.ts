import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asExchangeFiles, exportDataset, studyOf } from '../../../../tests/support/export-dataset.ts';
import {
  feasibility,
  sampleStudy,
  studies,
  TestStudy,
  thematic,
} from '../../../../tests/support/feasibility-study.ts';
import { execute } from '../../commands/execute.ts';
import { readDataset } from '../../exporters/dataset/read-dataset.ts';
import type { CoderId } from '../../model/ids.ts';
import { type AnyRecord, type Entry, type RecordType, recordTypes } from '../../model/records.ts';
import type { StudyStore } from '../../store/study-store.ts';
import { type DatasetPlan, type DatasetRecords, planDataset } from './plan-dataset.ts';

async function recordsOf(study: TestStudy): Promise<DatasetRecords> {
  const reading = readDataset(asExchangeFiles((await exportDataset(studyOf(study))).files));
  if (!reading.ok) throw new Error(reading.message);
  return reading.dataset;
}

const context = { now: '2026-05-01T10:00:00.000Z', newId: newIds(), coderId: 'coder' as CoderId };

function newIds(): (prefix: string) => string {
  let last = 0;
  return prefix => {
    last += 1;
    return `${prefix}-new-${last}`;
  };
}

/** Through the command by which storage takes it in, which checks every record and every name. */
function take(study: TestStudy, dataset: DatasetRecords): DatasetPlan {
  const plan = planDataset(study.store, dataset, { ...context, coderId: study.coderId });
  if (plan.entries.length === 0) return plan;
  const { entries, label, replaces } = plan;
  const command = { type: 'study.import', args: { label, origin: {}, entries, replaces } };
  study.store.apply(execute(study.store, command, study.context(), { internal: true }).diff);
  return plan;
}

const liveOf = (store: StudyStore, type: RecordType): AnyRecord[] =>
  [...store.all(type)].sort((one, other) => (one.id < other.id ? -1 : 1));

/** A dataset under other ids, as if it came from a study that has nothing to do with this one. */
function foreign({ study, entries }: DatasetRecords): DatasetRecords {
  const ids = entries.flatMap(({ type, record }) => (type === 'study' ? [] : [record.id as string]));
  const renamed = new Set(ids.filter(id => !/^(?:and|or)$/.test(id)));
  const walk = (part: unknown, inValues = false): unknown => {
    if (typeof part === 'string') return renamed.has(part) ? `x-${part}` : part;
    if (Array.isArray(part)) return part.map(each => walk(each));
    if (typeof part !== 'object' || part === null) return part;
    return Object.fromEntries(
      Object.entries(part).map(([key, value]) => [inValues ? walk(key) : key, walk(value, key === 'values')]),
    );
  };
  const texts = new Set(['label', 'name', 'text', 'title', 'exact']);
  const keep = (record: AnyRecord): AnyRecord => {
    const walked = walk(record) as Record<string, unknown>;
    for (const [key, value] of Object.entries(record))
      if (texts.has(key) && typeof value === 'string') walked[key] = value;
    return walked as unknown as AnyRecord;
  };
  return { study, entries: entries.map(({ type, record }) => ({ type, record: keep(record) }) as Entry) };
}

describe('planDataset, where the study holds no more than a codebook', () => {
  it('makes the same study again, whatever codebook was there', async () => {
    await fc.assert(
      fc.asyncProperty(studies, fc.constantFrom(feasibility, thematic), async (study, template) => {
        const again = new TestStudy(template);
        const before = again.coderId;
        const plan = take(again, await recordsOf(study));
        expect(plan.preview.passages.total).toBe([...study.store.all('passage')].length);
        for (const type of recordTypes) {
          if (type === 'study' || type === 'coder') continue;
          const renamed = (record: AnyRecord) => ({
            ...record,
            id: record.id.replace(study.store.study.id, ''),
          });
          expect(liveOf(again.store, type).map(renamed), type).toEqual(
            liveOf(study.store, type).map(renamed),
          );
        }
        expect(again.store.study).toEqual({ ...study.store.study, id: again.store.study.id });
        expect(liveOf(again.store, 'coder').map(({ id }) => id)).toEqual(
          [...new Set([before, ...liveOf(study.store, 'coder').map(({ id }) => id)])].sort(),
        );
      }),
      { numRuns: 15 },
    );
  });

  it('lets a coder of the same name be the one who is there', async () => {
    const dataset = foreign(await recordsOf(sampleStudy()));
    const again = new TestStudy(feasibility);
    const { entries, outcome } = take(again, dataset);
    const [coder, ...others] = again.store.all('coder');
    expect(others.map(({ name }) => name)).not.toContain(coder?.name);
    expect(outcome.losses.join(' ')).toContain(`“${coder?.name}” is the coder of that name`);
    const passages = [...again.store.all('passage')];
    expect(passages.length).toBeGreaterThan(50);
    expect(new Set(passages.map(({ coderId }) => coderId))).toEqual(new Set([coder?.id]));
    expect(entries.filter(({ type }) => type === 'coder')).toHaveLength(others.length);
  });
});

describe('planDataset, where the study has something already', () => {
  it('brings nothing that is there, also under other ids', async () => {
    const study = sampleStudy();
    const dataset = await recordsOf(study);
    expect(planDataset(study.store, dataset, context).entries).toEqual([]);
    const { entries, outcome } = planDataset(study.store, foreign(dataset), context);
    expect(entries.map(({ type, record }) => `${type} ${record.id}`)).toEqual([]);
    expect(outcome).toMatchObject({ passages: { added: 0, unplaced: 0 }, documents: [{ isNew: false }] });
  });

  it('merges random studies: all of both is there, a second time adds nothing', async () => {
    await fc.assert(
      fc.asyncProperty(studies, studies, fc.boolean(), async (one, other, isForeign) => {
        fc.pre([...one.store.all('item')].length > 0);
        const before = new Map(recordTypes.map(type => [type, liveOf(one.store, type)]));
        const own = await recordsOf(other);
        const dataset = isForeign ? foreign(own) : own;
        const plan = take(one, dataset);
        for (const [type, records] of before)
          for (const record of records) expect(one.store.get(type, record.id)).toEqual(record);
        const counts = plan.outcome.passages;
        expect(counts.added + counts.present).toBe([...other.store.all('passage')].length);
        // Every quote of either stands in a text that is there.
        for (const { documentId, itemId } of one.store.all('passage')) {
          expect(one.store.live('document', documentId)).toBeDefined();
          expect(one.store.live('item', itemId)).toBeDefined();
        }
        const names = [...one.store.all('field')].map(
          ({ subject, kindId, name }) => `${subject} ${kindId} ${name}`,
        );
        expect(new Set(names).size).toBe(names.length);
        expect(planDataset(one.store, dataset, context).entries).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('leaves what the study says otherwise as it is, and tells', async () => {
    const study = sampleStudy();
    const dataset = await recordsOf(study);
    const [item] = study.store.all('item');
    if (item === undefined) throw new Error('The sample has no item.');
    study.dispatch('item.change', { id: item.id, label: 'Called otherwise' });
    const { entries, outcome } = planDataset(study.store, dataset, context);
    expect(entries).toEqual([]);
    expect(outcome.losses.join(' ')).toMatch(/left as they are .*: 1 item\./);
  });

  it('keeps a field apart that takes other values', async () => {
    const study = sampleStudy();
    const dataset = await recordsOf(study);
    const field = [...study.store.all('field')].find(({ value }) => value.type === 'scale');
    if (field === undefined) throw new Error('The codebook has no scale.');
    const entries = dataset.entries.map(entry =>
      entry.type === 'field' && entry.record.id === field.id
        ? ({ type: 'field', record: { ...entry.record, value: { type: 'text', multiline: false } } } as Entry)
        : entry,
    );
    const plan = planDataset(study.store, { ...dataset, entries }, context);
    expect(plan.outcome.losses.join(' ')).toContain(`comes as “${field.name}-2”`);
    const added = plan.entries.find(({ type }) => type === 'field');
    expect(added?.record).toMatchObject({ name: `${field.name}-2`, value: { type: 'text' } });
    expect(added?.record.id).not.toBe(field.id);
  });
});
