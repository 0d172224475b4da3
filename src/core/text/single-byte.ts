/**
 * Tables for the single-byte encodings that hosts read differently or not at all, so that the same bytes give
 * the same canonical text everywhere: Node 20 reads 0x80-0x9F of Windows-1252 as control characters and lacks
 * ISO-8859-16. Source: the indexes of the WHATWG Encoding Standard.
 */

const latin1 = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCharCode(from + i)).join('');

/** The characters of the bytes 0x80 to 0xFF. */
export const singleByteTables: Readonly<Record<string, string>> = {
  'windows-1252':
    '\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f' +
    '\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178' +
    latin1(0xa0, 0xff),
  'iso-8859-16':
    latin1(0x80, 0xa0) +
    'ĄąŁ€„Š§š©Ș«Ź\u00adźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ',
};

const BATCH = 8192;

/** `table` holds the 128 characters of the bytes from 0x80 on; those below are ASCII. */
export function decodeSingleByte(bytes: Uint8Array, table: string): string {
  const pieces: string[] = [];
  for (let from = 0; from < bytes.length; from += BATCH) {
    const units = Array.from(bytes.subarray(from, from + BATCH), byte =>
      byte < 0x80 ? byte : table.charCodeAt(byte - 0x80),
    );
    pieces.push(String.fromCharCode(...units));
  }
  return pieces.join('');
}
