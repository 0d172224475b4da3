/**
 * Transcripts of interviews, hearings and debates as plain text: each turn begins with the speaker's name and a colon,
 * on a line of its own or not. The name stays in the text; every paragraph of the turn has its speaker.
 */
import { counted } from '#core/text/counted.ts';
import { RichText } from '#core/text/rich-text.ts';
import { finishDocument } from './finish-document.ts';
import type { Importer } from './importer.ts';
import { readText, refuse } from './read-text.ts';
import { findSpeakers, readOpening } from './speakers.ts';

const VERSION = '1';

/** What happens and is not said: `(Applause.)`, `[music]`. */
const remark = /^\s*(?:\([^()]*\)|\[[^[\]]*\])\s*$/;

const listed = 8;

export const transcriptImporter: Importer = {
  id: 'transcript',
  label: 'Transcript (NAME: what is said)',
  extensions: [],
  read(bytes, options) {
    const source = readText(bytes, options);
    if (!source.ok) return source;
    const lines = source.text.split('\n');
    const { names, doubtful } = findSpeakers(lines);
    if (names.size === 0) {
      const why = 'no speaker was found in it: no line begins with a name and a colon.';
      return refuse(options, 'damaged', `${why} Import it as plain text.`);
    }
    const rich = new RichText();
    writeTurns(rich, lines, names);
    const told = doubtful.slice(0, listed).map(name => `“${name}”`);
    const warnings =
      doubtful.length === 0
        ? []
        : [
            `Not taken for speakers, as they stand before a colon only once: ${told.join(', ')}${doubtful.length > listed ? ` and ${counted(doubtful.length - listed, 'other')}` : ''}.`,
          ];
    return finishDocument(options, {
      rich,
      extractor: { name: 'transcript', version: VERSION, choices: {} },
      encoding: source.encoding,
      isNamedByFile: true,
      warnings: [...source.warnings, ...warnings],
    });
  },
};

function writeTurns(rich: RichText, lines: readonly string[], names: ReadonlySet<string>): void {
  let speaker: string | null = null;
  let isOpen = false;
  const open = (who: string | null): void => {
    rich.close();
    rich.open(who === null ? { kind: 'paragraph' } : { kind: 'paragraph', speaker: who });
    isOpen = true;
  };
  for (const line of lines) {
    if (line.trim() === '') {
      isOpen = false;
      continue;
    }
    const opening = readOpening(line);
    if (opening !== null && names.has(opening.name)) {
      speaker = opening.name;
      open(speaker);
      rich.write(line.slice(0, opening.length), { styles: ['strong'] });
      rich.write(line.slice(opening.length));
    } else {
      if (remark.test(line)) open(null);
      else if (!isOpen) open(speaker);
      rich.write(line);
      if (remark.test(line)) isOpen = false;
    }
    rich.write(' ');
  }
  rich.close();
}
