/** The application as a host without a window builds it, with folders of its own. */
import { join } from 'node:path';
import type { Application } from '#core/api.ts';
import { createApplication } from '#storage/application.ts';

export const benchApplication = (root: string, folder: string): Application =>
  createApplication({
    version: 'bench',
    host: 'cli',
    folders: { data: join(folder, 'data'), studies: folder, resources: join(root, 'resources') },
  });
