/**
 * Says which encoding bytes are in: byte order marks and Unicode's own rules first, which prove themselves, and
 * the letters of the languages written in them only for what is left.
 */
import { decode } from './encoding.ts';
import { guessEncoding } from './guess-encoding.ts';

export interface DetectedEncoding {
  /** Id of one of `encodings`. */
  encoding: string;
  confidence: 'certain' | 'likely' | 'guess';
  /** For people: what it was recognised by. */
  reason: string;
}

export function detectEncoding(bytes: Uint8Array): DetectedEncoding {
  return (
    fromByteOrderMark(bytes) ??
    fromZeroPattern(bytes) ??
    fromShifts(bytes) ??
    fromUtf8(bytes) ??
    fromLetters(bytes)
  );
}

const marks: readonly { encoding: string; mark: readonly number[] }[] = [
  { encoding: 'utf-32le', mark: [0xff, 0xfe, 0, 0] },
  { encoding: 'utf-32be', mark: [0, 0, 0xfe, 0xff] },
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
];

function fromByteOrderMark(bytes: Uint8Array): DetectedEncoding | null {
  for (const { encoding, mark } of marks) {
    if (!mark.every((byte, i) => bytes[i] === byte)) continue;
    const clean = decodesCleanly(bytes, encoding);
    // FF FE 00 00 is also UTF-16 that begins with a NUL.
    if (encoding === 'utf-32le' && !clean) continue;
    return clean
      ? { encoding, confidence: 'certain', reason: 'it begins with a byte order mark' }
      : {
          encoding,
          confidence: 'likely',
          reason: 'it begins with a byte order mark, but has bytes that do not fit',
        };
  }
  return null;
}

/** Bytes that are looked at where a part speaks for the whole. A multiple of 4. */
const SAMPLE = 65_536;

/** UTF-16 and UTF-32 without a mark: zero bytes stand where the upper halves of common characters are. */
function fromZeroPattern(bytes: Uint8Array): DetectedEncoding | null {
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0, 0, 0];
  for (let i = sample.indexOf(0); i !== -1; i = sample.indexOf(0, i + 1))
    zeros[i % 4] = (zeros[i % 4] ?? 0) + 1;
  const [a = 0, b = 0, c = 0, d = 0] = zeros;
  if (a + b + c + d === 0) return null;
  const units = sample.length / 4;
  const candidates: string[] = [];
  if (d >= units * 0.99 && c >= units * 0.9 && bytes.length % 4 === 0) candidates.push('utf-32le');
  if (a >= Math.floor(units * 0.99) && b >= units * 0.9 && bytes.length % 4 === 0)
    candidates.push('utf-32be');
  if (bytes.length % 2 === 0) candidates.push(b + d >= a + c ? 'utf-16le' : 'utf-16be');
  for (const encoding of candidates) {
    if (readsAsText(sample, encoding)) {
      return {
        encoding,
        confidence: 'likely',
        reason: 'zero bytes stand where its common characters have them',
      };
    }
  }
  return null;
}

function readsAsText(sample: Uint8Array, encoding: string): boolean {
  const decoded = decode(sample, encoding);
  // A cut through a surrogate pair at the end of the sample may cost one character.
  if (!decoded.ok || decoded.replacements > 1) return false;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells binary from text
  return !/[\0-\x08\x0e-\x1a\x1c-\x1f\ufffe\uffff]/.test(decoded.text);
}

/** Encodings in seven bits, which would pass as UTF-8 otherwise. */
function fromShifts(bytes: Uint8Array): DetectedEncoding | null {
  const encoding = sevenBitEncoding(bytes);
  if (encoding === null || !decodesCleanly(bytes, encoding)) return null;
  const isSure = encoding.startsWith('iso-2022');
  return {
    encoding,
    confidence: isSure ? 'likely' : 'guess',
    reason: `it has the ${isSure ? 'escape sequences' : 'shifts'} of that encoding`,
  };
}

