/**
 * A JSON file that says of itself whether it is whole: its first property is the CRC-32 of every byte that follows
 * the property. The file stays plain JSON that any program reads.
 */
import { crc32 } from 'node:zlib';

const opening = '{"crc32":"';
/** Length of `{"crc32":"00000000"`. */
const sealLength = opening.length + 9;

export const checksumOf = (bytes: Uint8Array, earlier = 0): number => crc32(bytes, earlier);
export const hexOf = (checksum: number): string => checksum.toString(16).padStart(8, '0');

/** The first property, to be put before the bytes whose checksum it states. Those begin with a comma. */
export const sealOf = (checksum: number): Buffer => Buffer.from(`${opening}${hexOf(checksum)}"`, 'latin1');

/** A whole file from an object, pretty enough to be read by people. */
export const seal = (value: Record<string, unknown>): Buffer => {
  const body = Buffer.from(`,${JSON.stringify(value, null, 1).slice(1)}\n`);
  return Buffer.concat([sealOf(checksumOf(body)), body]);
};

export type Unsealed = { ok: true; value: Record<string, unknown> } | { ok: false; error: string };

/** Checks the seal and parses. Never throws. */
export const unseal = (bytes: Buffer): Unsealed => {
  if (bytes.length === 0) return { ok: false, error: 'the file is empty' };
  const stated = /^\{"crc32":"([0-9a-f]{8})"$/.exec(bytes.toString('latin1', 0, sealLength))?.[1];
  if (stated === undefined) return { ok: false, error: 'the file does not begin with its checksum' };
  if (hexOf(checksumOf(bytes.subarray(sealLength))) !== stated) {
    return { ok: false, error: 'the checksum does not fit the content' };
  }
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value === 'object' && value !== null) return { ok: true, value: { ...value } };
    return { ok: false, error: 'the file holds no object' };
  } catch {
    return { ok: false, error: 'the file is not JSON' };
  }
};
