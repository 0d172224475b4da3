import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { looksBinary } from './binary.ts';
import { detectEncoding } from './detect-encoding.ts';
import { decode, encodings, findEncoding } from './encoding.ts';

const utf8 = (text: string) => new TextEncoder().encode(text);
const latin1 = (text: string) => Uint8Array.from(text, character => character.charCodeAt(0));

function encodeUnicode(text: string, width: 2 | 4, littleEndian: boolean): Uint8Array {
  const units =
    width === 2 ? text.split('').map(c => c.charCodeAt(0)) : [...text].map(c => c.codePointAt(0) ?? 0);
  const bytes = new Uint8Array(units.length * width);
  const view = new DataView(bytes.buffer);
  units.forEach((unit, i) => {
    if (width === 2) view.setUint16(i * 2, unit, littleEndian);
    else view.setUint32(i * 4, unit, littleEndian);
  });
  return bytes;
}

/** Encodes by searching the decoder, so that tests need no tables of their own. */
function encodeSingleByte(text: string, encoding: string): Uint8Array {
  const codes = new Map<string, number>();
  for (let byte = 255; byte >= 0; byte -= 1) {
    const decoded = new TextDecoder(encoding).decode(Uint8Array.of(byte));
    if (decoded !== '\ufffd') codes.set(decoded, byte);
  }
  return Uint8Array.from(text, character => codes.get(character) ?? 0x3f);
}

const spanish =
  'La reforma de la Seguridad Social amplió la participación de los médicos en la organización. ' +
  'El Congreso aprobó la iniciativa después de una negociación con el sindicato, según señaló el secretario.';
const russian =
  'Реформа здравоохранения была принята парламентом после долгих переговоров с профсоюзами. ' +
  'Министерство финансов поддержало изменения, хотя врачи выступали против них.';
const greek =
  'Η μεταρρύθμιση της υγείας ψηφίστηκε από το κοινοβούλιο μετά από διαπραγματεύσεις με τα συνδικάτα.';

describe('decode', () => {
  it('reads every offered encoding on this host', () => {
    for (const { id } of encodings) expect(decode(new Uint8Array(8), id).ok, id).toBe(true);
  });

  it('reads Windows-1252 as the standard says, also 0x80 to 0x9F', () => {
    const bytes = Uint8Array.from([0x93, 0x71, 0x94, 0x80, 0x81, 0xe9]);
    expect(decode(bytes, 'iso-8859-1')).toEqual({ ok: true, text: '“q”€\x81é', replacements: 0 });
  });

  it('reads ISO-8859-16', () => {
    expect(decode(Uint8Array.from([0xaa, 0xba, 0xde, 0xfe, 0xff, 0xa4]), 'iso-8859-16')).toMatchObject({
      text: 'ȘșȚțÿ€',
    });
  });

  it('reads UTF-32 of any Unicode text, in both orders', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.boolean(), (text, littleEndian) => {
        const decoded = decode(encodeUnicode(text, 4, littleEndian), littleEndian ? 'utf-32le' : 'utf-32be');
        expect(decoded).toEqual({ ok: true, text, replacements: 0 });
      }),
    );
  });

  it('keeps the byte order mark for the canonical text to see', () => {
    expect(decode(utf8('\uFEFFa'), 'utf-8')).toMatchObject({ text: '\uFEFFa' });
  });

  it('counts what it replaced, and not what was written as U+FFFD', () => {
    const bytes = Uint8Array.from([...utf8('twenty characters or more \ufffd here'), 0xe9, 0x2e]);
    expect(decode(bytes, 'utf-8')).toMatchObject({ ok: true, replacements: 1 });
  });

  it('refuses an encoding in which most has no meaning', () => {
    expect(decode(latin1('éèêë'), 'utf-8')).toMatchObject({ ok: false, error: { code: 'undecodable' } });
    expect(decode(utf8('plain'), 'utf-32le')).toMatchObject({ ok: false, error: { code: 'undecodable' } });
    expect(decode(utf8('plain'), 'klingon')).toMatchObject({
      ok: false,
      error: { code: 'unknown-encoding' },
    });
    expect(decode(utf8('plain'), 'constructor')).toMatchObject({ ok: false });
  });
});

describe('findEncoding', () => {
  it.each([
    ['UTF8', 'utf-8'],
    ['ISO-8859-1', 'windows-1252'],
    [' Latin1 ', 'windows-1252'],
    ['ISO-8859-9', 'windows-1254'],
    ['GBK', 'gb18030'],
  ])('%s is %s', (name, id) => expect(findEncoding(name)?.id).toBe(id));
});

