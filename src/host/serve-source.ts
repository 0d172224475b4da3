/** Gives a window the source of a document: `GET /source?handle=...&documentId=...`, answered with its bytes or `{ problem }`. */
import type { Application } from '#core/api.ts';
import { isProblem, messageOf, Problem } from '#core/problem.ts';
import { answerHeaders, refuse } from './answer.ts';

export const createSourceServer =
  (application: Pick<Application, 'documentSource'>) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'GET')
      return refuse(405, new Problem('invalid', 'A source is asked for with GET.'));
    const { searchParams } = new URL(request.url);
    const handle = searchParams.get('handle') ?? '';
    const documentId = searchParams.get('documentId') ?? '';
    if (handle === '' || documentId === '' || handle.length > 200 || documentId.length > 80) {
      return refuse(400, new Problem('invalid', 'A source is named by its study and its document.'));
    }
    try {
      const bytes = await application.documentSource(handle, documentId);
      // Never shown or run by the browser, whatever it holds.
      return new Response(bytes, {
        headers: {
          ...answerHeaders,
          'content-type': 'application/octet-stream',
          'content-disposition': 'attachment',
        },
      });
    } catch (error) {
      // A refusal is an answer: a browser would report any other status as an error of the page.
      if (isProblem(error)) return refuse(200, error);
      return refuse(500, new Problem('failed', `The source could not be read: ${messageOf(error)}`));
    }
  };
