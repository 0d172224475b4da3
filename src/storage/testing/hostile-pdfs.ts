/** PDFs that no honest program would write, or that ask much of a reader, each made anew and small. */
import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { helvetica, onePage, type RawObject, rawPage, rawText, writeRawPdf } from './raw-pdf.ts';

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'));

/** Several pages, with a number on each. */
export const numberedPages = (count: number): Uint8Array =>
  writeRawPdf({
    objects: [
      '<< /Type /Catalog /Pages 2 0 R >>',
      `<< /Type /Pages /Kids [${Array.from({ length: count }, (_, i) => `${4 + i * 2} 0 R`).join(' ')}] /Count ${count} >>`,
      helvetica,
      ...Array.from({ length: count }, (_, i) => [
        rawPage({ content: 5 + i * 2, font: 3 }),
        rawText(`(This is page number ${i + 1} of a report.)`),
      ]).flat(),
    ],
  });

/** One page, whose tree of pages is as given. */
const withTree = (tree: string): Uint8Array =>
  writeRawPdf({
    objects: [
      '<< /Type /Catalog /Pages 2 0 R >>',
      tree,
      rawPage({ content: 4, font: 5 }),
      rawText('(A sentence of a short report.)'),
      helvetica,
    ],
  });

/** The page's content unpacks to as many bytes, packed twice. */
export const bomb = (bytes: number): Uint8Array =>
  writeRawPdf({
    objects: [
      '<< /Type /Catalog /Pages 2 0 R >>',
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      rawPage({ content: 4, font: 5 }),
      {
        body: '<< /Filter [/FlateDecode /FlateDecode] >>',
        stream: deflateSync(deflateSync(Buffer.alloc(bytes), { level: 1 })),
      },
      helvetica,
    ],
  });

export type Algorithm = 'AES-256' | 'AES-128' | 'RC4-128' | 'RC4-40';

/** The user's password is `open`, or none where `user` is empty; the owner's is `own`. */
export async function encrypted(algorithm: Algorithm, user = 'open'): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(onePage(), { updateMetadata: false });
  pdf.encrypt({ userPassword: user, ownerPassword: 'own', algorithm, allowWeakCryptography: true });
  return pdf.save({ useObjectStreams: false });
}

/** A font whose glyphs have numbers; `system` says what they mean, `encoding` how the text names them. */
const numberedFont = (system: string, encoding: string): { font: string; more: (string | RawObject)[] } => ({
  font: `<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /${encoding} /DescendantFonts [6 0 R] >>`,
  more: [
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /Odd /CIDSystemInfo << /Registry (Adobe) ${system} >> /FontDescriptor 7 0 R /DW 1000 >>`,
    '<< /Type /FontDescriptor /FontName /Odd /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  ],
});

const runs = (what: string): string => `(globalThis.${what} = true;)`;

/** By name: files that are taken in, with words of their text. */
export const takenIn: Readonly<Record<string, { bytes: Uint8Array; words: string; warning?: string }>> = {
  'wrong-offsets': {
    bytes: bytesOf(latin(onePage()).replace(/\d{10} 00000 n/g, '0000000007 00000 n')),
    words: 'A sentence of a short report.',
  },
  'wrong-start': {
    bytes: bytesOf(latin(onePage()).replace(/startxref\n\d+/, 'startxref\n99999999')),
    words: 'A sentence of a short report.',
  },
  'bytes-before': {
    bytes: bytesOf(`HTTP/1.1 200 OK\r\n\r\n${latin(onePage())}`),
    words: 'A sentence of a short report.',
  },
  'last-bytes-missing': { bytes: onePage().slice(0, -8), words: 'A sentence of a short report.' },
  'tree-with-loop': {
    bytes: withTree('<< /Type /Pages /Kids [3 0 R 2 0 R] /Count 3 >>'),
    words: 'A sentence of a short report.',
    warning: 'could not be read',
  },
  'too-many-pages-claimed': {
    bytes: withTree('<< /Type /Pages /Kids [3 0 R] /Count 2147483647 >>'),
    words: 'A sentence of a short report.',
  },
  'tree-without-pages': { bytes: withTree('<< /Type /Nothing >>'), words: '', warning: 'No page has text' },
  'no-text': {
    bytes: writeRawPdf({
      objects: [
        '<< /Type /Catalog /Pages 2 0 R >>',
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 300] /Contents 4 0 R /Resources << /XObject << /Im 5 0 R >> >> >>',
        { body: '<< >>', stream: new TextEncoder().encode('q 400 0 0 300 0 0 cm /Im Do Q') },
        {
          body: '<< /Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8 >>',
          stream: new Uint8Array([0, 128, 255, 64]),
        },
      ],
    }),
    words: '',
    warning: 'No page has text',
  },
  'runs-when-opened': {
    bytes: onePage({
      catalogue: `/OpenAction << /S /JavaScript /JS ${runs('opened')} >> /AA << /WC << /S /JavaScript /JS ${runs('closed')} >> >> /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS ${runs('named')} >>] >> >>`,
      page: `/AA << /O << /S /Launch /F (/bin/sh) /NewWindow true >> >> /Annots [<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (http://127.0.0.1:9/) >> >>]`,
    }),
    words: 'A sentence of a short report.',
  },
  'no-letters-for-glyphs': {
    bytes: onePage({
      ...numberedFont('/Ordering (Identity) /Supplement 0', 'Identity-H'),
      text: '<004100420043>',
    }),
    words: 'ABC',
  },
  japanese: {
    bytes: onePage({
      ...numberedFont('/Ordering (Japan1) /Supplement 2', '90ms-RKSJ-H'),
      text: '<93FA967B8CEA>',
    }),
    words: '日本語',
  },
  bomb: { bytes: bomb(64 * 1024 * 1024), words: '', warning: 'No page has text' },
};

/** By name: files that are refused, with words of the reason. */
export const refused: Readonly<Record<string, { bytes: Uint8Array; words: string }>> = {
  ...Object.fromEntries(
    [0.8, 0.5, 0.2].map(share => [
      `cut-at-${share}`,
      { bytes: onePage().slice(0, Math.floor(onePage().length * share)), words: 'damaged' },
    ]),
  ),
  'header-alone': { bytes: bytesOf('%PDF-1.7\n'), words: 'damaged' },
  'no-pages': { bytes: withTree('<< /Type /Pages /Kids [] /Count 0 >>'), words: 'no pages' },
  'minus-one-page': { bytes: withTree('<< /Type /Pages /Kids [3 0 R] /Count -1 >>'), words: 'no pages' },
  'loop-alone': {
    bytes: withTree('<< /Type /Pages /Kids [2 0 R] /Count 3 >>'),
    words: 'of its pages could be read',
  },
  'very-many-pages': { bytes: numberedPages(5_001), words: '5001 pages' },
  'no-pdf': { bytes: bytesOf('GIF89a'), words: 'no PDF' },
};
