/** `import`: takes files and folders into a study, with a line for each file, and goes on past those it cannot take. */
import { basename } from 'node:path';
import { describeReason, describeSkipped } from '#core/importers/folder-entries.ts';
import { partChoice } from '#core/importers/html/part-choice.ts';
import { Problem } from '#core/problem.ts';
import type { Context } from './context.ts';
import { exitCodes } from './exit-codes.ts';
import { findFiles } from './find-files.ts';

export interface ImportOptions {
  encoding?: string;
  format?: string;
  mainPart?: true;
  pattern?: string;
  password?: string;
  coder?: string;
}

export async function importFiles(
  context: Context,
  study: string,
  paths: readonly string[],
  { encoding, format, mainPart, pattern, password, coder }: ImportOptions,
): Promise<void> {
  const { application, output } = context;
  const { files, skipped } = await findFiles(paths, path => context.path(path));
  for (const { path, why } of skipped) await output.line({ file: path, skipped: describeReason(why) });
  for (const told of describeSkipped(skipped)) output.say(told);
  if (files.length === 0) {
    throw new Problem(
      'refused',
      'There is nothing to import there.',
      'A folder stands for the files in it whose formats are read; see “formats”.',
    );
  }
  await context.withStudy(study, { mode: 'write', coderName: coder ?? null }, async ({ handle }) => {
    const results = await application.importFiles(
      handle,
      files.map(file => ({
        source: { path: context.path(file) },
        fileName: basename(file),
        ...(encoding === undefined ? {} : { encoding }),
        ...(format === undefined ? {} : { format }),
        ...(pattern === undefined ? {} : { pattern }),
        ...(password === undefined ? {} : { password }),
        ...(mainPart === true ? { choices: { [partChoice.id]: 'main' } } : {}),
      })),
    );
    for (const [index, result] of results.entries()) {
      const file = files[index];
      if (!result.ok) {
        await output.line({ file, error: result.error });
        output.say(`tracework: ${file}: ${result.error}`);
        context.exitCode = exitCodes.refused;
        continue;
      }
      const { ok: _, fileName: __, ...imported } = result;
      await output.line({ file, ...imported });
    }
  });
}
