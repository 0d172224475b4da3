import { expect, it } from 'vitest';
import { type Entry, recordTypes } from '#core/model/records.ts';
import { views } from '#core/views/registry.ts';
import type { ViewRow } from '#core/views/view.ts';
import { sampleStudy } from '../../../tests/support/feasibility-study.ts';
import type { Answers } from './messages.ts';
import { StudyEngine } from './study-engine.ts';

const options = { 'co-occurrence': { within: 'sentence' } } as Record<string, object>;

function fed() {
  const study = sampleStudy();
  const engine = new StudyEngine();
  for (const type of recordTypes) {
    const entries = [...study.store.allWithRemoved(type)].map(record => ({ type, record }) as Entry);
    engine.take({ type: 'records', entries });
  }
  const show = async (viewId: string, place = 1) => {
    const rows: ViewRow[][] = [];
    const tables = (await engine.answer(
      { type: 'show', place, viewId, options: options[viewId] ?? {} },
      (table, slice) => {
        rows[table] = [...(rows[table] ?? []), ...slice];
      },
    )) as Answers['show'];
    return tables.map((table, index) => ({ ...table, rows: rows[index] ?? [] }));
  };
  return { study, engine, show };
}

it('computes every view as the study itself would, after it was given the texts that it asked for', async () => {
  const { study, engine, show } = fed();
  for (const { id, show: compute } of views) {
    const question = { type: 'documents' as const, viewId: id, options: options[id] ?? {} };
    for (const documentId of (await engine.answer(question, () => {})) as Answers['documents'])
      engine.take({ type: 'text', documentId, text: study.units.text({ id: documentId as never }) });
    expect(await engine.answer(question, () => {})).toEqual([]);
    expect(await show(id)).toEqual(compute(study.store, options[id] ?? {}, study.units).tables);
  }
});

it('follows commits, and forgets everything when told', async () => {
  const { study, engine, show } = fed();
  const before = await show('positions');
  const commit = study.dispatch('item.add', { kind: 'actor', label: 'Zebra club' });
  engine.take({ type: 'commit', diff: commit?.diff ?? [] });
  const after = await show('positions');
  expect(after[0]?.rows.length).toBe((before[0]?.rows.length ?? 0) + 1);
  engine.take({ type: 'reset' });
  expect((await show('positions'))[0]?.rows).toEqual([]);
});

it('keeps what is shown at a place for its pictures and files until it is left', async () => {
  const { engine, show } = fed();
  const file = { type: 'file', place: 2, format: 'html' } as const;
  await expect(engine.answer(file, () => {})).rejects.toThrow('Nothing is shown');
  engine.take({ type: 'text', documentId: 'doc', text: '' });
  await show('positions', 2);
  await expect(engine.answer(file, () => {})).rejects.toThrow('cannot be written as html');
  engine.take({ type: 'leave', place: 2 });
  await expect(engine.answer(file, () => {})).rejects.toThrow('Nothing is shown');
});
