/** The studies that were opened last, in the program's own data folder. A list that cannot be read is an empty one. */
import { join } from 'node:path';
import { z } from 'zod';
import type { RecentStudy } from '#core/api.ts';
import type { FileSystem } from './file-system.ts';
import { writeDurably } from './write-durably.ts';

const most = 20;
const schema = z.object({
  format: z.literal('tracework/recent'),
  version: z.literal(1),
  studies: z.array(z.object({ path: z.string(), name: z.string(), openedAt: z.string() })),
});
type Listed = z.output<typeof schema>['studies'][number];

export class RecentStudies {
  private readonly files: FileSystem;
  private readonly folder: string;
  private turn: Promise<unknown> = Promise.resolve();

  constructor(files: FileSystem, folder: string) {
    this.files = files;
    this.folder = folder;
  }

  /** Newest first. */
  async list(): Promise<RecentStudy[]> {
    const listed = await this.read();
    return Promise.all(
      listed.map(async study => ({ ...study, exists: (await this.exists(study.path)) === true })),
    );
  }

  note(study: Listed): Promise<void> {
    return this.change(listed => [study, ...listed.filter(({ path }) => path !== study.path)]);
  }

  forget(path: string): Promise<void> {
    return this.change(listed => listed.filter(study => study.path !== path));
  }

  private async exists(path: string): Promise<boolean> {
    try {
      return (await this.files.stat(path)) !== null;
    } catch {
      return false;
    }
  }

  private get path(): string {
    return join(this.folder, 'recent.json');
  }

  private async read(): Promise<Listed[]> {
    try {
      return schema.parse(JSON.parse((await this.files.readFile(this.path)).toString('utf8'))).studies;
    } catch {
      return [];
    }
  }

  /** One after the other: two windows may open studies at once. */
  private change(make: (listed: Listed[]) => Listed[]): Promise<void> {
    const run = this.turn.then(async () => {
      const studies = make(await this.read()).slice(0, most);
      await this.files.makeFolder(this.folder);
      const content = JSON.stringify({ format: 'tracework/recent', version: 1, studies }, null, 1);
      await writeDurably(this.files, this.path, [Buffer.from(`${content}\n`)]);
    });
    this.turn = run.catch(() => undefined);
    return run;
  }
}
