/** The inside of a QualCoder project: its database and documents, in a folder NAME.qda or in a zip of one. */
import { Archive, isZip } from '../../../importers/zip/read-archive.ts';
import type { ExchangeFile } from '../../project.ts';
import { nameOf } from '../corpus/project-draft.ts';

export interface QualCoderFiles {
  database: ExchangeFile | undefined;
  /** The file of that name in the project's folder for documents; null where it is not there. */
  document(name: string): Uint8Array | null;
}

/** Bytes of the files of a zip that are read together. */
const largestTotal = 512 * 1024 * 1024;

/** Throws an ArchiveProblem where a zip is damaged. */
export function projectFiles(files: readonly ExchangeFile[]): QualCoderFiles {
  const [only] = files;
  if (files.length === 1 && only !== undefined && isZip(only.bytes)) {
    const archive = new Archive(only.bytes, { largestTotal });
    return filesOf([...archive.names], name => archive.read(name));
  }
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
  return filesOf([...byPath.keys()], path => byPath.get(path) ?? null);
}

function filesOf(paths: readonly string[], read: (path: string) => Uint8Array | null): QualCoderFiles {
  // Copies that people keep lie deeper than the project itself.
  const named = paths
    .filter(path => nameOf(path).toLowerCase() === 'data.qda')
    .sort((one, other) => one.split('/').length - other.split('/').length)[0];
  const [first] = paths;
  const databasePath = named ?? (paths.length === 1 ? first : undefined);
  const bytes = databasePath === undefined ? null : read(databasePath);
  const folder = databasePath?.slice(0, databasePath.lastIndexOf('/') + 1) ?? '';
  const byName = new Map(paths.map(path => [path.toLowerCase(), path]));
  return {
    database: databasePath === undefined || bytes === null ? undefined : { path: databasePath, bytes },
    document(name) {
      const path = byName.get(`${folder}documents/${name}`.toLowerCase());
      return path === undefined ? null : read(path);
    },
  };
}
