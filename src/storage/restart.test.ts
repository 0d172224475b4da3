import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Application, OpenedStudy } from '#core/api.ts';
import { isProblem } from '#core/problem.ts';
import {
  kindOf,
  makeStudy,
  quietSettings,
  type TemporaryApplication,
  temporaryApplication,
} from './testing/temporary-application.ts';

let temporary: TemporaryApplication;
beforeAll(() => {
  temporary = temporaryApplication();
});
afterAll(() => temporary.remove());

const settings = { ...quietSettings, segmentBytes: 3_000 };

async function contentOf(application: Application, study: OpenedStudy): Promise<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  for (const { type, record } of study.entries) content[`${type} ${record.id}`] = record;
  for (const documentId of Object.keys(study.passageCounts)) {
    for (const passage of await application.passages(study.handle, documentId)) content[passage.id] = passage;
  }
  return { ...content, undo: study.undo, seq: study.status.seq };
}

const step = fc.oneof(
  fc.record({ do: fc.constantFrom('item', 'passage', 'remove', 'batch', 'memo'), at: fc.nat(50) }),
  fc.record({ do: fc.constantFrom('undo', 'undo', 'redo', 'reopen', 'reload'), at: fc.nat(50) }),
);

test('closing, or only opening again, changes nothing: neither records, nor what undo and redo would do', async () => {
  let studies = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 40 }), async steps => {
      studies += 1;
      let application = temporary.another(undefined, settings);
      let study = await makeStudy(application, temporary.folder, `Study ${studies}`);
      const source = join(temporary.folder, `${studies}.txt`);
      writeFileSync(source, `Text ${studies}. ${'All is well. '.repeat(20)}`);
      const [imported] = await application.importFiles(study.handle, [
        { source: { path: source }, fileName: source },
      ]);
      const documentId = imported?.ok === true ? imported.documentId : '';
      const kind = kindOf(study);
      let made = 0;
      const item = (): unknown => ({
        type: 'item.add',
        args: { id: `i${made++}`, kind, label: `Item ${made}` },
      });
      for (const { do: what, at } of steps) {
        const { handle } = study;
        const dispatch = (type: string, args: unknown) => application.dispatch(handle, { type, args });
        try {
          if (what === 'item') await dispatch('item.add', { id: `i${made++}`, kind, label: `Item ${made}` });
          if (what === 'passage') {
            await dispatch('passage.add', {
              id: `p${made++}`,
              documentId,
              itemId: `i${at % made}`,
              start: at,
              end: at + 9,
            });
          }
          if (what === 'remove') await dispatch('item.remove', { id: `i${at % (made + 1)}` });
          if (what === 'memo')
            await dispatch('memo.add', { on: { type: 'document', id: documentId }, text: `Memo ${at}` });
          if (what === 'batch') await dispatch('batch', { commands: [item(), item()] });
          if (what === 'undo') await application.undo(handle, null);
          if (what === 'redo') await application.redo(handle);
        } catch (error) {
          if (!isProblem(error)) throw error;
        }
        if (what === 'reopen' || what === 'reload') {
          const joined = await application.openStudy({ path: study.path, mode: 'write', coderName: null });
          const before = await contentOf(application, joined);
          if (what === 'reopen') {
            await application.closeStudy(handle);
            application = temporary.another(undefined, settings);
            study = await application.openStudy({ path: study.path, mode: 'write', coderName: null });
            expect(study.report.findings).toEqual([]);
            expect(await contentOf(application, study)).toEqual(before);
          } else {
            // From the journal alone, as nothing was flushed since the last opening.
            const reader = temporary.another(undefined, settings);
            const reading = await reader.openStudy({ path: study.path, mode: 'read', coderName: null });
            expect(await contentOf(reader, reading)).toEqual(before);
            await reader.closeStudy(reading.handle);
          }
        }
      }
      expect(await application.check(study.handle)).toMatchObject({ clean: true });
      await application.closeStudy(study.handle);
    }),
    { numRuns: 25 },
  );
});
