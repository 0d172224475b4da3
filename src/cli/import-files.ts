/** `import`: takes files into a study, with a line for each, and goes on past those it cannot take. */
import { basename } from 'node:path';
import { partChoice } from '#core/importers/html/part-choice.ts';
import type { Context } from './context.ts';
import { exitCodes } from './exit-codes.ts';

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
  files: readonly string[],
  { encoding, format, mainPart, pattern, password, coder }: ImportOptions,
): Promise<void> {
  const { application, output } = context;
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
