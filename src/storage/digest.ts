/** SHA-256 of files, in slices, so that a large one holds nothing up. */
import { createHash } from 'node:crypto';
import type { Digest } from '#core/exporters/exporter.ts';
import { Pacer } from './pause.ts';

const slice = 1024 * 1024;

/** In lower-case hexadecimal digits. */
export async function sha256(bytes: Uint8Array): Promise<string> {
  const hash = createHash('sha256');
  const pacer = new Pacer();
  for (let start = 0; start < bytes.length; start += slice) {
    hash.update(bytes.subarray(start, start + slice));
    if (pacer.isDue) await pacer.rest();
  }
  return hash.digest('hex');
}

/** The same over bytes that come piece by piece. */
export function newDigest(): Digest {
  const hash = createHash('sha256');
  return { update: bytes => void hash.update(bytes), finish: () => hash.digest('hex') };
}
