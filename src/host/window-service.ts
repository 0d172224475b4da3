/** Answers what a window loads and uploads, by requests and responses of the Fetch standard, in every host. */
import type { Application } from '#core/api.ts';
import { createUploadReceiver } from './receive-upload.ts';
import { createSourceServer } from './serve-source.ts';
import { createWindowFiles } from './window-files.ts';

export type RequestHandler = (request: Request) => Promise<Response>;

export const createWindowService = (options: {
  application: Pick<Application, 'info' | 'stageFile' | 'documentSource'>;
  /** Folder of the built window. */
  windowFolder: string;
}): RequestHandler => {
  const receiveUpload = createUploadReceiver(options.application);
  const serveSource = createSourceServer(options.application);
  const serveFile = createWindowFiles(options.windowFolder);
  return request => {
    const { pathname } = new URL(request.url);
    if (pathname === '/stage') return receiveUpload(request);
    return pathname === '/source' ? serveSource(request) : serveFile(request);
  };
};
