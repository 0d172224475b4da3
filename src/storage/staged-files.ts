/** Files that were uploaded and wait for their import, in the system's folder for temporary files. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { maximumBytes } from '#core/importers/importer.ts';
import { Problem } from '#core/problem.ts';
import { diskProblem } from './disk-problem.ts';

export class StagedFiles {
  private folder: Promise<string> | null = null;
  private readonly names = new Map<string, string>();
  private readonly newId: (prefix: string) => string;

  constructor(newId: (prefix: string) => string) {
    this.newId = newId;
  }

  /** Gives the name under which `read` finds the bytes again. */
  async put(fileName: string, bytes: Uint8Array): Promise<string> {
    if (bytes.length > maximumBytes) {
      throw new Problem(
        'refused',
        `${fileName} is larger than ${maximumBytes / 1024 / 1024} MB, the most that an import takes.`,
        'Split it and import the parts.',
      );
    }
    try {
      this.folder ??= mkdtemp(join(tmpdir(), 'tracework-'));
      const folder = await this.folder;
      const name = this.newId('staged');
      await writeFile(join(folder, name), bytes, { flag: 'wx', mode: 0o600 });
      this.names.set(name, fileName);
      return name;
    } catch (error) {
      throw diskProblem(error, `${fileName} could not be kept for its import`);
    }
  }

  async read(name: string): Promise<Buffer> {
    const folder = await this.folder;
    if (folder === null || !this.names.has(name))
      throw new Problem('not-found', 'The uploaded file is no longer here.', 'Choose it again.');
    return readFile(join(folder, name));
  }

  async drop(name: string): Promise<void> {
    const folder = await this.folder;
    if (folder !== null && this.names.delete(name)) await rm(join(folder, name), { force: true });
  }

  async clear(): Promise<void> {
    const folder = await this.folder?.catch(() => null);
    this.folder = null;
    this.names.clear();
    if (folder !== null && folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}
