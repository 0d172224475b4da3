import { degrees, PDFDocument, PDFHexString, PDFName, PDFString, StandardFonts } from '@cantoo/pdf-lib';
import fc from 'fast-check';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { PdfMark } from '#core/exporters/pdf/annotate-pdf.ts';
import { withPdf } from '../importing/pdf/with-pdf.ts';
import { annotatePdf } from './annotate-pdf.ts';

async function pagesOf(rotations: readonly number[]): Promise<PDFDocument> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const font = await pdf.embedFont(StandardFonts.Helvetica);
  for (const [index, rotation] of rotations.entries()) {
    const page = pdf.addPage([400, 300]);
    page.setRotation(degrees(rotation));
    page.drawText(`Page ${index + 1} of a short report`, { x: 50, y: 200, size: 12, font });
  }
  return pdf;
}

const fileOf = async (
  kind: 'tables' | 'streams',
  rotations: readonly number[] = [0, 0, 0],
): Promise<Uint8Array> => (await pagesOf(rotations)).save({ useObjectStreams: kind === 'streams' });

const mark = (more: Partial<PdfMark> = {}): PdfMark => ({
  shape: 'highlight',
  page: 1,
  rects: [[50, 198, 120, 212]],
  colour: '#336699',
  author: 'Ana Ñandú',
  subject: 'Union',
  note: 'Actor: Union (a)\n\n漢字 \\ é',
  id: 'p1',
  createdAt: '2026-03-01T09:30:00.000Z',
  changedAt: '2026-04-02T10:00:01.000Z',
  ...more,
});

