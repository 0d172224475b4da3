/** Rich text (RTF), as word processors have exchanged it since 1987. */

import { counted } from '#core/text/counted.ts';
import { RichText } from '#core/text/rich-text.ts';
import { hiddenWarnings, leftOutWarnings, movedWarnings } from '../common-warnings.ts';
import { finishDocument, stateMetadata } from '../finish-document.ts';
import type { Importer } from '../importer.ts';
import { refuse, refuseSize } from '../read-text.ts';
import { RtfReader } from './rtf-reader.ts';
import { readRtfTables } from './rtf-tables.ts';

const VERSION = '1';

const begins = (bytes: Uint8Array): boolean => {
  const head = String.fromCharCode(...bytes.subarray(0, 64)).replace(/^\xef\xbb\xbf/, '');
  return /^\s*\{\\rtf/.test(head);
};

export const rtfImporter: Importer = {
  id: 'rtf',
  label: 'Rich text (.rtf)',
  extensions: ['rtf'],
  sniff: begins,
  read(bytes, options) {
    const tooLarge = refuseSize(bytes, options);
    if (tooLarge !== null) return tooLarge;
    if (!begins(bytes))
      return refuse(options, 'binary', 'it is no rich text (RTF): it does not begin as one.');
    const tables = readRtfTables(bytes);
    const rich = new RichText();
    const reader = new RtfReader(bytes, rich, tables);
    reader.read({ start: 0, end: bytes.length });
    const { footnotes, endnotes, comments } = reader;
    if (footnotes.length + endnotes.length > 0) rich.rule();
    // Notes in notes are added while these are read.
    for (const notes of [footnotes, endnotes])
      for (const note of notes)
        reader.read(note, { shape: { kind: 'list-item', depth: 0, marker: `[${note.label}]` } });
    for (const [index, comment] of comments.entries()) {
      if (index === 0) rich.rule();
      reader.read(comment, {
        shape: { kind: 'list-item', depth: 0, marker: `Comment ${index + 1}` },
        ...(comment.lead === undefined ? {} : { lead: comment.lead }),
      });
    }
    const { title, author, date } = tables;
    return finishDocument(options, {
      rich,
      extractor: { name: 'rtf', version: VERSION, choices: {} },
      metadata: stateMetadata({ title, author, date }),
      warnings: [
        ...(isWhole(bytes) ? [] : ['The file is cut off: its end is missing.']),
        ...warningsOf(reader),
      ],
    });
  },
};

/** A whole file ends with the brace that ends its first group. */
function isWhole(bytes: Uint8Array): boolean {
  let last = bytes.length - 1;
  while (last >= 0 && [0, 0x0a, 0x0d, 0x20, 0x1a].includes(bytes[last] ?? 0)) last -= 1;
  return bytes[last] === 0x7d;
}

function warningsOf(reader: RtfReader): string[] {
  const warnings: string[] = [];
  if (reader.insertedRuns > 0 || reader.deletedCharacters > 0) {
    warnings.push(
      `Tracked changes were taken as accepted: ${counted(reader.deletedCharacters, 'deleted character')} left out. They are in the source file only.`,
    );
  }
  warnings.push(
    ...movedWarnings({
      footnotes: reader.footnotes.length,
      endnotes: reader.endnotes.length,
      comments: reader.comments.length,
      textBoxes: reader.textBoxes,
    }),
    ...leftOutWarnings(reader.leftOut),
  );
  if (reader.margins.size > 0) {
    const sample = [...reader.margins]
      .join(' / ')
      .slice(0, 120)
      .replace(/[\ud800-\udbff]$/, '');
    warnings.push(`Left out: what stands above and below each page (${sample}).`);
  }
  warnings.push(...hiddenWarnings(reader.hiddenCharacters));
  if (reader.unknownCodePages.size > 0) {
    warnings.push(
      `Code page ${[...reader.unknownCodePages].join(', ')} is not known: look whether accented letters are right.`,
    );
  }
  if (reader.isTooDeep)
    warnings.push('The file is nested deeper than any text is; look whether it was read as it should be.');
  return warnings;
}
