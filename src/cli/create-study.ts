/** `create`: makes a study and prints where it is. */
import { basename, dirname } from 'node:path';
import type { Context } from './context.ts';

export interface CreateOptions {
  name?: string;
  codebook: string;
  coder?: string;
}

export async function createStudy(context: Context, study: string, options: CreateOptions): Promise<void> {
  const { application } = context;
  const path = context.path(study);
  const folderName = basename(path).replace(/\.tracework$/i, '');
  const opened = await application.createStudy({
    folder: dirname(path),
    name: folderName,
    templateId: options.codebook,
    coderName: options.coder ?? context.host.userName,
  });
  try {
    if (options.name !== undefined && options.name !== folderName) {
      await application.dispatch(opened.handle, { type: 'study.change', args: { name: options.name } });
    }
    const id = opened.entries.find(entry => entry.type === 'study')?.record.id;
    await context.output.line({
      study: opened.path,
      id,
      name: options.name ?? folderName,
      codebook: options.codebook,
      coderId: opened.coderId,
    });
  } finally {
    await application.closeStudy(opened.handle);
  }
}
