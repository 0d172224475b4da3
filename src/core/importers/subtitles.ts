/**
 * Subtitles and captions (SubRip, WebVTT): each cue is an item whose marker is the time at which it begins, which is
 * shown and is no part of the text. Who speaks, where the file says it, stands in the text and with the item; another
 * voice in a cue begins another item.
 */
import type { InlineStyle } from '#core/text/blocks.ts';
import { counted } from '#core/text/counted.ts';
import { type Look, RichText } from '#core/text/rich-text.ts';
import { finishDocument, stateMetadata } from './finish-document.ts';
import type { Importer } from './importer.ts';
import { readText, refuse } from './read-text.ts';
import { findSpeakers, readOpening } from './speakers.ts';

const VERSION = '2';

const clock = String.raw`(?:(\d{1,3}):)?(\d{1,2}):(\d{1,2})(?:[.,]\d{1,3})?`;
const times = new RegExp(String.raw`^[ \t]*${clock}[ \t]*-->[ \t]*${clock}(?:[ \t].*)?$`);

interface Cue {
  time: string;
  lines: string[];
}

export const subtitlesImporter: Importer = {
  id: 'subtitles',
  label: 'Subtitles (.srt, .vtt)',
  extensions: ['srt', 'vtt'],
  sniff(bytes) {
    let head = '';
    for (const byte of bytes.subarray(0, 400)) head += byte === 0 ? '' : String.fromCharCode(byte);
    return /^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:WEBVTT(?:[ \t].*)?\r?\n|\d+\s*\r?\n\d{1,3}:\d\d:\d\d[.,]\d{1,3}[ \t]+-->)/.test(
      head,
    );
  },
  read(bytes, options) {
    const source = readText(bytes, options);
    if (!source.ok) return source;
    const isWebVtt = /^WEBVTT(?:[ \t\n]|$)/.test(source.text);
    const { cues, leftOut, title } = readCues(source.text, isWebVtt);
    if (cues.length === 0) {
      return refuse(options, 'damaged', 'no cue with its times was found in it. Import it as plain text.');
    }
    const rich = new RichText();
    const { names } = findSpeakers(cues.flatMap(({ lines }) => lines.map(withoutTags)));
    for (const cue of cues) writeCue(rich, cue, names, isWebVtt);
    rich.close();
    const warnings =
      leftOut === 0
        ? []
        : [`Left out of the text: ${counted(leftOut, 'note or style', 'notes and styles')}.`];
    return finishDocument(options, {
      rich,
      extractor: { name: 'subtitles', version: VERSION, choices: {} },
      encoding: source.encoding,
      metadata: stateMetadata({ title }),
      isNamedByFile: true,
      warnings: [...source.warnings, ...warnings],
    });
  },
};

/** Lines before the first cue and between cues that are no cue's (numbers, ids) are none of the text. */
function readCues(
  text: string,
  isWebVtt: boolean,
): { cues: Cue[]; leftOut: number; title: string | undefined } {
  const cues: Cue[] = [];
  let leftOut = 0;
  let title: string | undefined;
  for (const [index, part] of text.split(/\n[ \t]*\n/).entries()) {
    const lines = part.split('\n').filter(line => line.trim() !== '');
    const at = lines.findIndex(line => times.test(line));
    if (at === -1) {
      const [first = ''] = lines;
      if (isWebVtt && index === 0) title = first.replace(/^WEBVTT[ \t-]*/, '');
      else if (isWebVtt && /^(?:NOTE|STYLE|REGION)\b/.test(first.trim())) leftOut += 1;
      // What follows a blank line inside a cue is still said.
      else cues.at(-1)?.lines.push(...lines);
      continue;
    }
    // Some files have no blank lines between cues: their numbers stand at the ends of the texts.
    let cue: Cue | null = null;
    for (const [position, line] of lines.entries()) {
      const match = times.exec(line);
      if (match !== null) {
        const [, hours = '0', minutes = '0', seconds = '0'] = match;
        cue = { time: [hours, minutes, seconds].map(unit => unit.padStart(2, '0')).join(':'), lines: [] };
        cues.push(cue);
      } else if (cue !== null && !(/^\s*\d+\s*$/.test(line) && times.test(lines[position + 1] ?? ''))) {
        cue.lines.push(line);
      }
    }
  }
  return { cues: cues.filter(({ lines }) => lines.length > 0), leftOut, title };
}

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&nbsp;': '\u00a0',
  '&lrm;': '\u200e',
  '&rlm;': '\u200f',
};

const styleOfTag: Readonly<Record<string, InlineStyle>> = { b: 'strong', i: 'emphasis', u: 'emphasis' };

/** {\an8} and the like place a cue on the screen. */
const placing = /\{\\[^{}]*\}/g;
const withoutTags = (line: string): string => line.replace(placing, '').replace(/<[^<>]*>/g, '');

function writeCue(rich: RichText, { time, lines }: Cue, names: ReadonlySet<string>, isWebVtt: boolean): void {
  const open: InlineStyle[] = [];
  const look = (): Look => ({ styles: [...new Set(open)] });
  const item = { kind: 'list-item', depth: 0 } as const;
  rich.open({ ...item, marker: time });
  const speak = (speaker: string): void => rich.open({ ...item, marker: rich.hasText ? '' : time, speaker });
  for (const [index, line] of lines.entries()) {
    const name = readOpening(withoutTags(line))?.name;
    if (name !== undefined && names.has(name)) speak(name);
    else if (index > 0) rich.breakLine();
    for (const piece of line.replace(placing, '').split(/(<[^<>]*>)/)) {
      const tag = /^<(\/?)([a-z]*)(?:\.[^\s>]*)?(?:\s+([^>]*))?>$/i.exec(piece);
      if (tag === null) {
        if (/^<\d[\d:.]*>$/.test(piece)) continue;
        rich.write(
          isWebVtt
            ? piece.replace(/&(?:amp|lt|gt|nbsp|lrm|rlm);/g, entity => entities[entity] ?? entity)
            : piece,
          look(),
        );
        continue;
      }
      const [, slash, tagName = '', argument = ''] = tag;
      if (tagName.toLowerCase() === 'v' && slash === '' && argument.trim() !== '') {
        speak(argument.trim());
        rich.write(`${argument.trim()}: `, { styles: ['strong'] });
        continue;
      }
      const style = styleOfTag[tagName.toLowerCase()];
      if (style === undefined) {
        // What only looks like a tag is text.
        if (!/^(?:c|v|lang|ruby|rt|font|)$/i.test(tagName)) rich.write(piece, look());
      } else if (slash === '') open.push(style);
      else if (open.includes(style)) open.splice(open.lastIndexOf(style), 1);
    }
  }
}