function sevenBitEncoding(bytes: Uint8Array): string | null {
  for (let i = bytes.indexOf(0x1b); i !== -1; i = bytes.indexOf(0x1b, i + 1)) {
    if (bytes[i + 1] !== 0x24) continue;
    if (bytes[i + 2] === 0x40 || bytes[i + 2] === 0x42) return 'iso-2022-jp';
    if (bytes[i + 2] === 0x29 && bytes[i + 3] === 0x43) return 'iso-2022-kr';
  }
  if (bytes.some(byte => byte >= 0x80)) return null;
  const head = new TextDecoder().decode(bytes.subarray(0, SAMPLE));
  if (/~\{(?:[!-w][!-~])+~\}/.test(head)) return 'hz';
  const shifted = head.match(/\+[A-Za-z0-9+/]{3,}-?/g) ?? [];
  const isShifted = shifted.length > 1 || shifted[0]?.endsWith('-') === true;
  // Some may be sums, or cut off.
  return isShifted && shifted.filter(isShiftedText).length > shifted.length * 0.8 ? 'utf-7' : null;
}

/** Whether what UTF-7 would read as shifted is text in other letters than those of ASCII. */
function isShiftedText(run: string): boolean {
  const digits = run.slice(1).replace(/-$/, '');
  const restBits = (digits.length * 6) % 16;
  if (/^\d+$/.test(digits) || restBits >= 6) return false;
  const decoded = decode(new TextEncoder().encode(`${run}-          `), 'utf-7');
  return decoded.ok && /^[^\x20-\x7e\p{C}\ufffd]+-? +$/u.test(decoded.text);
}

function fromUtf8(bytes: Uint8Array): DetectedEncoding | null {
  const { sequences, broken } = countUtf8(bytes);
  if (sequences + broken === 0) {
    return {
      encoding: 'utf-8',
      confidence: 'certain',
      reason: 'it is plain ASCII, which is the same in UTF-8',
    };
  }
  if (broken === 0) {
    return {
      encoding: 'utf-8',
      confidence: sequences > 2 ? 'certain' : 'likely',
      reason: 'every byte fits the rules of UTF-8',
    };
  }
  // In other encodings hardly any accented letter forms a valid sequence by chance.
  if (sequences >= 8 * broken) {
    return {
      encoding: 'utf-8',
      confidence: 'likely',
      reason: `it follows the rules of UTF-8 except in ${broken} ${broken === 1 ? 'place' : 'places'}`,
    };
  }
  return null;
}

/** Multi-byte sequences that are valid, and bytes that belong to none. Source: RFC 3629, section 4. */
function countUtf8(bytes: Uint8Array): { sequences: number; broken: number } {
  let sequences = 0;
  let broken = 0;
  for (let i = 0; i < bytes.length; ) {
    const lead = bytes[i] ?? 0;
    if (lead < 0x80) {
      i += 1;
      continue;
    }
    const length =
      lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
    const second = bytes[i + 1] ?? 0;
    const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
    const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
    let valid = length > 0 && second >= low && second <= high;
    for (let k = 2; valid && k < length; k += 1) valid = ((bytes[i + k] ?? 0) & 0xc0) === 0x80;
    if (valid) {
      sequences += 1;
      i += length;
    } else {
      broken += 1;
      i += 1;
    }
  }
  return { sequences, broken };
}

function fromLetters(bytes: Uint8Array): DetectedEncoding {
  const guess = guessEncoding(bytes);
  return {
    encoding: guess?.encoding ?? 'windows-1252',
    confidence: guess?.isClear === true ? 'likely' : 'guess',
    reason: `it is not UTF-8, and its letters are ${guess?.isClear === true ? '' : 'best '}explained by that encoding`,
  };
}

function decodesCleanly(bytes: Uint8Array, encoding: string): boolean {
  const decoded = decode(bytes, encoding);
  return decoded.ok && decoded.replacements === 0;
}
