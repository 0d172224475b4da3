import { PDFDocument, PDFHexString, PDFName, PDFString } from '@cantoo/pdf-lib';
import { expect, it } from 'vitest';
import { onePage } from '../testing/raw-pdf.ts';
import { readMarks } from './read-marks.ts';

/** A page with the annotations; keys are as in the file. */
async function withAnnotations(...annotations: Record<string, unknown>[]): Promise<Uint8Array> {
  const pdf = await PDFDocument.load(onePage(), { updateMetadata: false });
  const page = pdf.getPage(0);
  const list = annotations.map(annotation =>
    pdf.context.register(pdf.context.obj({ Type: 'Annot', Rect: [0, 0, 400, 300], ...annotation } as never)),
  );
  page.node.set(PDFName.of('Annots'), pdf.context.obj(list));
  return pdf.save({ useObjectStreams: false });
}

const line = [50, 212, 120, 212, 50, 198, 120, 198];

it('reads marks of every shape with their note, author, colour and date', async () => {
  const bytes = await withAnnotations(
    {
      Subtype: 'Highlight',
      // Corners in the order of the standard, which few programs keep to.
      QuadPoints: [50, 198, 120, 198, 120, 212, 50, 212],
      C: [1, 1, 0],
      T: PDFHexString.fromText('Ñandú'),
      Contents: PDFHexString.fromText(' 漢字\nnote '),
      M: PDFString.of("D:20240229134500+02'00'"),
    },
    { Subtype: 'Underline', QuadPoints: [...line, 50, 190, 80, 190, 50, 180, 80, 180] },
    { Subtype: 'Squiggly', QuadPoints: line, C: [0.2] },
    { Subtype: 'StrikeOut', QuadPoints: line, C: [] },
    { Subtype: 'Square', Rect: [10, 20, 110, 220], C: [0, 0, 1] },
  );
  expect(await readMarks(bytes, null)).toEqual({
    ok: true,
    marks: [
      {
        page: 1,
        shape: 'highlight',
        rects: [[50, 198, 120, 212]],
        contents: '漢字\nnote',
        author: 'Ñandú',
        colour: '#ffff00',
        date: '2024-02-29T13:45:00+02:00',
      },
      expect.objectContaining({
        shape: 'underline',
        rects: [
          [50, 198, 120, 212],
          [50, 180, 80, 190],
        ],
        contents: '',
        author: '',
        date: null,
      }),
      expect.objectContaining({ shape: 'squiggly', colour: '#333333' }),
      expect.objectContaining({ shape: 'strike-out', colour: null }),
      expect.objectContaining({ shape: 'region', rects: [[10, 20, 110, 220]], colour: '#0000ff' }),
    ],
  });
});

it('leaves out links, notes without a place and marks without a size', async () => {
  const bytes = await withAnnotations(
    { Subtype: 'Link', Rect: [0, 0, 10, 10] },
    { Subtype: 'Text', Contents: PDFString.of('sticky') },
    { Subtype: 'Square', Rect: [10, 10, 10, 10] },
    { Subtype: 'Highlight', QuadPoints: [1, 2, 3], Rect: [5, 5, 5, 9] },
  );
  expect(await readMarks(bytes, null)).toEqual({ ok: true, marks: [] });
});

it('asks for the password of a protected file', async () => {
  const pdf = await PDFDocument.load(onePage(), { updateMetadata: false });
  pdf.encrypt({ userPassword: 'open', ownerPassword: 'own' });
  const bytes = await pdf.save({ useObjectStreams: false });
  expect(await readMarks(bytes, null)).toMatchObject({ ok: false, password: 'needed' });
  expect(await readMarks(bytes, 'no')).toMatchObject({ ok: false, password: 'wrong' });
  expect(await readMarks(bytes, 'open')).toEqual({ ok: true, marks: [] });
});
