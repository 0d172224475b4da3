/** Writes PDFs object by object, so that a test can make what no program would write. */

export interface RawObject {
  /** The dictionary or value, as it stands in the file. */
  body: string;
  /** Bytes of a stream, with the body as its dictionary; `Length` is added. */
  stream?: Uint8Array;
}

export interface RawPdf {
  /** By number from 1; the first is the catalogue. */
  objects: readonly (string | RawObject)[];
  /** Entries of the trailer beside `Size` and `Root`. */
  trailer?: string;
}

/** A file with a list of its objects at its end, all of them where it says. */
export function writeRawPdf({ objects, trailer = '' }: RawPdf): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  const length = (): number => parts.reduce((sum, part) => sum + part.length, 0);
  for (const [index, object] of objects.entries()) {
    const { body, stream } = typeof object === 'string' ? { body: object, stream: undefined } : object;
    offsets.push(length());
    parts.push(Buffer.from(`${index + 1} 0 obj\n`));
    if (stream === undefined) parts.push(Buffer.from(body, 'latin1'));
    else {
      const dictionary = body.replace(/>>\s*$/, ` /Length ${stream.length} >>`);
      parts.push(
        Buffer.from(`${dictionary}\nstream\n`, 'latin1'),
        Buffer.from(stream),
        Buffer.from('\nendstream'),
      );
    }
    parts.push(Buffer.from('\nendobj\n'));
  }
  const start = length();
  const entries = offsets.map(offset => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${start}\n%%EOF\n`,
      'latin1',
    ),
  );
  return new Uint8Array(Buffer.concat(parts));
}

export const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>';

/** A page of the tree in object 2, with its text in object `content` and the font F1 in object `font`. */
export const rawPage = ({
  content,
  font,
  box = '0 0 400 300',
  more = '',
}: {
  content: number;
  font: number;
  box?: string;
  more?: string;
}): string =>
  `<< /Type /Page /Parent 2 0 R /MediaBox [${box}] /Contents ${content} 0 R /Resources << /Font << /F1 ${font} 0 R >> >> ${more} >>`;

/** The text at (50, 200) in 12 points of F1; `text` is a string of PDF with its brackets. */
export const rawText = (text: string): RawObject => ({
  body: '<< >>',
  stream: new TextEncoder().encode(`BT /F1 12 Tf 50 200 Td ${text} Tj ET`),
});

/** One page with a sentence. */
export function onePage({
  text = '(A sentence of a short report.)',
  box = '0 0 400 300',
  page = '',
  catalogue = '',
  font = helvetica,
  more = [],
}: {
  text?: string;
  box?: string;
  page?: string;
  catalogue?: string;
  font?: string;
  /** Objects from number 6 on. */
  more?: readonly (string | RawObject)[];
} = {}): Uint8Array {
  return writeRawPdf({
    objects: [
      `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
      '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
      rawPage({ content: 4, font: 5, box, more: page }),
      rawText(text),
      font,
      ...more,
    ],
  });
}