describe('detectEncoding', () => {
  const text = 'Ley del Seguro Social – “reforma” 😀\n';
  it.each([
    ['UTF-8 with mark', utf8(`\uFEFF${text}`), 'utf-8', 'certain'],
    ['UTF-16LE with mark', encodeUnicode(`\uFEFF${text}`, 2, true), 'utf-16le', 'certain'],
    ['UTF-16BE with mark', encodeUnicode(`\uFEFF${text}`, 2, false), 'utf-16be', 'certain'],
    ['UTF-32LE with mark', encodeUnicode(`\uFEFF${text}`, 4, true), 'utf-32le', 'certain'],
    ['UTF-32BE with mark', encodeUnicode(`\uFEFF${text}`, 4, false), 'utf-32be', 'certain'],
    ['UTF-16LE', encodeUnicode(text, 2, true), 'utf-16le', 'likely'],
    ['UTF-16BE', encodeUnicode(text, 2, false), 'utf-16be', 'likely'],
    ['UTF-16LE, mostly not Latin', encodeUnicode(`${russian}\n`, 2, true), 'utf-16le', 'likely'],
    ['UTF-16BE, mostly not Latin', encodeUnicode(`${russian}\n`, 2, false), 'utf-16be', 'likely'],
    ['UTF-32LE', encodeUnicode(text, 4, true), 'utf-32le', 'likely'],
    ['UTF-32BE', encodeUnicode(text, 4, false), 'utf-32be', 'likely'],
    ['ISO-2022-JP', latin1('\x1b$B$"$$\x1b(B'), 'iso-2022-jp', 'likely'],
    ['ASCII', utf8('plain'), 'utf-8', 'certain'],
    ['UTF-8', utf8(spanish), 'utf-8', 'certain'],
    ['UTF-8 with one broken byte', Uint8Array.from([...utf8(spanish + russian), 0xe9]), 'utf-8', 'likely'],
  ])('%s', (_, bytes, encoding, confidence) => {
    expect(detectEncoding(bytes)).toMatchObject({ encoding, confidence });
  });

  it.each([
    ['Windows-1252', latin1(spanish), 'windows-1252'],
    ['Windows-1252, one letter', latin1('El decreto de México'), 'windows-1252'],
    [
      'Windows-1252, quotes',
      Uint8Array.from([0x93, ...latin1('reform'), 0x94, 0x20, ...latin1('año')]),
      'windows-1252',
    ],
    ['Windows-1251', encodeSingleByte(russian, 'windows-1251'), 'windows-1251'],
    ['KOI8-R', encodeSingleByte(russian, 'koi8-r'), 'koi8-r'],
    ['ISO-8859-5', encodeSingleByte(russian, 'iso-8859-5'), 'iso-8859-5'],
    ['ISO-8859-7', encodeSingleByte(greek, 'iso-8859-7'), 'iso-8859-7'],
  ])('%s, by its letters', (_, bytes, encoding) => {
    const detected = detectEncoding(bytes);
    expect(detected.encoding).toBe(encoding);
    expect(detected.confidence).not.toBe('certain');
  });

  it('finds accented letters far down in a long file', () => {
    const bytes = latin1('plain words '.repeat(20_000) + spanish);
    expect(detectEncoding(bytes).encoding).toBe('windows-1252');
  });

  it('names an encoding that decodes, for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), bytes => {
        const { encoding, reason } = detectEncoding(bytes);
        expect(findEncoding(encoding)?.id).toBe(encoding);
        expect(reason).not.toBe('');
      }),
    );
  });
});

describe('looksBinary', () => {
  it.each([
    ['%PDF-1.7\n', 'a PDF document'],
    ['PK\x03\x04\x14\0\x06\0[Content_Types].xml word/document.xml', 'a Word document (.docx)'],
    ['PK\x03\x04\x14\0\x06\0anything', 'a zip archive'],
    ['\x89PNG\r\n\x1a\n\0\0', 'a PNG image'],
    ['\xff\xd8\xff\xe0', 'a JPEG image'],
    ['GIF89a\x01', 'a GIF image'],
    ['MZ\x90\0\x03', 'a Windows program'],
    ['\x7fELF\x02', 'a Linux program'],
    ['SQLite format 3\0', 'an SQLite database'],
    ['\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'an old Office document (.doc, .xls, .ppt)'],
    ['some\0words\0with\0nuls', 'binary data of an unknown kind'],
    ['\x01\x02\x03\x04words', 'binary data of an unknown kind'],
  ])('%j', (content, name) => expect(looksBinary(latin1(content), 'utf-8')).toBe(name));

  it('lets texts pass, with tabs and form feeds and words that a signature begins with', () => {
    expect(looksBinary(utf8('MZ is no more.\n\tBM, BZh\f'), 'utf-8')).toBeNull();
    expect(looksBinary(utf8(`${'words '.repeat(400)}\0`), 'utf-8')).toBeNull();
    expect(looksBinary(encodeUnicode('words', 2, true), 'utf-16le')).toBeNull();
  });
});
