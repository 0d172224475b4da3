/** Who speaks, where a line says it by a name and a colon before what is said: `ANA: No.`, `[00:01] Ben Vale (MP): Yes.` */
import type { Block } from '#core/text/blocks.ts';
import { blockIndexAt } from '#core/text/blocks.ts';

/** A dash or arrows of a new voice, a time, the name, a remark in brackets, the colon. */
const opening =
  /^\s*(?:[-–—•]\s*|>{1,2}\s*)?(?:[[(]?(?:\d{1,2}:)?\d{1,2}:\d\d(?:[.,]\d{1,3})?[\])]?\s*[-–—]?\s*)?(\p{L}[\p{L}\p{M}\p{N}.'’&/ _-]{0,59}?)(?:\s*[[(][^[\]()]{1,60}[\])])?\s*[:：](?=\s|$)/u;

const mostWords = 6;

export interface Opening {
  name: string;
  /** UTF-16 units of the line up to and with the colon. */
  length: number;
}

/** What may be a speaker's name at the beginning of a line; a sentence with a colon in it has too many words. */
export function readOpening(line: string): Opening | null {
  const match = opening.exec(line);
  const name = match?.[1]?.replace(/\s+/g, ' ').trim() ?? '';
  if (match === null || name === '' || name.split(' ').length > mostWords) return null;
  return { name, length: match[0].length };
}

/** Names written in capitals, and such as "Speaker 2" or "P3", are nothing else. */
const looksLikeName = (name: string): boolean =>
  (name === name.toUpperCase() && name !== name.toLowerCase()) || /\d$/.test(name);

/** Of all paragraphs, the share that begins with names from which on whatever begins so is a name. */
const clearShare = 0.6;

export interface Speakers {
  names: ReadonlySet<string>;
  /** What stands before a colon and was not taken for a name, as it occurs once among much else. */
  doubtful: readonly string[];
}

/** The speakers of a text, judged by all its lines: a word before a colon may be a name or just begin a sentence. */
export function findSpeakers(lines: Iterable<string>): Speakers {
  const counts = new Map<string, number>();
  let said = 0;
  let opened = 0;
  for (const line of lines) {
    if (line.trim() === '') continue;
    said += 1;
    const found = readOpening(line);
    if (found === null) continue;
    opened += 1;
    counts.set(found.name, (counts.get(found.name) ?? 0) + 1);
  }
  const isClear = opened >= clearShare * said;
  const names = new Set<string>();
  const doubtful: string[] = [];
  for (const [name, count] of counts) {
    if (isClear || count > 1 || looksLikeName(name)) names.add(name);
    else doubtful.push(name);
  }
  return { names, doubtful };
}

/** Whether documents that this importer made may say who speaks. */
export const saysSpeakers = (extractor: string): boolean =>
  extractor === 'transcript' || extractor === 'subtitles';

/** Who speaks at a place of the text (UTF-16 units); null where nobody is named. */
export function speakerAt(blocks: readonly Block[], offset: number): string | null {
  const block = blocks[blockIndexAt(blocks, offset)];
  return block !== undefined && 'speaker' in block ? (block.speaker ?? null) : null;
}
