/** The signs that an RTF file is made of. Source: Rich Text Format Specification 1.9.1. */

export type RtfToken =
  | { type: 'open'; at: number }
  | { type: 'close'; at: number }
  /** A control word or symbol; `value` is null where it has no number. */
  | { type: 'word'; name: string; value: number | null; at: number }
  /** One byte of text, written as such or as \'hh. */
  | { type: 'byte'; byte: number; at: number };

const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

const isLetter = (byte: number): boolean => (byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a);
const isDigit = (byte: number): boolean => byte >= 0x30 && byte <= 0x39;
const LONGEST_WORD = 64;

/** From `start` up to `end`. Bytes of pictures (\bin) are passed over. Never fails: what is cut off just ends. */
export function* rtfTokens(bytes: Uint8Array, start: number, end: number): Generator<RtfToken> {
  let at = start;
  while (at < end) {
    const here = at;
    const byte = bytes[at] ?? 0;
    at += 1;
    if (byte === OPEN) yield { type: 'open', at: here };
    else if (byte === CLOSE) yield { type: 'close', at: here };
    else if (byte === BACKSLASH) {
      const next = bytes[at] ?? 0;
      if (at >= end) return;
      if (!isLetter(next)) {
        at += 1;
        if (next === 0x27) {
          const code = Number.parseInt(String.fromCharCode(bytes[at] ?? 0x30, bytes[at + 1] ?? 0x30), 16);
          at += 2;
          if (!Number.isNaN(code)) yield { type: 'byte', byte: code, at: here };
        } else yield { type: 'word', name: String.fromCharCode(next), value: null, at: here };
        continue;
      }
      let name = '';
      while (at < end && isLetter(bytes[at] ?? 0) && name.length < LONGEST_WORD) {
        name += String.fromCharCode(bytes[at] ?? 0);
        at += 1;
      }
      let digits = '';
      if (bytes[at] === 0x2d && isDigit(bytes[at + 1] ?? 0)) {
        digits = '-';
        at += 1;
      }
      while (at < end && isDigit(bytes[at] ?? 0) && digits.length < 11) {
        digits += String.fromCharCode(bytes[at] ?? 0);
        at += 1;
      }
      if (bytes[at] === 0x20) at += 1;
      const value = digits === '' || digits === '-' ? null : Number(digits);
      if (name === 'bin') at += Math.max(0, value ?? 0);
      else yield { type: 'word', name, value, at: here };
    } else if (byte !== 0x0d && byte !== 0x0a && byte !== 0) yield { type: 'byte', byte, at: here };
  }
}
