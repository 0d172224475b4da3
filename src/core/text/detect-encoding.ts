/**
 * Says which encoding bytes are in: byte order marks and Unicode's own rules first, which prove themselves, and
 * statistics of letters (the chardet package) only for what is left.
 */
import { analyse } from 'chardet';
import { decode, findEncoding } from './encoding.ts';

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
    fromEscapes(bytes) ??
    fromUtf8(bytes) ??
    fromStatistics(bytes)
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

/** ISO-2022-JP is seven-bit and would pass as UTF-8 otherwise. */
function fromEscapes(bytes: Uint8Array): DetectedEncoding | null {
  if (!hasJapaneseEscape(bytes) || !decodesCleanly(bytes, 'iso-2022-jp')) return null;
  return {
    encoding: 'iso-2022-jp',
    confidence: 'likely',
    reason: 'it has the escape sequences of that encoding',
  };
}

/** Escape, `$`, then `@` or `B`: the shift to Japanese characters. */
function hasJapaneseEscape(bytes: Uint8Array): boolean {
  for (let i = bytes.indexOf(0x1b); i !== -1; i = bytes.indexOf(0x1b, i + 1)) {
    if (bytes[i + 1] === 0x24 && (bytes[i + 2] === 0x40 || bytes[i + 2] === 0x42)) return true;
  }
  return false;
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

const FALLBACK = 'windows-1252';
/** With fewer bytes above ASCII than this, letter statistics are noise. */
const ENOUGH_FOR_STATISTICS = 6;

function fromStatistics(bytes: Uint8Array): DetectedEncoding {
  const sample = sampleAroundHighBytes(bytes);
  const high = sample.reduce((count, byte) => count + (byte >= 0x80 ? 1 : 0), 0);
  const western = looksWestern(sample);
  if (high < ENOUGH_FOR_STATISTICS && western) {
    return {
      encoding: FALLBACK,
      confidence: 'guess',
      reason: 'it is not UTF-8, and the few other characters read as Western European letters',
    };
  }
  for (const match of analyse(sample)) {
    if (/^UTF-|^ASCII$/.test(match.name)) continue;
    const encoding = findEncoding(match.name)?.id;
    if (!encoding || !decodesCleanly(bytes, encoding)) continue;
    const likely = match.confidence >= 50;
    return {
      encoding,
      confidence: likely ? 'likely' : 'guess',
      reason: `it is not UTF-8, and its letters are ${likely ? '' : 'best '}explained by that encoding`,
    };
  }
  return {
    encoding: FALLBACK,
    confidence: 'guess',
    reason: 'it is not UTF-8, and nothing else is known of it',
  };
}

/** The parts around bytes above ASCII, which alone tell encodings apart, up to `SAMPLE` bytes. */
function sampleAroundHighBytes(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= SAMPLE) return bytes;
  const sample = new Uint8Array(SAMPLE);
  let filled = 0;
  let copied = 0;
  for (let i = 0; i < bytes.length && filled < SAMPLE; i += 1) {
    if ((bytes[i] ?? 0) < 0x80) continue;
    const from = Math.max(copied, i - 16);
    const piece = bytes.subarray(from, Math.min(i + 16, from + SAMPLE - filled));
    sample.set(piece, filled);
    filled += piece.length;
    copied = from + piece.length;
    i = copied - 1;
  }
  return sample.subarray(0, filled);
}

/** Whether what is not ASCII reads, in Windows-1252, as letters inside or at the edge of Latin words, or as typographic signs. */
function looksWestern(sample: Uint8Array): boolean {
  const decoded = decode(sample, FALLBACK);
  if (!decoded.ok) return false;
  const odd = decoded.text.match(/[^\0-\x7f]/g)?.length ?? 0;
  const sensible =
    decoded.text.match(/[À-ÖØ-öø-ÿŒœŠšŽžŸ]|[\u2010-\u2026\u20ac\u2122§©®°ºª¿¡«»·¹²³½¼¾£\u00a0]/g)?.length ??
    0;
  const runs = decoded.text.match(/[^\0-\x7f]{3,}/g)?.length ?? 0;
  return sensible === odd && runs === 0;
}

function decodesCleanly(bytes: Uint8Array, encoding: string): boolean {
  const decoded = decode(bytes, encoding);
  return decoded.ok && decoded.replacements === 0;
}
