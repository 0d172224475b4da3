/**
 * The text that is measured: a real report where it lies beside the project, else one made up of the same size and
 * shape (length, lines, paragraphs from one word to several pages).
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { between, type Random, seededRandom } from './random.ts';

export interface ReportText {
  text: string;
  /** What it is, for the report. */
  origin: string;
}

const LENGTH = 364_000;
const SYLLABLES =
  'ba ce di fo gu la me ni po ru sa te vi zo ar en is on ul tra con pre for pol ref min'.split(' ');

export function loadReportText(root: string): ReportText {
  const folder = join(root, '../shared/corpus');
  const name = existsSync(folder) ? readdirSync(folder).find(file => file.startsWith('000_')) : undefined;
  if (name === undefined) {
    const text = makeReportText();
    return { text, origin: `a made-up text of ${text.length.toLocaleString('en')} characters` };
  }
  const report = readFileSync(join(folder, name), 'utf8');
  const text = beginWithProse(report.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n'));
  return { text, origin: `a real report of ${text.length.toLocaleString('en')} characters` };
}

/** Moves what comes before the first page of prose to the end, as a list of names fills a screen with little text. */
function beginWithProse(text: string): string {
  const prose = /(?<=\n\s*\n)(?:.+\n){20}/.exec(text);
  if (prose === null) return text;
  return `${text.slice(prose.index).trimEnd()}\n\n${text.slice(0, prose.index).trim()}`;
}

/** One paragraph in two is a few words, one in ten fills a page or more; lines are broken near 90 characters. */
function makeReportText(): string {
  const random = seededRandom(7);
  const paragraphs: string[] = [];
  for (let length = 0; length < LENGTH; ) {
    const chance = random();
    const size =
      chance < 0.5
        ? between(random, 8, 40)
        : chance < 0.9
          ? between(random, 60, 1_300)
          : between(random, 1_400, 9_000);
    const paragraph = makeParagraph(random, size);
    paragraphs.push(paragraph);
    length += paragraph.length + 2;
  }
  return paragraphs.join('\n\n');
}

function makeParagraph(random: Random, size: number): string {
  let paragraph = '';
  let line = 0;
  while (paragraph.length < size) {
    let word = '';
    for (let count = between(random, 1, 4); count > 0; count -= 1) {
      word += SYLLABLES[between(random, 0, SYLLABLES.length - 1)] ?? '';
    }
    const isLineFull = line + word.length > 90;
    paragraph += paragraph === '' ? word : `${isLineFull ? '\n' : ' '}${word}`;
    line = isLineFull ? word.length : line + word.length + 1;
  }
  return `${paragraph}.`;
}
