/**
 * The character encodings that a source may be read in, and the decoder. Labels follow the WHATWG Encoding
 * Standard, which reads ISO-8859-1 and US-ASCII as Windows-1252, ISO-8859-9 as Windows-1254 and ISO-8859-11 as
 * Windows-874: each is a superset in practice, so they are one entry here.
 */
import { shiftedEncodings } from './shifted-encodings.ts';
import { decodeSingleByte } from './single-byte.ts';
import { singleByteTables } from './single-byte-tables.ts';

export interface Encoding {
  id: string;
  label: string;
}

export type Decoded =
  | { ok: true; text: string; replacements: number }
  | { ok: false; error: { code: 'unknown-encoding' | 'undecodable'; message: string } };

/** For a chooser, the likeliest first. */
export const encodings: readonly Encoding[] = [
  { id: 'utf-8', label: 'Unicode (UTF-8)' },
  { id: 'utf-16le', label: 'Unicode (UTF-16, little-endian)' },
  { id: 'utf-16be', label: 'Unicode (UTF-16, big-endian)' },
  { id: 'utf-32le', label: 'Unicode (UTF-32, little-endian)' },
  { id: 'utf-32be', label: 'Unicode (UTF-32, big-endian)' },
  { id: 'windows-1252', label: 'Western European (Windows-1252, also for ISO-8859-1)' },
  { id: 'iso-8859-15', label: 'Western European (ISO-8859-15)' },
  { id: 'macintosh', label: 'Western European (Mac OS Roman)' },
  { id: 'ibm850', label: 'Western European (DOS 850)' },
  { id: 'ibm858', label: 'Western European (DOS 858)' },
  { id: 'ibm437', label: 'Western European (DOS 437, United States)' },
  { id: 'hp-roman8', label: 'Western European (HP Roman-8)' },
  { id: 'ibm1140', label: 'Western European (EBCDIC 1140, also for 037)' },
  { id: 'ibm500', label: 'Western European (EBCDIC 500)' },
  { id: 'ibm273', label: 'German (EBCDIC 273)' },
  { id: 'ibm860', label: 'Portuguese (DOS 860)' },
  { id: 'ibm863', label: 'French, Canada (DOS 863)' },
  { id: 'ibm865', label: 'Danish and Norwegian (DOS 865)' },
  { id: 'ibm861', label: 'Icelandic (DOS 861)' },
  { id: 'x-mac-icelandic', label: 'Icelandic (Mac OS)' },
  { id: 'windows-1250', label: 'Central European (Windows-1250)' },
  { id: 'iso-8859-2', label: 'Central European (ISO-8859-2)' },
  { id: 'ibm852', label: 'Central European (DOS 852)' },
  { id: 'x-mac-ce', label: 'Central European (Mac OS)' },
  { id: 'x-mac-croatian', label: 'Croatian and Slovenian (Mac OS)' },
  { id: 'x-mac-romanian', label: 'Romanian (Mac OS)' },
  { id: 'iso-8859-3', label: 'South European (ISO-8859-3)' },
  { id: 'iso-8859-16', label: 'South-Eastern European (ISO-8859-16)' },
  { id: 'windows-1257', label: 'Baltic (Windows-1257)' },
  { id: 'iso-8859-4', label: 'Baltic (ISO-8859-4)' },
  { id: 'iso-8859-13', label: 'Baltic (ISO-8859-13)' },
  { id: 'ibm775', label: 'Baltic (DOS 775)' },
  { id: 'iso-8859-10', label: 'Nordic (ISO-8859-10)' },
  { id: 'iso-8859-14', label: 'Celtic (ISO-8859-14)' },
  { id: 'windows-1254', label: 'Turkish (Windows-1254, also for ISO-8859-9)' },
  { id: 'ibm857', label: 'Turkish (DOS 857)' },
  { id: 'x-mac-turkish', label: 'Turkish (Mac OS)' },
  { id: 'ibm1026', label: 'Turkish (EBCDIC 1026)' },
  { id: 'windows-1251', label: 'Cyrillic (Windows-1251)' },
  { id: 'iso-8859-5', label: 'Cyrillic (ISO-8859-5)' },
  { id: 'koi8-r', label: 'Cyrillic (KOI8-R)' },
  { id: 'koi8-u', label: 'Cyrillic (KOI8-U)' },
  { id: 'ibm866', label: 'Cyrillic (IBM866)' },
  { id: 'x-mac-cyrillic', label: 'Cyrillic (Mac OS)' },
  { id: 'ibm855', label: 'Cyrillic (DOS 855)' },
  { id: 'ibm1125', label: 'Ukrainian (DOS 1125)' },
  { id: 'kz-1048', label: 'Kazakh (KZ-1048)' },
  { id: 'pt154', label: 'Cyrillic of Asia (PT154)' },
  { id: 'koi8-t', label: 'Tajik (KOI8-T)' },
  { id: 'windows-1253', label: 'Greek (Windows-1253)' },
  { id: 'iso-8859-7', label: 'Greek (ISO-8859-7)' },
  { id: 'ibm737', label: 'Greek (DOS 737)' },
  { id: 'ibm869', label: 'Greek (DOS 869)' },
  { id: 'x-mac-greek', label: 'Greek (Mac OS)' },
  { id: 'windows-1255', label: 'Hebrew (Windows-1255)' },
  { id: 'iso-8859-8', label: 'Hebrew (ISO-8859-8)' },
  { id: 'ibm862', label: 'Hebrew (DOS 862)' },
  { id: 'ibm424', label: 'Hebrew (EBCDIC 424)' },
  { id: 'windows-1256', label: 'Arabic (Windows-1256)' },
  { id: 'iso-8859-6', label: 'Arabic (ISO-8859-6)' },
  { id: 'ibm720', label: 'Arabic (DOS 720)' },
  { id: 'ibm864', label: 'Arabic (DOS 864)' },
  { id: 'x-mac-arabic', label: 'Arabic (Mac OS)' },
  { id: 'windows-1258', label: 'Vietnamese (Windows-1258)' },
  { id: 'viscii', label: 'Vietnamese (VISCII)' },
  { id: 'tcvn', label: 'Vietnamese (TCVN 5712-1)' },
  { id: 'windows-874', label: 'Thai (Windows-874, also for ISO-8859-11)' },
  { id: 'armscii-8', label: 'Armenian (ARMSCII-8)' },
  { id: 'georgian-ps', label: 'Georgian (Georgian-PS)' },
  { id: 'georgian-academy', label: 'Georgian (Georgian Academy)' },
  { id: 'gb18030', label: 'Chinese, simplified (GB18030, also for GBK and GB2312)' },
  { id: 'hz', label: 'Chinese, simplified (HZ)' },
  { id: 'big5', label: 'Chinese, traditional (Big5)' },
  { id: 'shift_jis', label: 'Japanese (Shift_JIS)' },
  { id: 'euc-jp', label: 'Japanese (EUC-JP)' },
  { id: 'iso-2022-jp', label: 'Japanese (ISO-2022-JP)' },
  { id: 'euc-kr', label: 'Korean (EUC-KR)' },
  { id: 'iso-2022-kr', label: 'Korean (ISO-2022-KR)' },
  { id: 'johab', label: 'Korean (Johab)' },
  { id: 'utf-7', label: 'Unicode (UTF-7)' },
];

