/** `apply`: opens the input and the study, and says what stopped the run. */
import { open } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { messageOf, Problem } from '#core/problem.ts';
import { applyAtomically, applyLines } from './apply.ts';
import type { Context } from './context.ts';
import { exitCodes } from './exit-codes.ts';
import { OutputClosed } from './output.ts';

export interface ApplyOptions {
  coder?: string;
  atomic?: boolean;
}

export async function applyFile(
  context: Context,
  study: string,
  file: string,
  { coder, atomic }: ApplyOptions,
): Promise<void> {
  const { application, output, host } = context;
  const input = file === '-' ? host.stdin : await openInput(context.path(file));
  try {
    await context.withStudy(study, { mode: 'write', coderName: coder ?? null }, async ({ handle }) => {
      const work = atomic === true ? applyAtomically : applyLines;
      await work(application, output, { handle, input });
    });
  } catch (error) {
    if (!(error instanceof OutputClosed)) throw error;
    output.say('tracework: stopped, because nobody reads the output any more. What was printed is saved.');
    context.exitCode = exitCodes.refused;
  } finally {
    input.destroy();
  }
}

/** Opened before the study is, so that a wrong name changes nothing. */
async function openInput(path: string): Promise<Readable> {
  try {
    const file = await open(path);
    if ((await file.stat()).isFile()) return file.createReadStream();
    await file.close();
  } catch (error) {
    throw new Problem('unreadable', `“${path}” could not be read: ${messageOf(error)}.`);
  }
  throw new Problem(
    'unreadable',
    `“${path}” is no file.`,
    'Give a JSON Lines file, or - for standard input.',
  );
}
