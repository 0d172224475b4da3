/**
 * The evidence report: for chosen items, every judgement with its rationale and the numbered quotations that it
 * rests on. A passage has one number in the whole report. Judgements without a live passage are marked.
 */

import { z } from 'zod';
import { quoteOf } from '#core/model/passage.ts';
import { fieldsOf } from '../commands/find.ts';
import { describeValue } from '../describe-value.ts';
import type { Field } from '../model/codebook.ts';
import type { PassageId } from '../model/ids.ts';
import type { Item } from '../model/item.ts';
import type { Judgement } from '../model/judgement.ts';
import type { Passage } from '../model/passage.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { chooseCountedItems } from './choose-records.ts';
import type { DocumentUnits } from './document-units.ts';
import { findEvidence } from './evidence.ts';
import { writeReportDocx } from './evidence-report-docx.ts';
import { writeReportHtml } from './evidence-report-html.ts';
import { linesText, settlementWords } from './evidence-report-words.ts';
import { statusWords } from './judged-cell.ts';
import { JudgementIndex } from './judgement-index.ts';
import { emptyCell, itemCell, numberCell, textCell } from './table-cells.ts';
import type { Cell, ViewSpec } from './view.ts';
import { ids, judgementFilter, judgementOptions } from './view-options.ts';

const { roles: _, ...filterOptions } = judgementOptions;

const options = z.strictObject({
  ...filterOptions,
  items: ids.optional().describe('Ids of the items to report on; without it, all that somebody judged'),
  kinds: ids.optional().describe('Ids of the kinds whose items are reported on; without it, all'),
  fields: ids.optional().describe('Ids of the fields to report on; without it, all'),
});
export type EvidenceReportOptions = z.output<typeof options>;

export interface Quotation {
  /** From 1, in the order in which judgements first rest on it. */
  number: number;
  passage: Passage;
  documentTitle: string;
  itemLabel: string;
  coderName: string;
  /** The lines of the document's text that it stands on, from 1; null where it does not stand at its place. */
  lines: { first: number; last: number } | null;
}

export interface ReportedJudgement {
  judgement: Judgement;
  field: Field;
  /** Null = about nothing in particular. */
  aboutLabel: string | null;
  /** The value or the status, in words. */
  text: string;
  coderName: string;
  /** Numbers of the quotations, in the judge's order. */
  quotations: readonly number[];
  lost: readonly PassageId[];
  unsupported: boolean;
  /** Judges differ on this item, field, subject and period, or the judge says that the sources do. */
  conflicting: boolean;
  /** The judge whose settlement took its place; null where it counts. */
  settledByName: string | null;
  /** The judges whose differing judgements it settles. */
  settlesNames: readonly string[];
}

export interface EvidenceReport {
  studyName: string;
  items: readonly {
    item: Item;
    label: Cell;
    kindLabel: string;
    /** The item's own properties, as far as they are stated. */
    properties: readonly { label: string; text: string }[];
    judgements: readonly ReportedJudgement[];
  }[];
  quotations: readonly Quotation[];
  notes: readonly string[];
}

function compute(study: StudyReader, options: EvidenceReportOptions, units: DocumentUnits): EvidenceReport {
  const notes: string[] = [];
  const index = new JudgementIndex(study, judgementFilter(options));
  const numbering = new Numbering(study, units);
  const chosen = chooseCountedItems(study, options, text => void notes.push(text));
  const wanted = options.fields === undefined ? null : new Set<string>(options.fields);
  const places = new Map<string, number>(
    chooseCountedItems(study, {}, () => undefined).map(({ id }, place) => [id, place]),
  );
  const placeOf = ({ aboutId }: { aboutId: string | null }) =>
    aboutId === null ? -1 : (places.get(aboutId) ?? places.size);
  const items = chosen.flatMap(item => {
    const fields = fieldsOf(study, 'judgement', item.kindId).filter(
      ({ id }) => wanted === null || wanted.has(id),
    );
    const judgements = fields.flatMap(field => reportField(study, index, numbering, item, field, placeOf));
    if (judgements.length === 0 && options.items === undefined) return [];
    const properties = fieldsOf(study, 'item', item.kindId).flatMap(field => {
      const value = item.values[field.id];
      return value === undefined
        ? []
        : [{ label: field.label, text: describeValue(study, field.value, value) }];
    });
    const kindLabel = study.get('kind', item.kindId)?.label ?? item.kindId;
    return [{ item, label: itemCell(study, item), kindLabel, properties, judgements }];
  });
  if (items.length === 0) notes.push('No items of these kinds were judged yet.');
  return {
    studyName: study.study.name,
    items,
    quotations: numbering.quotations,
    notes: [...notes, ...index.notes()],
  };
}

function reportField(
  study: StudyReader,
  index: JudgementIndex,
  numbering: Numbering,
  item: Item,
  field: Field,
  placeOf: (slot: { aboutId: string | null }) => number,
): ReportedJudgement[] {
  const nameOfCoder = ({ coderId }: Judgement): string => study.get('coder', coderId)?.name ?? coderId;
  const slots = index.cell(item.id, field).slots.toSorted((one, other) => placeOf(one) - placeOf(other));
  return slots.flatMap(slot => {
    const report = (judgement: Judgement, by: Judgement | null): ReportedJudgement => {
      const { passages, lost } = findEvidence(study, judgement.evidence);
      const { status, value, aboutId } = judgement;
      const words = value === null ? statusWords[status] : describeValue(study, field.value, value);
      const settles = slot.settled.filter(settled => settled.by === judgement);
      return {
        judgement,
        field,
        aboutLabel: aboutId === null ? null : (study.get('item', aboutId)?.label ?? aboutId),
        text: words,
        coderName: nameOfCoder(judgement),
        quotations: passages.flatMap(id => numbering.numberOf(id) ?? []),
        lost,
        unsupported: value !== null && passages.length === 0,
        conflicting: status === 'conflicting' || (by === null && slot.conflicting),
        settledByName: by === null ? null : nameOfCoder(by),
        settlesNames: settles.map(settled => nameOfCoder(settled.judgement)),
      };
    };
    return [
      ...slot.opinions.flatMap(({ judgements }) => judgements.map(judgement => report(judgement, null))),
      ...slot.settled.map(({ judgement, by }) => report(judgement, by)),
    ];
  });
}