const aliases: Readonly<Record<string, string>> = {
  utf8: 'utf-8',
  'utf-16': 'utf-16le',
  'utf-32': 'utf-32le',
  ascii: 'windows-1252',
  'us-ascii': 'windows-1252',
  latin1: 'windows-1252',
  'iso-8859-1': 'windows-1252',
  cp1252: 'windows-1252',
  latin2: 'iso-8859-2',
  latin9: 'iso-8859-15',
  'iso-8859-9': 'windows-1254',
  'iso-8859-11': 'windows-874',
  'iso8859-1': 'windows-1252',
  'tis-620': 'windows-874',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  cp936: 'gb18030',
  'hz-gb-2312': 'hz',
  cp932: 'shift_jis',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  cp949: 'euc-kr',
  'ks_c_5601-1987': 'euc-kr',
  cp950: 'big5',
  'big5-hkscs': 'big5',
  macroman: 'macintosh',
  'mac-roman': 'macintosh',
  'x-mac-roman': 'macintosh',
  'x-mac-ukrainian': 'x-mac-cyrillic',
  'mac-cyrillic': 'x-mac-cyrillic',
  macgreek: 'x-mac-greek',
  macturkish: 'x-mac-turkish',
  'mac-centraleurope': 'x-mac-ce',
  'x-mac-centraleurroman': 'x-mac-ce',
  ibm037: 'ibm1140',
  cp037: 'ibm1140',
  'strk1048-2002': 'kz-1048',
  'tcvn5712-1': 'tcvn',
};

const byId = new Map(encodings.map(encoding => [encoding.id, encoding]));

