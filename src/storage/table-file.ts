/**
 * The files that hold a study's records, through lowdb. Each is plain JSON, one record a line, under a head line
 * that states format, version, the commit whose state the file holds, and the checksum of all that follows it:
 *
 *     {"crc32":"89abcdef","format":"tracework/registry","version":3,"seq":12,"records":{
 *     "item":[
 *     {...},
 *     {...}],
 *     "link":[]}}
 */
import { Low } from 'lowdb';
import type { AnyRecord, Entry, RecordType } from '#core/model/records.ts';
import { errorCode, type FileSystem } from './file-system.ts';
import { Pacer } from './pause.ts';
import { isPlausible } from './record-guards.ts';
import { checksumOf, sealOf, unseal } from './sealed-json.ts';
import { formatVersion, onDisk, type TablePath, tableKindOf } from './study-files.ts';
import { writeDurably } from './write-durably.ts';

export interface Table {
  /** Sequence of the commit whose state this is. */
  seq: number;
  entries: readonly Entry[];
}

export type TableRead =
  | { ok: true; table: Table }
  | { ok: false; error: string; newerVersion: number | null };

/** Number of records that are serialised between two looks at the clock. */
const recordsAtOnce = 64;

/**
 * The table as the pieces of its file, after the seal. Gives the thread back between slices; the entries must not
 * change meanwhile, which records never do.
 */
async function* serialiseTable(path: TablePath, { seq, entries }: Table): AsyncGenerator<Buffer> {
  const kind = tableKindOf(path);
  if (kind === null) throw new Error(`${path} is no table file.`);
  const pacer = new Pacer();
  yield Buffer.from(`,"format":"${kind.format}","version":${formatVersion},"seq":${seq},"records":{`);
  for (const [position, type] of kind.types.entries()) {
    const records = kind.types.length === 1 ? entries : entries.filter(entry => entry.type === type);
    yield Buffer.from(`${position === 0 ? '' : ','}\n"${type}":[`);
    for (let from = 0; from < records.length; from += recordsAtOnce) {
      const lines = records.slice(from, from + recordsAtOnce).map(({ record }) => JSON.stringify(record));
      yield Buffer.from(`${from === 0 ? '' : ','}\n${lines.join(',\n')}`);
      if (pacer.isDue) await pacer.rest();
    }
    yield Buffer.from(']');
  }
  yield Buffer.from('}}\n');
}

/** The whole file, seal first. */
export async function tableBytes(path: TablePath, table: Table): Promise<Buffer[]> {
  const pieces: Buffer[] = [];
  let checksum = 0;
  for await (const piece of serialiseTable(path, table)) {
    checksum = checksumOf(piece, checksum);
    pieces.push(piece);
  }
  return [sealOf(checksum), ...pieces];
}

/** Reads a table file's bytes. Never throws: what is wrong is said. */
export function parseTable(path: TablePath, bytes: Buffer): TableRead {
  const wrong = (error: string): TableRead => ({ ok: false, error, newerVersion: null });
  const kind = tableKindOf(path);
  if (kind === null) return wrong('a file of this name has no place in a study');
  const unsealed = unseal(bytes);
  if (!unsealed.ok) return wrong(unsealed.error);
  const { format, version, seq, records } = unsealed.value;
  if (format !== kind.format) return wrong('it is a file of another format');
  if (typeof version === 'number' && version > formatVersion) {
    return { ok: false, error: `it has the format version ${version}`, newerVersion: version };
  }
  if (version !== formatVersion) return wrong('its format version is not known');
  if (typeof seq !== 'number' || !Number.isSafeInteger(seq) || seq < 0)
    return wrong('it does not state its commit');
  if (typeof records !== 'object' || records === null) return wrong('it holds no records');
  const entries: Entry[] = [];
  for (const type of kind.types) {
    const list = (records as Partial<Record<RecordType, unknown>>)[type];
    if (!Array.isArray(list)) return wrong(`it lacks its list of ${type} records`);
    for (const [index, record] of list.entries()) {
      if (!isPlausible(type, record) || !belongs(kind.documentId, type, record)) {
        return wrong(`its ${type} record ${index + 1} does not have the form of one`);
      }
      entries.push({ type, record } as Entry);
    }
  }
  return { ok: true, table: { seq, entries } };
}

const belongs = (documentId: string | null, type: RecordType, record: AnyRecord): boolean => {
  if (documentId === null) return true;
  return (type === 'passage' && 'documentId' in record ? record.documentId : record.id) === documentId;
};

/** A damaged file, as the lowdb adapter reports it. */
export class DamagedTable extends Error {
  override readonly name = 'DamagedTable';
  readonly newerVersion: number | null;

  constructor(error: string, newerVersion: number | null) {
    super(error);
    this.newerVersion = newerVersion;
  }
}

/** lowdb on one file. `read` rejects with `DamagedTable`, and gives null where there is no file. */
const tableFile = (files: FileSystem, folder: string, path: TablePath): Low<Table> =>
  new Low<Table>(
    {
      async read() {
        const bytes = await readOrNull(files, onDisk(folder, path));
        if (bytes === null) return null;
        const result = parseTable(path, bytes);
        if (result.ok) return result.table;
        throw new DamagedTable(result.error, result.newerVersion);
      },
      async write(table) {
        const where = onDisk(folder, path);
        await writeDurably(files, where, await tableBytes(path, table));
      },
    },
    { seq: 0, entries: [] },
  );

const readOrNull = async (files: FileSystem, path: string): Promise<Buffer | null> => {
  try {
    return await files.readFile(path);
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || errorCode(error) === 'ENOTDIR') return null;
    throw error;
  }
};

/** Null where there is no such file. Rejects with `DamagedTable`. */
export async function readTable(files: FileSystem, folder: string, path: TablePath): Promise<Table | null> {
  const file = tableFile(files, folder, path);
  const none = file.data;
  await file.read();
  return file.data === none ? null : file.data;
}

export async function writeTable(
  files: FileSystem,
  folder: string,
  path: TablePath,
  table: Table,
): Promise<void> {
  const file = tableFile(files, folder, path);
  file.data = table;
  await file.write();
}
