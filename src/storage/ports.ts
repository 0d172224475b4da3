/** What a host hands to the storage: everything that is not the same in every host and in every test. */
import { randomBytes } from 'node:crypto';
import type { AppInfo } from '#core/api.ts';
import { type FileSystem, nodeFileSystem } from './file-system.ts';
import { defaultSettings, type StorageSettings } from './settings.ts';

export interface Dialogs {
  /** Each gives null where the person cancelled. */
  chooseFolder(title: string): Promise<string | null>;
  chooseStudy(): Promise<string | null>;
  chooseFiles(): Promise<readonly string[] | null>;
}

export interface ApplicationPorts {
  version: string;
  host: AppInfo['host'];
  folders: {
    /** The program's own data, such as the list of recent studies. Made where it is not there. */
    data: string;
    /** Where new studies are put unless the researcher says otherwise. */
    studies: string;
    /** `resources` of the program: codebooks, the sample. */
    resources: string;
  };
  /** The built script of the thread that reads files; absent = they are read in the host's own. */
  importWorker?: string;
  /** The built script of the thread that exports; absent = exports are made in the host's own. */
  exportWorker?: string;
  /** The system's dialogs, where the host has them. */
  dialogs?: Dialogs;
  /** ISO 8601 in UTC with milliseconds. */
  now?: () => string;
  /** A random id beginning with the prefix. */
  newId?: (prefix: string) => string;
  files?: FileSystem;
  settings?: Partial<StorageSettings>;
}

/** What the storage itself works with, everything filled in. */
export interface StoragePorts {
  /** As the lock names this program to others, e.g. `Tracework (electron)`. */
  program: string;
  /** Null where files are read in the host's own thread. */
  importWorker: string | null;
  /** Null where exports are made in the host's own thread. */
  exportWorker: string | null;
  /** The program's. */
  version: string;
  now: () => string;
  newId: (prefix: string) => string;
  files: FileSystem;
  settings: StorageSettings;
}

/** 20 characters of a 32-letter alphabet: 100 random bits, no letters that look alike, safe as a file name. */
export const randomId = (prefix: string): string => {
  const letters = '0123456789abcdefghjkmnpqrstvwxyz';
  let id = `${prefix}-`;
  for (const byte of randomBytes(20)) id += letters[byte & 31] ?? '';
  return id;
};

export const storagePorts = (ports: ApplicationPorts): StoragePorts => ({
  program: `Tracework (${ports.host})`,
  importWorker: ports.importWorker ?? null,
  exportWorker: ports.exportWorker ?? null,
  version: ports.version,
  now: ports.now ?? (() => new Date().toISOString()),
  newId: ports.newId ?? randomId,
  files: ports.files ?? nodeFileSystem,
  settings: { ...defaultSettings, ...ports.settings },
});
