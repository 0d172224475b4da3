/** An application over a folder of its own, for tests: the real storage on the real disk, with small sizes and times. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Application, OpenedStudy } from '#core/api.ts';
import { type ApplicationPorts, createApplication } from '../application.ts';
import type { FileSystem } from '../file-system.ts';
import type { StorageSettings } from '../settings.ts';

/** Nothing is written in the background unless a test asks for it. */
export const quietSettings: Partial<StorageSettings> = {
  quietMs: 3_600_000,
  longestMs: 3_600_000,
  snapshotDelayMs: 3_600_000,
};

export interface TemporaryApplication {
  application: Application;
  /** Folder for studies and for whatever the test needs. */
  folder: string;
  /** A second program over the same folders. */
  another(files?: FileSystem, settings?: Partial<StorageSettings>): Application;
  remove(): Promise<void>;
}

export function temporaryApplication(
  files?: FileSystem,
  settings: Partial<StorageSettings> = quietSettings,
  /** Of the first program alone. */
  ports: Pick<ApplicationPorts, 'exportWorker'> = {},
): TemporaryApplication {
  const folder = mkdtempSync(join(tmpdir(), 'tracework-test-'));
  const made: Application[] = [];
  const make = (
    own: FileSystem | undefined,
    ownSettings: Partial<StorageSettings>,
    ownPorts: typeof ports = {},
  ): Application => {
    const application = createApplication({
      ...ownPorts,
      version: '0.0.0',
      host: 'cli',
      folders: {
        data: join(folder, 'data'),
        studies: join(folder, 'studies'),
        resources: resolve(import.meta.dirname, '../../../resources'),
      },
      settings: ownSettings,
      ...(own === undefined ? {} : { files: own }),
    });
    made.push(application);
    return application;
  };
  return {
    application: make(files, settings, ports),
    folder,
    another: (own, ownSettings = settings) => make(own, ownSettings),
    async remove() {
      for (const application of made) await application.shutdown().catch(() => undefined);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

export const makeStudy = (application: Application, folder: string, name = 'Test'): Promise<OpenedStudy> =>
  application.createStudy({ folder, name, templateId: 'thematic-analysis', coderName: 'Ada' });

/** The first kind of a study's codebook. */
export function kindOf(study: OpenedStudy): string {
  const kind = study.entries.find(({ type }) => type === 'kind');
  if (kind === undefined) throw new Error('The study has no kind.');
  return kind.record.id;
}
