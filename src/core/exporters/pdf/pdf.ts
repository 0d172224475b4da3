/**
 * PDFs with the passages as highlights that other readers show: for each PDF that has passages a copy, which is the
 * original with annotations added after it. Decisions: docs/export.md.
 */
import type { Document } from '../../model/document.ts';
import { messageOf, Problem } from '../../problem.ts';
import { counted } from '../../text/counted.ts';
import { fileBasesOf } from '../corpus/file-bases.ts';
import type { ExportCopy, Exporter, ExportOptions, LockedSource } from '../exporter.ts';
import { RecordOrder } from '../record-order.ts';
import type { AnnotatedPdf, PdfMark } from './annotate-pdf.ts';
import { marksOf } from './passage-marks.ts';

/** The last line of a copy. A reader that saves notes into the copy writes after it, or writes the file anew. */
const lastLine = new TextEncoder().encode('%Tracework: highlights\n');

export const pdf: Exporter = {
  id: 'pdf',
  label: 'PDF with highlights',
  extension: 'pdf',
  description:
    'For each PDF with passages a copy in which they are highlights that other PDF readers show, each with its item, coder, values and memos. The originals stay as they are.',
  write(study, options) {
    const order = new RecordOrder(study);
    const coded = order.documents.filter(({ id }) => order.passagesOf(id).length > 0);
    const sources = coded.filter(isPdf);
    if (sources.length === 0) {
      throw new Problem(
        'refused',
        'No PDF of this study has passages, so there is nothing to highlight.',
        'Code passages in a PDF first, or choose another format.',
      );
    }
    const losses = [
      'Only passages are part of this format, with their items, coders, values and memos. All else stays in the study.',
    ];
    const others = coded.length - sources.length;
    if (others > 0)
      losses.push(
        `${counted(others, 'document', 'documents')} with passages: not a PDF, so no copy was made.`,
      );
    const bare = order.documents.filter(isPdf).length - sources.length;
    if (bare > 0) losses.push(`${counted(bare, 'PDF', 'PDFs')} without passages: no copy was made.`);

    const names = fileBasesOf(
      sources.map(({ fileName }) => fileName),
      (base, number) => `${base} (highlights${number === 1 ? '' : ` ${number}`}).pdf`,
    );
    const locked: LockedSource[] = [];
    const copies = sources.map((document, index): ExportCopy => {
      const name = names[index] ?? `${document.id}.pdf`;
      const lose = (reason: string): void => {
        losses.push(`“${document.title}” (${document.fileName}): ${reason}`);
      };
      return {
        name,
        isOwn: end => endsWith(end, lastLine),
        async make() {
          const passages = order.passagesOf(document.id);
          const marked = passages.map(passage => marksOf(study, passage));
          const placeless = marked.filter(marks => marks.length === 0).length;
          if (placeless > 0) {
            lose(
              `${counted(placeless, 'passage has', 'passages have')} no place on its pages and ${placeless === 1 ? 'is' : 'are'} missing from the copy.`,
            );
          }
          const marks = marked.flat();
          if (marks.length === 0) return null;
          try {
            const source = await options.sourceOf(document.id);
            const annotated = await annotate(source, marks, options);
            if (!annotated.ok) {
              if (annotated.isLocked === true)
                locked.push({ documentId: document.id, fileName: document.fileName });
              lose(`no copy was made: ${annotated.reason}`);
              return null;
            }
            for (const loss of annotated.losses) lose(loss);
            return { parts: [source, annotated.added, lastLine], rows: passages.length - placeless };
          } catch (error) {
            lose(`no copy was made: ${messageOf(error)}`);
            return null;
          }
        },
      };
    });
    return { files: [], copies, locked: () => locked, losses: () => losses };
  },
};

/** With the first of the passwords that opens the file, where it asks for one. */
async function annotate(
  source: Uint8Array,
  marks: readonly PdfMark[],
  { annotatePdf, passwords = [] }: ExportOptions,
): Promise<AnnotatedPdf> {
  const [first = null, ...others] = passwords;
  let annotated = await annotatePdf(source, marks, first);
  for (const password of others) {
    if (annotated.ok || annotated.isLocked !== true) break;
    annotated = await annotatePdf(source, marks, password);
  }
  return annotated;
}

const isPdf = ({ format }: Document): boolean => format === 'pdf';

const endsWith = (bytes: Uint8Array, end: Uint8Array): boolean =>
  bytes.length >= end.length && end.every((byte, index) => bytes[bytes.length - end.length + index] === byte);
