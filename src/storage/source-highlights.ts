/** The highlights that a document's source holds, with the words of the canonical text that they are over. */
import type { SourceHighlights } from '#core/api.ts';
import { highlightsOf } from '#core/pages/highlights.ts';
import { Problem } from '#core/problem.ts';
import type { ImportThread } from './importing/import-thread.ts';
import type { StudySession } from './study-session.ts';

/** Rejects for documents without pages, and where the source is not there any more or the thread failed. */
export async function readSourceHighlights(
  session: StudySession,
  thread: ImportThread,
  documentId: string,
  password: string | null,
): Promise<SourceHighlights> {
  const { texts } = session;
  const pages = await texts.pagesOf(documentId);
  if (pages === null) {
    throw new Problem(
      'invalid',
      'The document has no pages, so there is no place in its text for highlights of its source.',
      'Choose a PDF.',
    );
  }
  const source = await texts.sourceOf(documentId);
  const fileName = session.study.get('document', documentId)?.fileName ?? documentId;
  const read = await thread.readMarks(source, password);
  if (read.ok)
    return { ok: true, highlights: highlightsOf(read.marks, pages, await texts.textOf(documentId)) };
  const { reason, password: asked } = read;
  const error = `The highlights of ${fileName} were not read: ${reason}`;
  return { ok: false, error, ...(asked === undefined ? {} : { password: asked }) };
}
