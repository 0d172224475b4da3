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
  const folderName = basename(path);
  const name = options.name ?? folderName.replace(/\.tracework$/i, '');
  const opened = await application.createStudy({
    folder: dirname(path),
    folderName,
    name,
    templateId: options.codebook,
    coderName: options.coder ?? context.host.userName,
  });
  try {
    const id = opened.entries.find(entry => entry.type === 'study')?.record.id;
    await context.output.line({
      study: opened.path,
      id,
      name,
      codebook: options.codebook,
      coderId: opened.coderId,
    });
  } finally {
    await application.closeStudy(opened.handle);
  }
}