/** The encoding that a person may mean by `name` ("UTF8", "latin1", "Windows-1252"), or undefined. */
export function findEncoding(name: string): Encoding | undefined {
  const key = name.trim().toLowerCase();
  const known = Object.hasOwn(aliases, key) ? (aliases[key] ?? key) : key;
  const page = /^(?:cp|ibm|dos|windows|x-cp)[-_ ]?(\d{3,4})$/.exec(known)?.[1];
  return (
    byId.get(known) ??
    byId.get(`windows-${page}`) ??
    byId.get(`ibm${page}`) ??
    byId.get(known.replace(/^(?:iso[-_ ]?|)8859[-_ ]?(\d+)$/, 'iso-8859-$1'))
  );
}

/** A text in which more than this share of the characters had to be replaced is not in that encoding. */
const BEARABLE_REPLACEMENTS = 0.1;

const REPLACEMENT = '\ufffd';

/**
 * Reads `bytes` in the named encoding; a byte order mark stays as U+FEFF, for the canonical text to take off.
 * Byte sequences that the encoding lacks become U+FFFD and are counted; too many of them make it an error.
 */
export function decode(bytes: Uint8Array, encoding: string): Decoded {
  const known = findEncoding(encoding);
  if (!known) {
    return {
      ok: false,
      error: { code: 'unknown-encoding', message: `There is no encoding "${encoding}" to read it in.` },
    };
  }
  const { text, replacements } = decodeKnown(bytes, known.id);
  if (replacements > text.length * BEARABLE_REPLACEMENTS) {
    const share = Math.round((100 * replacements) / text.length);
    const message = `${share} % of the characters have no meaning in ${known.label}; it is written in another encoding.`;
    return { ok: false, error: { code: 'undecodable', message } };
  }
  return { ok: true, text, replacements };
}

/** Reads what is known to be in that encoding, however much of it has no meaning there. */
export const decodeAnyhow = (bytes: Uint8Array, { id }: Encoding): string => decodeKnown(bytes, id).text;

function decodeKnown(bytes: Uint8Array, id: string): { text: string; replacements: number } {
  if (id === 'utf-32le' || id === 'utf-32be') return decodeUtf32(bytes, id === 'utf-32le');
  const table = Object.hasOwn(singleByteTables, id) ? singleByteTables[id] : undefined;
  if (table !== undefined) return decodeSingleByte(bytes, table, id);
  const shifted = Object.hasOwn(shiftedEncodings, id) ? shiftedEncodings[id] : undefined;
  if (shifted !== undefined) {
    const text = shifted(bytes);
    return { text, replacements: countOf(text, REPLACEMENT) };
  }
  try {
    return { text: new TextDecoder(id, { fatal: true, ignoreBOM: true }).decode(bytes), replacements: 0 };
  } catch {
    const text = new TextDecoder(id, { ignoreBOM: true }).decode(bytes);
    return { text, replacements: countOf(text, REPLACEMENT) - countWritten(bytes, id) };
  }
}

/** How many replacement characters stand in the source itself, as the encoder of it wrote them. */
function countWritten(bytes: Uint8Array, id: string): number {
  let count = 0;
  if (id === 'utf-8') {
    for (let i = bytes.indexOf(0xef); i !== -1; i = bytes.indexOf(0xef, i + 1)) {
      if (bytes[i + 1] === 0xbf && bytes[i + 2] === 0xbd) count += 1;
    }
  } else if (id === 'utf-16le' || id === 'utf-16be') {
    const [first, second] = id === 'utf-16le' ? [0xfd, 0xff] : [0xff, 0xfd];
    for (let i = 0; i + 1 < bytes.length; i += 2) {
      if (bytes[i] === first && bytes[i + 1] === second) count += 1;
    }
  }
  return count;
}

function countOf(text: string, character: string): number {
  let count = 0;
  for (let i = text.indexOf(character); i !== -1; i = text.indexOf(character, i + 1)) count += 1;
  return count;
}

/** Hosts have no decoder for UTF-32 (WHATWG left it out). Units that are no code point become U+FFFD. */
function decodeUtf32(bytes: Uint8Array, littleEndian: boolean): { text: string; replacements: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const pieces: string[] = [];
  let batch: number[] = [];
  let replacements = 0;
  const whole = bytes.length - (bytes.length % 4);
  for (let i = 0; i < whole; i += 4) {
    const unit = view.getUint32(i, littleEndian);
    const valid = unit <= 0x10ffff && (unit < 0xd800 || unit > 0xdfff);
    if (!valid) replacements += 1;
    batch.push(valid ? unit : 0xfffd);
    if (batch.length === 4096) {
      pieces.push(String.fromCodePoint(...batch));
      batch = [];
    }
  }
  if (whole < bytes.length) {
    batch.push(0xfffd);
    replacements += 1;
  }
  pieces.push(String.fromCodePoint(...batch));
  return { text: pieces.join(''), replacements };
}
