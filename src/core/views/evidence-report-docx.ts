/**
 * The evidence report as a Word document: the words of the HTML in the same order, with headings that a word processor
 * lists, and numbers that lead to their quotations. The same report gives the same bytes.
 */
import type { FileChild, ParagraphChild } from 'docx';
import { strToU8, unzipSync, type Zippable, zipSync } from 'fflate';
import { replaceForbidden } from '../text/xml-text.ts';
import type { EvidenceReport } from './evidence-report.ts';
import { type JudgementWords, type ReportWords, wordReport } from './evidence-report-words.ts';

type Docx = typeof import('docx');

export async function writeReportDocx(report: EvidenceReport): Promise<Uint8Array<ArrayBuffer>> {
  // Large, and needed only here.
  const docx = await import('docx');
  const words = wordReport(report);
  const document = new docx.Document({
    creator: 'Tracework',
    title: replaceForbidden(words.title),
    styles: documentStyles,
    numbering: {
      config: [
        {
          reference: quotationList,
          levels: [
            {
              level: 0,
              format: docx.LevelFormat.DECIMAL,
              text: '%1.',
              style: { paragraph: { indent: { left: 500, hanging: 500 } } },
            },
          ],
        },
      ],
    },
    sections: [{ children: new Paragraphs(docx).of(words) }],
  });
  return withoutTimes(new Uint8Array(await docx.Packer.toArrayBuffer(document)));
}

const quotationList = 'quotations';
const bookmarkOf = (number: number): string => `q${number}`;

/** Half points and twentieths of a point, as the format counts. Black, as it will be printed. */
const documentStyles = {
  default: {
    document: { run: { font: 'Georgia', size: 21 } },
    title: { run: { size: 36, bold: true, color: '000000' }, paragraph: { spacing: { after: 240 } } },
    heading1: {
      run: { size: 28, bold: true, color: '000000' },
      paragraph: { spacing: { before: 480, after: 120 }, keepNext: true },
    },
    heading2: {
      run: { size: 22, bold: true, color: '000000' },
      paragraph: { spacing: { before: 240, after: 40 }, keepNext: true },
    },
  },
};

class Paragraphs {
  readonly #docx: Docx;

  constructor(docx: Docx) {
    this.#docx = docx;
  }

  of({ title, notes, items, quotationsTitle, quotations, noQuotations }: ReportWords): FileChild[] {
    const { HeadingLevel, Paragraph } = this.#docx;
    return [
      new Paragraph({ heading: HeadingLevel.TITLE, children: this.#runs(title) }),
      ...notes.map(note => new Paragraph({ children: this.#runs(note) })),
      ...items.flatMap(item => this.#item(item)),
      new Paragraph({ heading: HeadingLevel.HEADING_1, children: this.#runs(quotationsTitle) }),
      ...(noQuotations === '' ? [] : [new Paragraph({ children: this.#runs(noQuotations) })]),
      ...quotations.flatMap(quotation => this.#quotation(quotation)),
    ];
  }

  #item({ label, kind, properties, judgements, nothing }: ReportWords['items'][number]): FileChild[] {
    const { HeadingLevel, Paragraph } = this.#docx;
    return [
      new Paragraph({
        heading: HeadingLevel.HEADING_1,
        children: [...this.#runs(`${label} `), ...this.#runs(kind, { bold: false })],
      }),
      ...properties.map(
        ({ label: name, text }) =>
          new Paragraph({ children: [...this.#runs(`${name} `, { italics: true }), ...this.#runs(text)] }),
      ),
      ...(nothing === '' ? [] : [new Paragraph({ children: this.#runs(nothing) })]),
      ...judgements.flatMap(judgement => this.#judgement(judgement)),
    ];
  }

  #judgement({ heading, value, sources, marks, rationale, judge }: JudgementWords): FileChild[] {
    const { HeadingLevel, InternalHyperlink, Paragraph, TextRun } = this.#docx;
    const links = sources.flatMap((number): ParagraphChild[] => [
      new TextRun(' '),
      new InternalHyperlink({ anchor: bookmarkOf(number), children: [new TextRun(`[${number}]`)] }),
    ]);
    const indent = { left: 240 };
    return [
      new Paragraph({ heading: HeadingLevel.HEADING_2, children: this.#runs(heading) }),
      new Paragraph({ indent, keepNext: true, children: [...this.#runs(value), ...links] }),
      ...marks.map(
        mark => new Paragraph({ indent, keepNext: true, children: this.#runs(mark, { bold: true }) }),
      ),
      ...(rationale === '' ? [] : [new Paragraph({ indent, children: this.#runs(rationale) })]),
      new Paragraph({ indent, children: this.#runs(judge, { size: 18 }) }),
    ];
  }

  #quotation({ number, quoted, source }: ReportWords['quotations'][number]): FileChild[] {
    const { Bookmark, BookmarkEnd, BookmarkStart, Paragraph } = this.#docx;
    const id = bookmarkOf(number);
    return [
      new Paragraph({
        numbering: { reference: quotationList, level: 0 },
        keepNext: true,
        spacing: { before: 160 },
        children: [
          // The library numbers bookmarks on from the document that it wrote before.
          Object.assign(new Bookmark({ id, children: this.#runs(quoted) }), {
            start: new BookmarkStart(id, number),
            end: new BookmarkEnd(number),
          }),
        ],
      }),
      new Paragraph({ indent: { left: 500 }, children: this.#runs(source, { size: 18 }) }),
    ];
  }

  /** Lines and tabs of the text as the format writes them. */
  #runs(text: string, look: { bold?: boolean; italics?: boolean; size?: number } = {}): ParagraphChild[] {
    const { Tab, TextRun } = this.#docx;
    return replaceForbidden(text)
      .split(/\r\n|[\r\n]/)
      .map((line, at) => {
        const children = line
          .split('\t')
          .flatMap((part, place) => (place === 0 ? [part] : [new Tab(), part]));
        return new TextRun({ ...look, children, ...(at === 0 ? {} : { break: 1 }) });
      });
  }
}

/** The first time that an archive can state, by the clock of wherever it is written. */
const noTime = new Date(1980, 0, 1);
const corePath = 'docProps/core.xml';

/** The library writes the time into the archive and into the document's properties. */
function withoutTimes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const files = unzipSync(bytes);
  const decoder = new TextDecoder();
  const stamps = /<dcterms:(created|modified)[^>]*>[^<]*<\/dcterms:\1>/g;
  const rewritten: Zippable = {};
  for (const [path, content] of Object.entries(files)) {
    const kept = path === corePath ? strToU8(decoder.decode(content).replace(stamps, '')) : content;
    rewritten[path] = [kept, { mtime: noTime }];
  }
  return new Uint8Array(zipSync(rewritten));
}
