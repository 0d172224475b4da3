/** The character sets of RTF: code pages by their numbers, and those that a font's charset stands for. */
import { decode } from '#core/text/encoding.ts';

/** Code pages of DOS, which hosts cannot decode; characters from 0x80 on. Source: Unicode's tables of vendors' code pages. */
const dos: Readonly<Record<number, string>> = {
  437: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜ¢£¥₧ƒáíóúñÑªº¿⌐¬½¼¡«»░▒▓│┤╡╢╖╕╣║╗╝╜╛┐└┴┬├─┼╞╟╚╔╩╦╠═╬╧╨╤╥╙╘╒╓╫╪┘┌█▄▌▐▀αßΓπΣσµτΦΘΩδ∞φε∩≡±≥≤⌠⌡÷≈°∙·√ⁿ²■\u00a0',
  850: 'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  852: 'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
};

const labels: Readonly<Record<number, string>> = {
  866: 'ibm866',
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
  10000: 'macintosh',
  10007: 'x-mac-cyrillic',
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
  const table = dos[codePage];
  if (table !== undefined) {
    const text = bytes
      .map(byte => (byte < 0x80 ? String.fromCharCode(byte) : (table[byte - 0x80] ?? '\ufffd')))
      .join('');
    return { text, isKnown: true };
  }
  const label = labels[codePage];
  const decoded = decode(Uint8Array.from(bytes), label ?? 'windows-1252');
  if (decoded.ok) return { text: decoded.text, isKnown: label !== undefined };
  return {
    text: new TextDecoder(label ?? 'windows-1252').decode(Uint8Array.from(bytes)),
    isKnown: label !== undefined,
  };
}
