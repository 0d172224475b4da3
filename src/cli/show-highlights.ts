/** `highlights`: lists what a PDF holds of highlights made in other programs. */
import type { OpenedStudy } from '#core/api.ts';
import type { Context } from './context.ts';
import { exitCodes } from './exit-codes.ts';

export async function showHighlights(
  context: Context,
  { handle }: OpenedStudy,
  documentId: string,
  password: string | null,
): Promise<void> {
  const { application, output } = context;
  const read = await application.documentHighlights(handle, documentId, password);
  if (!read.ok) {
    output.say(`tracework: ${read.error}${read.password === undefined ? '' : ' Give it with --password.'}`);
    context.exitCode = exitCodes.refused;
    return;
  }
  for (const { range, ...highlight } of read.highlights) {
    await output.line({ ...highlight, start: range?.start ?? null, end: range?.end ?? null });
  }
}