const joined = (...parts: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

async function annotated(bytes: Uint8Array, marks: readonly PdfMark[], password: string | null = null) {
  const result = await annotatePdf(bytes, marks, password);
  if (!result.ok) throw new Error(result.reason);
  return { copy: joined(bytes, result.added), losses: result.losses };
}

/** What a PDF reader finds on a page. */
async function readBack(bytes: Uint8Array, page: number, password: string | null = null) {
  const read = await withPdf(bytes, password, async pdf => (await pdf.getPage(page)).getAnnotations());
  if (!read.ok) throw new Error(read.reason);
  return read.value.map(annotation => ({
    subtype: annotation.subtype,
    author: annotation.titleObj?.str,
    note: annotation.contentsObj?.str,
    colour: annotation.color === null ? null : [...(annotation.color ?? [])],
    quads: annotation.quadPoints === undefined ? null : [...annotation.quadPoints],
    rect: annotation.rect,
    created: annotation.creationDate,
    changed: annotation.modificationDate,
  }));
}

describe('annotatePdf', () => {
  it.each(['tables', 'streams'] as const)('appends highlights that a reader finds (%s)', async kind => {
    const original = await fileOf(kind);
    const { copy, losses } = await annotated(original, [
      mark(),
      mark({
        id: 'p2/1',
        page: 2,
        rects: [
          [50, 40, 60, 50],
          [50, 20, 90, 30],
        ],
        colour: '#ff0000',
      }),
      mark({ id: 'p2/2', page: 3 }),
    ]);
    expect(losses).toEqual([]);
    expect(copy.subarray(0, original.length)).toEqual(original);
    expect(await readBack(copy, 1)).toEqual([
      {
        subtype: 'Highlight',
        author: 'Ana Ñandú',
        note: 'Actor: Union (a)\n\n漢字 \\ é',
        colour: [51, 102, 153],
        quads: [50, 212, 120, 212, 50, 198, 120, 198],
        rect: [50, 198, 120, 212],
        created: 'D:20260301093000Z',
        changed: 'D:20260402100001Z',
      },
    ]);
    expect(await readBack(copy, 2)).toMatchObject([
      {
        colour: [255, 0, 0],
        rect: [50, 20, 90, 50],
        quads: [50, 50, 60, 50, 50, 40, 60, 40, 50, 30, 90, 30, 50, 20, 90, 20],
      },
    ]);
    expect(await readBack(copy, 3)).toHaveLength(1);
  });

  it('gives each annotation the id and subject of its passage', async () => {
    const { copy } = await annotated(await fileOf('tables'), [mark({ id: 'p-ü' }), mark({ id: 'q/2' })]);
    const pdf = await PDFDocument.load(copy);
    const ids = pdf
      .getPage(0)
      .node.Annots()
      ?.asArray()
      .map(ref => {
        const dict = pdf.context.lookup(ref);
        if (dict === undefined || !('lookup' in dict)) throw new Error('no annotation');
        const textAt = (key: string): string | undefined => {
          const value = (dict as { lookup(name: PDFName): unknown }).lookup(PDFName.of(key));
          return value instanceof PDFHexString || value instanceof PDFString ? value.decodeText() : undefined;
        };
        return [textAt('NM'), textAt('Subj')];
      });
    expect(ids).toEqual([
      ['p-ü', 'Union'],
      ['q/2', 'Union'],
    ]);
  });

  it('keeps overlapping passages, and the annotations that were there', async () => {
    const original = await fileOf('tables');
    const once = (await annotated(original, [mark({ note: 'there before' })])).copy;
    const { copy } = await annotated(once, [mark({ note: 'one' }), mark({ note: 'other' })]);
    expect((await readBack(copy, 1)).map(({ note }) => note)).toEqual(['there before', 'one', 'other']);
  });

  it('frames a region', async () => {
    const { copy } = await annotated(await fileOf('streams'), [
      mark({ shape: 'region', rects: [[10, 20, 110, 220]] }),
    ]);
    expect(await readBack(copy, 1)).toMatchObject([
      { subtype: 'Square', rect: [10, 20, 110, 220], colour: [51, 102, 153], quads: null },
    ]);
  });

  it.each([90, 180, 270])('uses the page’s own points where it is turned by %i°', async rotation => {
    const { copy } = await annotated(await fileOf('tables', [rotation]), [mark()]);
    expect(await readBack(copy, 1)).toMatchObject([
      { rect: [50, 198, 120, 212], quads: [50, 212, 120, 212, 50, 198, 120, 198] },
    ]);
  });

  it('writes the same bytes for the same marks', async () => {
    const original = await fileOf('streams');
    const marks = [mark(), mark({ page: 2, id: 'p2' })];
    expect((await annotated(original, marks)).copy).toEqual((await annotated(original, marks)).copy);
  });

  it('finds the pages where the list of objects is wrong', async () => {
    const original = await fileOf('tables');
    const text = Buffer.from(original)
      .toString('latin1')
      .replace(/startxref\s+\d+/, 'startxref\n12');
    const broken = new Uint8Array(Buffer.from(text, 'latin1'));
    const { copy } = await annotated(broken, [mark({ page: 2 })]);
    expect(await readBack(copy, 2)).toHaveLength(1);
    expect(await readBack(copy, 1)).toHaveLength(0);
  });

  it('tells of marks on pages that are not there', async () => {
    const { copy, losses } = await annotated(await fileOf('tables'), [mark(), mark({ page: 4 })]);
    expect(losses).toEqual([expect.stringContaining('1 annotation')]);
    expect(await readBack(copy, 1)).toHaveLength(1);
  });

  it('keeps encryption, and says what encrypted files cannot have', async () => {
    const pdf = await pagesOf([0, 0]);
    pdf.encrypt({ userPassword: 'open', ownerPassword: 'own' });
    const original = await pdf.save({ useObjectStreams: false });
    expect(await annotatePdf(original, [mark()], null)).toEqual({
      ok: false,
      reason: 'it is protected by a password.',
      isLocked: true,
    });
    expect(await annotatePdf(original, [mark()], 'no')).toEqual({
      ok: false,
      reason: 'the password does not open it.',
      isLocked: true,
    });
    const { copy, losses } = await annotated(original, [mark(), mark({ shape: 'region' })], 'open');
    expect(losses).toEqual([expect.stringContaining('encrypted')]);
    expect(copy.subarray(0, original.length)).toEqual(original);
    expect((await withPdf(copy, null, async () => true)).ok).toBe(false);
    expect(await readBack(copy, 1, 'open')).toMatchObject([
      {
        subtype: 'Highlight',
        author: 'Ana Ñandú',
        note: 'Actor: Union (a)\n\n漢字 \\ é',
        colour: [51, 102, 153],
      },
      { subtype: 'Highlight' },
      { subtype: 'Popup' },
      { subtype: 'Popup' },
    ]);
  });

  it('refuses what is no PDF', async () => {
    const result = await annotatePdf(new TextEncoder().encode('no PDF'), [mark()], null);
    expect(result).toEqual({ ok: false, reason: expect.stringContaining('damaged') });
  });

  it('gives a whole copy of a damaged file, or says that there is none', async () => {
    const original = await fileOf('tables');
    let copies = 0;
    // The library leaves promises behind on damaged files, which the thread that it works in passes over.
    const listeners = process.listeners('unhandledRejection');
    process.removeAllListeners('unhandledRejection').on('unhandledRejection', () => undefined);
    onTestFinished(async () => {
      await new Promise(resolve => setTimeout(resolve, 50));
      process.removeAllListeners('unhandledRejection');
      for (const listener of listeners) process.on('unhandledRejection', listener);
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { minLength: 1, maxLength: 12 }),
        async changes => {
          const damaged = original.slice();
          for (const [at, byte] of changes) damaged[at] = byte;
          const result = await annotatePdf(damaged, [mark(), mark({ page: 2 })], null);
          if (!result.ok) {
            expect(result.reason).toMatch(/\.$/);
            return;
          }
          copies += 1;
          const copy = joined(damaged, result.added);
          const notes = (await readBack(copy, 1)).filter(({ subtype }) => subtype === 'Highlight');
          expect(notes.map(({ note }) => note)).toContain(mark().note);
        },
      ),
      { numRuns: 40 },
    );
    expect(copies).toBeGreaterThan(10);
  });
});
