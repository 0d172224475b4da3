/** Reads encodings in which each byte is a character. */

/** Letters that Vietnamese standards put where ASCII has control characters, by their bytes. */
const lowLetters: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  viscii: { 2: 'Ẳ', 5: 'Ẵ', 6: 'Ẫ', 20: 'Ỷ', 25: 'Ỹ', 30: 'Ỵ' },
  tcvn: {
    1: 'Ú',
    2: 'Ụ',
    4: 'Ừ',
    5: 'Ử',
    6: 'Ữ',
    17: 'Ứ',
    18: 'Ự',
    19: 'Ỳ',
    20: 'Ỷ',
    21: 'Ỹ',
    22: 'Ý',
    23: 'Ỵ',
  },
};

const BATCH = 8192;
const REPLACEMENT = 0xfffd;

/**
 * `table` holds the 128 characters of the bytes from 0x80 on, those below being ASCII; or all 256. What has no
 * meaning becomes U+FFFD and is counted.
 */
export function decodeSingleByte(
  bytes: Uint8Array,
  table: string,
  id = '',
): { text: string; replacements: number } {
  const first = table.length === 128 ? 128 : 0;
  const units = Uint16Array.from({ length: 256 }, (_, byte) =>
    byte < first ? (lowLetters[id]?.[byte]?.charCodeAt(0) ?? byte) : table.charCodeAt(byte - first),
  );
  const pieces: string[] = [];
  let replacements = 0;
  for (let from = 0; from < bytes.length; from += BATCH) {
    const batch = Uint16Array.from(bytes.subarray(from, from + BATCH), byte => units[byte] ?? REPLACEMENT);
    for (const unit of batch) if (unit === REPLACEMENT) replacements += 1;
    pieces.push(String.fromCharCode(...batch));
  }
  return { text: pieces.join(''), replacements };
}
