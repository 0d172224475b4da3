/**
 * The evidence report as one HTML file that needs nothing else: no script, no picture, no address outside itself.
 * All that a study says is written as text, whatever characters it has.
 */

import { escapeMarkup } from '../text/xml-text.ts';
import type { EvidenceReport, Quotation, ReportedJudgement } from './evidence-report.ts';
import { linesText, settlementWords } from './evidence-report.ts';

const style = `
:root { color-scheme: light dark; }
body { font: 1rem/1.5 Georgia, serif; max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1, h2, h3 { line-height: 1.25; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0 1rem; margin: 0; }
dt { font-style: italic; }
dd { margin: 0; }
section.judgement { margin: 1rem 0; padding-left: 1rem; border-left: 3px solid; break-inside: avoid; }
section.judgement h3 { margin: 0; font-size: 1rem; }
p { margin: 0.25rem 0; }
.value, .rationale, blockquote { white-space: pre-wrap; overflow-wrap: anywhere; }
.mark { font-weight: bold; border: 1px solid; padding: 0 0.35em; border-radius: 3px; }
.about { font-size: 0.9rem; }
li { margin-bottom: 0.75rem; break-inside: avoid; }
blockquote { margin: 0; }
@media print { body { margin: 0; max-width: none; } }
`;

export function writeReportHtml({ studyName, items, quotations, notes }: EvidenceReport): string {
  const title = `Evidence report: ${studyName}`;
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeMarkup(title)}</title>`,
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    `<h1>${escapeMarkup(title)}</h1>`,
    ...notes.map(note => `<p>${escapeMarkup(note)}</p>`),
    ...items.map(itemHtml),
    '<h2>Quotations</h2>',
    quotations.length === 0
      ? '<p>No judgement in this report rests on a passage.</p>'
      : `<ol>\n${quotations.map(quotationHtml).join('\n')}\n</ol>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function itemHtml({ item, kindLabel, properties, judgements }: EvidenceReport['items'][number]): string {
  return [
    '<section>',
    `<h2>${escapeMarkup(item.label)} <small>(${escapeMarkup(kindLabel)})</small></h2>`,
    ...(properties.length === 0
      ? []
      : [
          `<dl>${properties
            .map(({ label, text }) => `<dt>${escapeMarkup(label)}</dt><dd>${escapeMarkup(text)}</dd>`)
            .join('')}</dl>`,
        ]),
    ...(judgements.length === 0 ? ['<p>Nothing was judged yet.</p>'] : judgements.map(judgementHtml)),
    '</section>',
  ].join('\n');
}

function judgementHtml(reported: ReportedJudgement): string {
  const { judgement, field, aboutLabel, text, coderName, quotations, lost, unsupported, conflicting } =
    reported;
  const settled = settlementWords(reported);
  const heading = [
    field.label,
    ...(aboutLabel === null ? [] : [aboutLabel]),
    ...((judgement.period ?? '') ? [judgement.period] : []),
  ];
  const marks = [
    ...(unsupported ? ['unsupported: no passage'] : []),
    ...(conflicting ? ['conflicting'] : []),
    ...(settled === '' ? [] : [settled]),
    ...(lost.length === 0 ? [] : [`${lost.length} of its passages removed`]),
  ];
  const sources = quotations.map(number => `<a href="#q${number}">[${number}]</a>`).join(' ');
  const confidence = judgement.confidence === null ? '' : `, ${judgement.confidence} confidence`;
  return [
    '<section class="judgement">',
    `<h3>${heading.map(part => escapeMarkup(part ?? '')).join(' · ')}</h3>`,
    `<p class="value">${escapeMarkup(text)} ${sources}</p>`,
    ...marks.map(mark => `<p><span class="mark">${escapeMarkup(mark)}</span></p>`),
    ...(judgement.rationale === '' ? [] : [`<p class="rationale">${escapeMarkup(judgement.rationale)}</p>`]),
    `<p class="about">${escapeMarkup(coderName)}, ${escapeMarkup(judgement.changedAt.slice(0, 10))}${confidence}</p>`,
    '</section>',
  ].join('\n');
}

const quotationHtml = (quotation: Quotation): string =>
  [
    `<li id="q${quotation.number}">`,
    `<blockquote>“${escapeMarkup(quotation.passage.exact)}”</blockquote>`,
    `<p class="about">${escapeMarkup(quotation.documentTitle)}, ${linesText(quotation)}; coded as ${escapeMarkup(quotation.itemLabel)} by ${escapeMarkup(quotation.coderName)}</p>`,
    '</li>',
  ].join('\n');
