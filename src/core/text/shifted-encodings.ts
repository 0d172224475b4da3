/**
 * Encodings that hosts cannot read but that are others in disguise: the same characters in seven bits, or in another
 * order. Sources: RFC 1843 (HZ), RFC 1557 (ISO-2022-KR), RFC 2152 (UTF-7), KS X 1001:1992 annex 3 (Johab).
 */

/** What the bytes are, with U+FFFD where they break the rules of the encoding. */
export type Reading = (bytes: Uint8Array) => string;

/** Runs of bytes that stand for themselves, and of such as are read otherwise, put together as the host's encoding. */
const asHost = (units: readonly number[], encoding: string): string =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(Uint8Array.from(units));

const TILDE = 0x7e;
const OPEN = 0x7b;
const CLOSE = 0x7d;
const LF = 0x0a;
const BAD = 0xff;

/** Chinese between `~{` and `~}`. */
function readHz(bytes: Uint8Array): string {
  const units: number[] = [];
  let isChinese = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    const next = bytes[at + 1];
    if (byte === TILDE && !isChinese && (next === OPEN || next === TILDE || next === LF)) {
      if (next === TILDE) units.push(TILDE);
      isChinese = next === OPEN;
      at += 1;
    } else if (byte === TILDE && isChinese && next === CLOSE) {
      isChinese = false;
      at += 1;
    } else if (byte === LF) {
      isChinese = false;
      units.push(byte);
    } else if (isChinese && byte > 0x20) {
      units.push(byte | 0x80, (next ?? 0) | 0x80);
      at += 1;
    } else units.push(byte >= 0x80 ? BAD : byte);
  }
  return asHost(units, 'gb18030');
}

const ESCAPE = 0x1b;
const SHIFT_OUT = 0x0e;
const SHIFT_IN = 0x0f;

/** Korean between the bytes Shift Out and Shift In, announced by an escape. */
function readIso2022Kr(bytes: Uint8Array): string {
  const units: number[] = [];
  let isKorean = false;
  for (let at = 0; at < bytes.length; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte === ESCAPE && bytes[at + 1] === 0x24 && bytes[at + 2] === 0x29 && bytes[at + 3] === 0x43)
      at += 3;
    else if (byte === SHIFT_OUT || byte === SHIFT_IN) isKorean = byte === SHIFT_OUT;
    else if (byte === LF) {
      isKorean = false;
      units.push(byte);
    } else if (byte >= 0x80) units.push(BAD);
    else units.push(isKorean && byte > 0x20 ? byte | 0x80 : byte);
  }
  return asHost(units, 'euc-kr');
}

const base64 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** UTF-16 in Base64 between `+` and `-`. */
function readUtf7(bytes: Uint8Array): string {
  let source = '';
  for (let from = 0; from < bytes.length; from += 8192)
    source += String.fromCharCode(...bytes.subarray(from, from + 8192));
  return source
    .replace(/[\x80-\xff]/g, '\ufffd')
    .replace(/\+([A-Za-z0-9+/]*)(-?)/g, (_, digits: string, minus: string) => {
      if (digits === '') return minus === '' ? '\ufffd' : '+';
      const units: number[] = [];
      let bits = 0;
      let held = 0;
      for (const digit of digits) {
        held = ((held << 6) | base64.indexOf(digit)) & 0x3fff;
        bits += 6;
        if (bits < 8) continue;
        bits -= 8;
        units.push((held >> bits) & 0xff);
      }
      return asHost(units.slice(0, units.length - (units.length % 2)), 'utf-16be');
    });
}

/** The jamo of Johab's numbers 2 to 29 in the order of Unicode's syllables; -1 is none. */
const initialOf = (number: number): number => (number >= 2 && number <= 20 ? number - 2 : -1);
const medials: readonly number[] = [
  3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 15, 18, 19, 20, 21, 22, 23, 26, 27, 28, 29,
];
const finalOf = (number: number): number =>
  number >= 1 && number <= 17 ? number - 1 : number >= 19 && number <= 29 ? number - 2 : -1;
/** Single jamo in the order of the initials, medials and finals. */
const loneInitials = 'ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ';
const loneMedials = 'ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ';
const loneFinals = ' ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ';

function johabSyllable(code: number): string {
  const [first, second, third] = [(code >> 10) & 31, (code >> 5) & 31, code & 31];
  const initial = initialOf(first);
  const medial = medials.indexOf(second);
  const final = finalOf(third);
  if (initial !== -1 && medial !== -1 && final !== -1)
    return String.fromCharCode(0xac00 + (initial * 21 + medial) * 28 + final);
  if (initial !== -1 && second === 2 && third === 1) return loneInitials[initial] ?? '\ufffd';
  if (first === 1 && medial !== -1 && third === 1) return loneMedials[medial] ?? '\ufffd';
  if (first === 1 && second === 2 && final > 0) return loneFinals[final] ?? '\ufffd';
  return '\ufffd';
}

/** Signs and Chinese characters stand in the order of KS X 1001, two of its rows to a first byte. */
function johabSign(lead: number, trail: number): string {
  const column = trail >= 0xa1 ? trail - 0x80 : trail >= 0x91 ? trail - 0x22 : trail - 0x10;
  const row = (lead >= 0xe0 ? (lead - 0xe0) * 2 + 0x4a : (lead - 0xd9) * 2 + 0x21) + (trail >= 0xa1 ? 1 : 0);
  return asHost([row | 0x80, column | 0x80], 'euc-kr');
}

function readJohab(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 1) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) {
      text += String.fromCharCode(lead);
      continue;
    }
    const trail = bytes[at + 1] ?? 0;
    at += 1;
    if (lead >= 0x84 && lead <= 0xd3) text += johabSyllable((lead << 8) | trail);
    else if (((lead >= 0xd9 && lead <= 0xde) || (lead >= 0xe0 && lead <= 0xf9)) && trail >= 0x31)
      text += johabSign(lead, trail);
    else {
      text += '\ufffd';
      if (trail < 0x30) at -= 1;
    }
  }
  return text;
}

export const shiftedEncodings: Readonly<Record<string, Reading>> = {
  hz: readHz,
  'iso-2022-kr': readIso2022Kr,
  'utf-7': readUtf7,
  johab: readJohab,
};
