/** Plain text in any encoding; its lines stay as they are. */
import { blocksOfPlainText } from '#core/text/plain-text.ts';
import type { Importer, ImportOptions, ImportResult } from './importer.ts';
import { readText, titleOf, warningsOfText } from './read-text.ts';

export const plainTextImporter = {
  id: 'plain-text',
  label: 'Plain text',
  extensions: ['txt', 'text', 'asc', 'log'],
  read(bytes: Uint8Array, options: ImportOptions): ImportResult {
    const read = readText(bytes, options);
    if (!read.ok) return read;
    const { text, encoding, changes } = read;
    const warnings = [...read.warnings, ...warningsOfText(text)];
    const value = {
      text,
      blocks: blocksOfPlainText(text),
      title: titleOf(text, options.fileName),
      encoding,
      changes,
      extractor: { name: 'plain-text', version: '1', choices: {} },
      metadata: {},
    };
    return { ok: true, value, warnings };
  },
  blocksOf: blocksOfPlainText,
} satisfies Importer;
