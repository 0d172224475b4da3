/** The files of a dataset of this program, wherever they lie: in its folder, in a folder around it, or in a zip. */
import { isDataset, provenanceFile } from '../../exporters/dataset/read-dataset.ts';
import { Archive, ArchiveProblem, isZip } from '../../importers/zip/read-archive.ts';
import type { ExchangeFile } from '../project.ts';

/** Bytes of a zip's files that are read together. */
const largestTotal = 1024 * 1024 * 1024;

/** Of a dataset's paths those that it is made again from; tables and papers say the same in other ways. */
export const isNeeded = (path: string): boolean =>
  path === provenanceFile || /^(?:records|texts|sources)\//.test(path);

/** With paths within the dataset's folder; null where the files are no dataset. Throws an ArchiveProblem for a damaged one. */
export function datasetFiles(files: readonly ExchangeFile[]): readonly ExchangeFile[] | null {
  const [only] = files;
  const archive = files.length === 1 && only !== undefined && isZip(only.bytes) ? openZip(only.bytes) : null;
  const byPath = new Map(files.map(({ path, bytes }) => [path, bytes]));
  const paths = archive === null ? [...byPath.keys()] : [...archive.names];
  const read = (path: string): Uint8Array | null =>
    archive === null ? (byPath.get(path) ?? null) : archive.read(path);

  const [about] = paths
    .filter(path => path === provenanceFile || path.endsWith(`/${provenanceFile}`))
    .sort((one, other) => one.length - other.length);
  if (about === undefined) return null;
  const described = { path: provenanceFile, bytes: read(about) ?? new Uint8Array() };
  if (!isDataset([described])) return null;
  const folder = about.slice(0, -provenanceFile.length);
  return paths.flatMap((path): ExchangeFile[] => {
    const inside = path.slice(folder.length);
    if (!path.startsWith(folder) || !isNeeded(inside) || inside.endsWith('/')) return [];
    if (inside === provenanceFile) return [described];
    return [{ path: inside, bytes: read(path) ?? new Uint8Array() }];
  });
}

/** Null for what has no list of contents, such as a zip that is cut off: there is no telling what that was. */
function openZip(bytes: Uint8Array): Archive | null {
  try {
    return new Archive(bytes, { largestTotal });
  } catch (error) {
    if (error instanceof ArchiveProblem) return null;
    throw error;
  }
}
