/**
 * The sample study: a short report and its coding, kept as readable text in `resources/sample`, and made into a
 * study through the same door as any other.
 */
import { existsSync } from 'node:fs';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Application, OpenedStudy } from '#core/api.ts';
import { Problem } from '#core/problem.ts';
import type { Command } from '#core/store/commit.ts';

export interface SampleRequest {
  /** Where the program's resources are. */
  resources: string;
  /** Where the study is put, under a name that is free there. */
  folder: string;
}

const sourceName = 'a-warm-plate.md';
const codingName = 'coding.jsonl';

/** What the commits of the sample are called in its history, by type of command, in the order they are made. */
const steps = [
  ['item.add', 'Add the actors, veto points and tracers'],
  ['passage.add', 'Code the report'],
  ['judgement.set', 'State the judgements'],
  ['link.add', 'Link the items'],
  ['memo.add', 'Write the memos'],
] as const;

/** Makes the sample study and leaves it open. What was made is taken away again where a step fails. */
export async function openSampleStudy(
  application: Pick<Application, 'createStudy' | 'openStudy' | 'importFiles' | 'dispatch' | 'closeStudy'>,
  { resources, folder }: SampleRequest,
): Promise<OpenedStudy> {
  const made = await application.createStudy({
    folder,
    name: freeName(folder),
    templateId: 'political-feasibility',
    coderName: 'Sample coder',
  });
  try {
    const [imported] = await application.importFiles(made.handle, [
      { source: { path: join(resources, 'sample', sourceName) }, fileName: sourceName, format: 'markdown' },
    ]);
    if (imported === undefined || !imported.ok) {
      throw new Problem('unreadable', `The sample could not be read: ${imported?.error ?? 'it is missing'}.`);
    }
    const study = made.entries.find(entry => entry.type === 'study')?.record.id ?? '';
    const coding = await readFile(join(resources, 'sample', codingName), 'utf8');
    const commands = readSampleCoding(coding, { study, document: imported.documentId });
    for (const [type, label] of steps) {
      const args = { label, commands: commands.filter(command => command.type === type) };
      await application.dispatch(made.handle, { type: 'batch', args });
    }
    // Joined anew, because what `createStudy` gave was the study before its coding.
    return await application.openStudy({ path: made.path, mode: 'write', coderName: null });
  } catch (error) {
    await application.closeStudy(made.handle);
    await rm(made.path, { recursive: true, force: true });
    throw error;
  }
}

/** The commands of the sample. In the file the study is called `study` and its one document `document`. */
export function readSampleCoding(lines: string, ids: { study: string; document: string }): Command[] {
  return lines
    .split('\n')
    .filter(line => line !== '')
    .map(line => {
      const { type, args } = JSON.parse(line) as { type: string; args: SampleArgs };
      if (args.documentId !== undefined) args.documentId = ids.document;
      if (args.on?.type === 'document' || args.on?.type === 'study') args.on.id = ids[args.on.type];
      return { type, args };
    });
}

interface SampleArgs {
  documentId?: string;
  on?: { type: string; id: string };
}

function freeName(folder: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? 'Sample study' : `Sample study ${number}`;
    if (!existsSync(join(folder, `${name}.tracework`))) return name;
  }
}