class Numbering {
  readonly quotations: Quotation[] = [];
  private readonly study: StudyReader;
  private readonly units: DocumentUnits;
  private readonly numbers = new Map<PassageId, number>();

  constructor(study: StudyReader, units: DocumentUnits) {
    this.study = study;
    this.units = units;
  }

  numberOf(id: PassageId): number | null {
    const known = this.numbers.get(id);
    if (known !== undefined) return known;
    const passage = this.study.live('passage', id);
    if (passage === undefined) return null;
    const number = this.quotations.length + 1;
    const { documentId, itemId, coderId } = passage;
    this.numbers.set(id, number);
    this.quotations.push({
      number,
      passage,
      documentTitle: this.study.get('document', documentId)?.title ?? documentId,
      itemLabel: this.study.get('item', itemId)?.label ?? itemId,
      coderName: this.study.get('coder', coderId)?.name ?? coderId,
      lines: this.linesOf(passage),
    });
    return number;
  }

  private linesOf({ documentId, start, end, exact }: Passage): Quotation['lines'] {
    const document = { id: documentId };
    if (this.units.text(document).slice(start, end) !== exact) return null;
    return { first: this.units.lineAt(document, start), last: this.units.lineAt(document, end - 1) };
  }
}

/** Documents of the passages that judgements rest on. */
const documentsOf = (study: StudyReader): string[] => {
  const found = new Set<string>();
  for (const { evidence } of study.all('judgement')) {
    for (const id of evidence) {
      const passage = study.live('passage', id);
      if (passage !== undefined) found.add(passage.documentId);
    }
  }
  return [...found];
};

export const evidenceReport: ViewSpec<typeof options, EvidenceReport> = {
  id: 'evidence-report',
  label: 'Evidence report',
  summary: 'For chosen items, every judgement with its rationale and the numbered quotations it rests on.',
  options,
  documents: documentsOf,
  compute,
  files: [
    { format: 'html', label: 'HTML, whole in one file', mime: 'text/html', write: writeReportHtml },
    {
      format: 'docx',
      label: 'Word document',
      mime: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      write: writeReportDocx,
    },
  ],
  table: ({ items, quotations, notes }) => {
    const byNumber = new Map(quotations.map(({ number, passage }) => [number, passage.id]));
    return [
      {
        name: 'judgements',
        columns: [
          { id: 'item', label: 'Item' },
          { id: 'field', label: 'Field' },
          { id: 'value', label: 'Judgement' },
          { id: 'about', label: 'About' },
          { id: 'period', label: 'Period' },
          { id: 'rationale', label: 'Rationale' },
          { id: 'quotations', label: 'Quotations' },
          { id: 'confidence', label: 'Confidence' },
          { id: 'coder', label: 'Judge' },
          { id: 'settled', label: 'Settled' },
          { id: 'kind', label: 'Kind' },
        ],
        rows: items.flatMap(({ item, kindLabel, judgements }) =>
          judgements.map(reported => {
            const { judgement, field, aboutLabel, text, coderName } = reported;
            const { id, status, value, confidence } = judgement;
            const rests = {
              passages: reported.quotations.flatMap(number => byNumber.get(number) ?? []),
              lost: reported.lost,
              judgements: [id],
            };
            const says = (words: string): Cell => (words === '' ? emptyCell : textCell(words, rests));
            return {
              id,
              cells: [
                textCell(item.label, { records: [{ type: 'item', id: item.id }] }),
                says(field.label),
                {
                  ...textCell(text, rests),
                  value,
                  status: reported.conflicting ? 'conflicting' : status,
                  confidence,
                  unsupported: reported.unsupported,
                  conflicting: reported.conflicting,
                },
                says(aboutLabel ?? ''),
                says(judgement.period ?? ''),
                says(judgement.rationale),
                says(reported.quotations.map(number => `[${number}]`).join(' ')),
                says(confidence ?? ''),
                says(coderName),
                says(settlementWords(reported)),
                textCell(kindLabel, { records: [{ type: 'kind', id: item.kindId }] }),
              ],
            };
          }),
        ),
        notes,
      },
      {
        name: 'quotations',
        columns: [
          { id: 'number', label: 'Number' },
          { id: 'quotation', label: 'Quotation' },
          { id: 'document', label: 'Document' },
          { id: 'lines', label: 'Lines' },
          { id: 'item', label: 'Coded as' },
          { id: 'coder', label: 'Coder' },
        ],
        rows: quotations.map(quotation => {
          const { number, passage } = quotation;
          const rests = { passages: [passage.id] };
          return {
            id: passage.id,
            cells: [
              numberCell(number, rests),
              textCell(quoteOf(passage), rests),
              textCell(quotation.documentTitle, {
                ...rests,
                records: [{ type: 'document', id: passage.documentId }],
              }),
              textCell(linesText(quotation), rests),
              textCell(quotation.itemLabel, { ...rests, records: [{ type: 'item', id: passage.itemId }] }),
              textCell(quotation.coderName, rests),
            ],
          };
        }),
        notes: [],
      },
    ];
  },
};
