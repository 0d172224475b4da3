/** What an evidence report says, in the order in which it says it: what HTML and word processors' files show alike. */
import { type Passage, quoteOf } from '#core/model/passage.ts';
import type { EvidenceReport, Quotation, ReportedJudgement } from './evidence-report.ts';

export interface ReportWords {
  title: string;
  notes: readonly string[];
  items: readonly {
    label: string;
    kind: string;
    properties: readonly { label: string; text: string }[];
    judgements: readonly JudgementWords[];
    /** Instead of judgements; empty where there are some. */
    nothing: string;
  }[];
  quotationsTitle: string;
  /** In the order of their numbers, which begin at 1. */
  quotations: readonly { number: number; quoted: string; source: string }[];
  /** Instead of quotations; empty where there are some. */
  noQuotations: string;
}

export interface JudgementWords {
  heading: string;
  /** The value or the status. */
  value: string;
  /** Numbers of the quotations that it rests on. */
  sources: readonly number[];
  /** What a reader must be warned of, each by itself. */
  marks: readonly string[];
  /** Empty where none was given. */
  rationale: string;
  /** Who judged, when, and how sure. */
  judge: string;
}

export const wordReport = ({ studyName, items, quotations, notes }: EvidenceReport): ReportWords => ({
  title: `Evidence report: ${studyName}`,
  notes,
  items: items.map(({ item, kindLabel, properties, judgements }) => ({
    label: item.label,
    kind: `(${kindLabel})`,
    properties,
    judgements: judgements.map(wordJudgement),
    nothing: judgements.length === 0 ? 'Nothing was judged yet.' : '',
  })),
  quotationsTitle: 'Quotations',
  quotations: quotations.map(quotation => ({
    number: quotation.number,
    quoted: `“${quoteOf(quotation.passage)}”`,
    source: `${quotation.documentTitle}, ${linesText(quotation)}; coded as ${quotation.itemLabel} by ${quotation.coderName}`,
  })),
  noQuotations: quotations.length === 0 ? 'No judgement in this report rests on a passage.' : '',
});

function wordJudgement(reported: ReportedJudgement): JudgementWords {
  const { judgement, field, aboutLabel, lost } = reported;
  const { period, confidence, rationale, changedAt } = judgement;
  const settled = settlementWords(reported);
  return {
    heading: [field.label, aboutLabel, period].filter(part => part !== null).join(' · '),
    value: reported.text,
    sources: reported.quotations,
    marks: [
      ...(reported.unsupported ? ['unsupported: no passage'] : []),
      ...(reported.conflicting ? ['conflicting'] : []),
      ...(settled === '' ? [] : [settled]),
      ...(lost.length === 0 ? [] : [`${lost.length} of its passages removed`]),
    ],
    rationale,
    judge: [
      reported.coderName,
      changedAt.slice(0, 10),
      ...(confidence === null ? [] : [`${confidence} confidence`]),
    ].join(', '),
  };
}

export const settlementWords = ({
  settledByName,
  settlesNames,
}: Pick<ReportedJudgement, 'settledByName' | 'settlesNames'>): string =>
  [
    ...(settledByName === null ? [] : [`settled by ${settledByName}`]),
    ...(settlesNames.length === 0 ? [] : [`settles what ${settlesNames.join(', ')} differed on`]),
  ].join('; ');

export const linesText = ({ passage, lines }: Quotation): string =>
  pagesText(passage) ??
  (lines === null
    ? 'not found at its place'
    : lines.first === lines.last
      ? `line ${lines.first}`
      : `lines ${lines.first}–${lines.last}`);

/** Null for passages of sources without pages. */
function pagesText({ pages = [], region }: Passage): string | null {
  const first = region?.page ?? pages[0]?.page;
  const last = region?.page ?? pages.at(-1)?.page;
  if (first === undefined || last === undefined) return null;
  return first === last ? `page ${first}` : `pages ${first}–${last}`;
}
