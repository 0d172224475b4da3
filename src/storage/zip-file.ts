/** Writes and reads the zips of the snapshots. Compression runs on Node's own threads, so nothing waits for it. */
import { promisify } from 'node:util';
import { deflateRaw } from 'node:zlib';
import { unzipSync, Zip, type ZipInputFile } from 'fflate';
import { checksumOf } from './sealed-json.ts';

const compress = promisify(deflateRaw);
const deflated = 8;
/** Deflate reaches no higher ratio than about 1,032; a file that states one is a trap. */
const largestRatio = 1_100;
const largestTotal = 2 * 1024 * 1024 * 1024;
const largestCount = 65_535;

export interface ZipMember {
  name: string;
  pieces: readonly Buffer[];
}

/** Gives the zip piece by piece. Members are asked for one after the other. */
export async function* zipMembers(members: AsyncIterable<ZipMember>): AsyncGenerator<Uint8Array> {
  let ready: Uint8Array[] = [];
  let failure: Error | null = null;
  const zip = new Zip((error, chunk) => {
    if (error !== null) failure = error;
    else ready.push(chunk);
  });
  const take = (): Uint8Array[] => {
    if (failure !== null) throw failure;
    const taken = ready;
    ready = [];
    return taken;
  };
  for await (const { name, pieces } of members) {
    const bytes = Buffer.concat(pieces);
    const packed = await compress(bytes);
    const file: ZipInputFile = {
      filename: name,
      size: bytes.length,
      crc: checksumOf(bytes),
      compression: deflated,
    };
    zip.add(file);
    file.ondata?.(null, packed, true);
    yield* take();
  }
  zip.end();
  yield* take();
}

/** The members of a zip whose names are wanted. Throws where the zip is not one or asks for too much. */
export function readZip(zip: Uint8Array, isWanted: (name: string) => boolean): Map<string, Buffer> {
  let count = 0;
  let total = 0;
  const members = unzipSync(zip, {
    filter({ name, size, originalSize }) {
      count += 1;
      if (count > largestCount) throw new Error('the zip holds too many files');
      if (!isWanted(name)) return false;
      total += originalSize;
      if (total > largestTotal || originalSize > (size + 1) * largestRatio) {
        throw new Error('the zip asks for more space than its content can fill');
      }
      return true;
    },
  });
  return new Map(
    Object.entries(members).map(([name, bytes]) => [
      name,
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length),
    ]),
  );
}
