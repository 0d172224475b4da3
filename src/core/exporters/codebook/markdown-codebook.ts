/**
 * A codebook as Markdown that people read and that reads back: a heading a kind, one a code, lists of what is said of
 * it, and descriptions as quotations, so that nothing in them is taken for a heading.
 */
import { wellFormed } from '../dataset/escape-text.ts';
import type { ListedCode } from './listed-codes.ts';

export interface MarkdownKind {
  label: string;
  colour: string;
  description: string;
}

export interface MarkdownCodebook {
  name: string;
  kinds: MarkdownKind[];
  codes: ListedCode[];
}

export const markdownTitle = 'Codebook of ';

export function* writeMarkdown({ name, kinds, codes }: MarkdownCodebook): Generator<string> {
  yield `# ${markdownTitle}${escapeLine(name)}\n`;
  for (const kind of kinds) {
    yield `\n## ${escapeLine(kind.label)}\n\n- Colour: ${kind.colour}\n${quotation(kind.description)}`;
    for (const code of codes) if (code.kind === kind.label) yield codeText(code);
  }
}

function codeText({ label, aliases, colour, description }: ListedCode): string {
  const facts = [
    ...aliases.map(alias => `- Also called: ${escapeLine(alias)}\n`),
    ...(colour === null ? [] : [`- Colour: ${colour}\n`]),
  ];
  return `\n### ${escapeLine(label)}\n${facts.length > 0 ? `\n${facts.join('')}` : ''}${quotation(description)}`;
}

const quotation = (text: string): string =>
  text === ''
    ? ''
    : `\n${wellFormed(text)
        .split('\n')
        .map(line => `> ${escapeLetters(line)}`.trimEnd())
        .join('\n')}\n`;

const escapeLine = (text: string): string => escapeLetters(wellFormed(text).replace(/\s+/g, ' ').trim());
const escapeLetters = (text: string): string => text.replace(/[\\`*_{}[\]<>#|]/g, '\\$&');
const unescaped = (text: string): string => text.replace(/\\([\\`*_{}[\]<>#|])/g, '$1');

/** Reads what `writeMarkdown` wrote, also where people changed it; null where it has no codes. */
export function readMarkdown(text: string): MarkdownCodebook | null {
  const codebook: MarkdownCodebook = { name: '', kinds: [], codes: [] };
  let part: { description: string; colour: string | null; aliases?: string[] } | null = null;
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const [, marks = '', title = ''] = /^(#{1,3}) +(.*)$/.exec(line) ?? [];
    const label = unescaped(title).trim();
    if (marks === '#') {
      codebook.name = label.startsWith(markdownTitle) ? label.slice(markdownTitle.length) : label;
      part = null;
    } else if (marks === '##') {
      const kind = { label, colour: '', description: '' };
      codebook.kinds.push(kind);
      part = kind;
    } else if (marks === '###') {
      const kind = codebook.kinds.at(-1)?.label ?? null;
      const code: ListedCode = { kind, label, aliases: [], colour: null, description: '', values: {} };
      codebook.codes.push(code);
      part = code;
    } else if (part !== null) {
      const [, fact, said = ''] = /^- (Colour|Also called): (.*)$/.exec(line) ?? [];
      if (fact === 'Colour') part.colour = said.trim();
      else if (fact !== undefined) part.aliases?.push(unescaped(said).trim());
      else if (line.startsWith('>'))
        part.description += `\n${unescaped(line.slice(line.startsWith('> ') ? 2 : 1))}`;
    }
  }
  for (const each of [...codebook.kinds, ...codebook.codes]) each.description = each.description.trim();
  return codebook.codes.length === 0 && codebook.kinds.length === 0 ? null : codebook;
}
