/** Takes a file's bytes from a window: `POST /stage?handle=...&fileName=...`, answered with `{ staged }` or `{ problem }`. */
import type { Application } from '#core/api.ts';
import { isProblem, messageOf, Problem } from '#core/problem.ts';
import { answerJson, refuse } from './answer.ts';
import { readBody } from './read-body.ts';

export const createUploadReceiver =
  (application: Pick<Application, 'info' | 'stageFile'>) =>
  async (request: Request): Promise<Response> => {
    if (request.method !== 'POST')
      return refuse(405, new Problem('invalid', 'A file is uploaded with POST.'));
    const { searchParams } = new URL(request.url);
    const handle = searchParams.get('handle') ?? '';
    const fileName = searchParams.get('fileName') ?? '';
    if (handle === '' || fileName === '' || handle.length > 200 || fileName.length > 500) {
      return refuse(400, new Problem('invalid', 'An upload names its study and its file.'));
    }
    try {
      const { maximumImportBytes } = await application.info();
      const bytes = await readBody(request, maximumImportBytes);
      if (bytes === null) {
        const limit = Math.floor(maximumImportBytes / 1_000_000);
        return refuse(
          413,
          new Problem(
            'unreadable',
            `“${fileName}” is larger than the ${limit} MB that an import takes.`,
            'Nothing of it was kept. Split the file and import the parts.',
          ),
        );
      }
      return answerJson(200, { staged: await application.stageFile(handle, fileName, bytes) });
    } catch (error) {
      if (isProblem(error)) return refuse(409, error);
      return refuse(500, new Problem('failed', `“${fileName}” could not be uploaded: ${messageOf(error)}`));
    }
  };
