/** The character sets of RTF: code pages by their numbers, and those that a font's charset stands for. */
import { decodeAnyhow, findEncoding } from '#core/text/encoding.ts';

const labels: Readonly<Record<number, string>> = {
  437: 'ibm437',
  720: 'ibm720',
  737: 'ibm737',
  775: 'ibm775',
  850: 'ibm850',
  852: 'ibm852',
  855: 'ibm855',
  857: 'ibm857',
  858: 'ibm858',
  860: 'ibm860',
  861: 'ibm861',
  862: 'ibm862',
  863: 'ibm863',
  864: 'ibm864',
  865: 'ibm865',
  866: 'ibm866',
  869: 'ibm869',
  874: 'windows-874',
  932: 'shift_jis',
  936: 'gb18030',
  949: 'euc-kr',
  950: 'big5',
  1250: 'windows-1250',
  1251: 'windows-1251',
  1252: 'windows-1252',
  1253: 'windows-1253',
  1254: 'windows-1254',
  1255: 'windows-1255',
  1256: 'windows-1256',
  1257: 'windows-1257',
  1258: 'windows-1258',
  1361: 'johab',
  10000: 'macintosh',
  10004: 'x-mac-arabic',
  10006: 'x-mac-greek',
  10007: 'x-mac-cyrillic',
  10010: 'x-mac-romanian',
  10029: 'x-mac-ce',
  10079: 'x-mac-icelandic',
  10081: 'x-mac-turkish',
  10082: 'x-mac-croatian',
  20866: 'koi8-r',
  21866: 'koi8-u',
  28591: 'windows-1252',
  28592: 'iso-8859-2',
  28595: 'iso-8859-5',
  28597: 'iso-8859-7',
  28605: 'iso-8859-15',
  54936: 'gb18030',
  65001: 'utf-8',
};

/** Source: the table of \\fcharset in the RTF specification 1.9.1. */
const charsets: Readonly<Record<number, number>> = {
  0: 1252,
  77: 10000,
  128: 932,
  129: 949,
  130: 1361,
  134: 936,
  136: 950,
  161: 1253,
  162: 1254,
  163: 1258,
  177: 1255,
  178: 1256,
  186: 1257,
  204: 1251,
  222: 874,
  238: 1250,
  254: 437,
  255: 850,
};

/** The code page of a font's charset; undefined for the document's own. */
export const codePageOfCharset = (charset: number): number | undefined => charsets[charset];

export function decodeCodePage(
  bytes: readonly number[],
  codePage: number,
): { text: string; isKnown: boolean } {
  const known = findEncoding(labels[codePage] ?? '');
  const encoding = known ?? { id: 'windows-1252', label: '' };
  return { text: decodeAnyhow(Uint8Array.from(bytes), encoding), isKnown: known !== undefined };
}
