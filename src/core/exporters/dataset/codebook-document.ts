/** The codebook for people, as Markdown and as a page of HTML that needs nothing else. */
import type { Field } from '../../model/codebook.ts';
import type { ExportFile } from '../exporter.ts';
import type { DatasetFacts } from './dataset-facts.ts';
import { escapeHtml, escapeMarkdown } from './escape-text.ts';

interface Part {
  level: 1 | 2 | 3;
  title: string;
  text: string;
  /** `Term`: what it is. */
  facts: readonly (readonly [string, string])[];
  options: readonly (readonly [string, string])[];
}

export const codebookFiles = (facts: DatasetFacts): ExportFile[] => [
  {
    name: 'codebook.md',
    async *pieces() {
      for (const part of partsOf(facts)) yield { text: markdownOf(part), rows: 0 };
    },
  },
  {
    name: 'codebook.html',
    async *pieces() {
      yield { text: pageHead(`Codebook of “${facts.title}”`), rows: 0 };
      for (const part of partsOf(facts)) yield { text: htmlOf(part), rows: 0 };
      yield { text: '</main>\n</body>\n</html>\n', rows: 0 };
    },
  },
];

function* partsOf({ order, study, title, description }: DatasetFacts): Generator<Part> {
  yield { level: 1, title: `Codebook of “${title}”`, text: description, facts: [], options: [] };
  const documentFields = order.fields.filter(({ kindId }) => kindId === null);
  if (documentFields.length > 0) {
    yield { level: 2, title: 'Documents', text: 'Variables of documents.', facts: [], options: [] };
    for (const field of documentFields) yield fieldPart(field);
  }
  for (const kind of order.kinds) {
    yield {
      level: 2,
      title: kind.label,
      text: kind.description,
      facts: [
        ['Id', kind.id],
        ['Plural', kind.plural],
        ['Colour', kind.colour],
      ],
      options: [],
    };
    for (const field of order.fields) if (field.kindId === kind.id) yield fieldPart(field);
  }
  if (order.linkTypes.length > 0) {
    yield {
      level: 2,
      title: 'Links',
      text: 'Ties between two items, and how they read from the other end.',
      facts: [],
      options: order.linkTypes.map(type => [
        type.label,
        `${type.inverseLabel}; ${type.directed ? 'directed' : 'undirected'}${type.orientation === null ? '' : `, ${type.orientation}`}`,
      ]),
    };
  }
  yield {
    level: 2,
    title: 'Statuses of judgements',
    text: 'What a judgement says where it gives no value, and where sources disagree.',
    facts: [],
    options: [
      ['coded', 'The value is given.'],
      ['not-yet-coded', 'Nobody has judged it yet; so is a field without a judgement.'],
      ['not-applicable', 'The question does not arise for the item.'],
      ['not-found', 'It was looked for; the sources do not say.'],
      ['conflicting', 'The sources disagree.'],
    ],
  };

  function fieldPart(field: Field): Part {
    const { value } = field;
    const vocabulary = value.type === 'choice' ? study.get('vocabulary', value.vocabularyId) : undefined;
    const kinds = value.type === 'item' ? value.kindIds.map(id => study.get('kind', id)?.label ?? id) : [];
    const about = field.aboutKindId === null ? null : study.get('kind', field.aboutKindId);
    const several = 'multiple' in value && value.multiple ? ', several' : '';
    return {
      level: 3,
      title: field.label,
      text: field.help,
      facts: [
        ['Column', `field_${field.name}`],
        ['Id', field.id],
        ['Of', field.subject === 'item' ? 'the item' : `the ${field.subject}`],
        ['Type', `${value.type}${several}`],
        ...(value.type === 'number' ? [['Unit', value.unit ?? 'none stated'] as const] : []),
        ...(kinds.length === 0 ? [] : [['Items of', kinds.join(', ')] as const]),
        ...(about == null ? [] : [['About', about.label] as const]),
        ...(field.subject === 'judgement'
          ? [['Period', field.periodic ? 'holds for a period' : 'none'] as const]
          : []),
      ],
      options:
        vocabulary !== undefined
          ? vocabulary.options.map(({ id, label }) => [id, label])
          : value.type === 'ordinal' || value.type === 'scale'
            ? value.points.map(point => [String(point.value), point.label])
            : [],
    };
  }
}

function markdownOf({ level, title, text, facts, options }: Part): string {
  const lines = [`${'#'.repeat(level)} ${escapeMarkdown(title)}`, ''];
  if (text.trim() !== '') lines.push(escapeMarkdown(text), '');
  for (const [term, meaning] of facts) lines.push(`- ${term}: ${escapeMarkdown(meaning)}`);
  if (facts.length > 0) lines.push('');
  if (options.length > 0) {
    lines.push('| value | meaning |', '| --- | --- |');
    for (const pair of options)
      lines.push(`| ${pair.map(text => escapeMarkdown(text).replaceAll('|', '\\|')).join(' | ')} |`);
    lines.push('');
  }
  return `${lines.join('\n')}\n`;
}

function htmlOf({ level, title, text, facts, options }: Part): string {
  const lines = [`<h${level}>${escapeHtml(title)}</h${level}>`];
  for (const paragraph of text.split(/\n{2,}/)) {
    if (paragraph.trim() !== '') lines.push(`<p>${escapeHtml(paragraph.trim())}</p>`);
  }
  if (facts.length > 0)
    lines.push(
      `<dl>${facts.map(([term, meaning]) => `<dt>${escapeHtml(term)}</dt><dd>${escapeHtml(meaning)}</dd>`).join('')}</dl>`,
    );
  if (options.length > 0)
    lines.push(
      `<table><thead><tr><th scope="col">Value</th><th scope="col">Meaning</th></tr></thead><tbody>${options
        .map(([value, meaning]) => `<tr><td>${escapeHtml(value)}</td><td>${escapeHtml(meaning)}</td></tr>`)
        .join('')}</tbody></table>`,
    );
  return `${lines.join('\n')}\n`;
}

const pageHead = (title: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; color: #1d232b; background: #fff; margin: 0; }
main { max-width: 46rem; margin: 0 auto; padding: 2rem 1.25rem 4rem; }
h2 { margin-top: 2.5rem; border-bottom: 1px solid #d5dae1; padding-bottom: 0.25rem; }
h3 { margin: 1.75rem 0 0.25rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.1rem 1rem; margin: 0.5rem 0; }
dt { color: #5a6572; }
dd { margin: 0; overflow-wrap: anywhere; }
table { border-collapse: collapse; margin: 0.5rem 0; }
th, td { text-align: left; padding: 0.2rem 1rem 0.2rem 0; border-bottom: 1px solid #e6e9ee; vertical-align: top; }
</style>
</head>
<body>
<main>
`;
