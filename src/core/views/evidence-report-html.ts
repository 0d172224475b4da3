/**
 * The evidence report as one HTML file that needs nothing else: no script, no picture, no address outside itself.
 * All that a study says is written as text, whatever characters it has.
 */
import { escapeMarkup } from '../text/xml-text.ts';
import type { EvidenceReport } from './evidence-report.ts';
import { type JudgementWords, type ReportWords, wordReport } from './evidence-report-words.ts';

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
@media print {
  :root { color-scheme: light; }
  body { margin: 0; max-width: none; color: black; background: white; font-size: 10.5pt; }
  h2, h3 { break-after: avoid; }
  a { color: inherit; text-decoration: none; }
}
`;

export function writeReportHtml(report: EvidenceReport): string {
  const { title, notes, items, quotationsTitle, quotations, noQuotations } = wordReport(report);
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
    `<h2>${quotationsTitle}</h2>`,
    quotations.length === 0
      ? `<p>${noQuotations}</p>`
      : `<ol>\n${quotations.map(quotationHtml).join('\n')}\n</ol>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}

function itemHtml({ label, kind, properties, judgements, nothing }: ReportWords['items'][number]): string {
  return [
    '<section>',
    `<h2>${escapeMarkup(label)} <small>${escapeMarkup(kind)}</small></h2>`,
    ...(properties.length === 0
      ? []
      : [
          `<dl>${properties
            .map(({ label, text }) => `<dt>${escapeMarkup(label)}</dt><dd>${escapeMarkup(text)}</dd>`)
            .join('')}</dl>`,
        ]),
    ...(nothing === '' ? judgements.map(judgementHtml) : [`<p>${nothing}</p>`]),
    '</section>',
  ].join('\n');
}

function judgementHtml({ heading, value, sources, marks, rationale, judge }: JudgementWords): string {
  const links = sources.map(number => `<a href="#q${number}">[${number}]</a>`).join(' ');
  return [
    '<section class="judgement">',
    `<h3>${escapeMarkup(heading)}</h3>`,
    `<p class="value">${escapeMarkup(value)} ${links}</p>`,
    ...marks.map(mark => `<p><span class="mark">${escapeMarkup(mark)}</span></p>`),
    ...(rationale === '' ? [] : [`<p class="rationale">${escapeMarkup(rationale)}</p>`]),
    `<p class="about">${escapeMarkup(judge)}</p>`,
    '</section>',
  ].join('\n');
}

const quotationHtml = ({ number, quoted, source }: ReportWords['quotations'][number]): string =>
  [
    `<li id="q${number}">`,
    `<blockquote>${escapeMarkup(quoted)}</blockquote>`,
    `<p class="about">${escapeMarkup(source)}</p>`,
    '</li>',
  ].join('\n');
