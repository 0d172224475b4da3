/** All importers. A new format is one more file and one more line here; menus, dialogs and help read this list. */
import type { Block } from '#core/text/blocks.ts';
import type { Importer, ImportOptions, ImportResult } from './importer.ts';
import { markdownImporter } from './markdown.ts';
import { plainTextImporter } from './plain-text.ts';

export const importers: readonly Importer[] = [plainTextImporter, markdownImporter];

export const findImporter = (id: string): Importer | undefined =>
  importers.find(importer => importer.id === id);

/**
 * The importer for a file: by its extension where that says enough, else by its content, else plain text, which
 * refuses by name what is no text.
 */
export function chooseImporter(fileName: string, bytes: Uint8Array): Importer {
  const extension = /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
  const byExtension = importers.find(importer => importer.extensions.includes(extension));
  if (byExtension && byExtension !== plainTextImporter) return byExtension;
  return importers.find(importer => importer.sniff?.(bytes)) ?? plainTextImporter;
}

/** Reads a file with the importer that `options.format` names, or with the one that fits. */
export function importDocument(bytes: Uint8Array, options: ImportOptions): ImportResult & { format: string } {
  const importer =
    options.format === undefined ? chooseImporter(options.fileName, bytes) : findImporter(options.format);
  if (!importer) {
    const known = importers.map(({ id }) => id).join(', ');
    const message = `${options.fileName} was not imported: there is no format "${options.format}". Known are ${known}.`;
    return { ok: false, error: { code: 'unknown-format', message }, format: options.format ?? '' };
  }
  return { ...importer.read(bytes, options), format: importer.id };
}

/** The blocks of a stored canonical text; of a format that this program no longer knows, as plain lines. */
export const blocksOfFormat = (format: string, text: string): Block[] =>
  (findImporter(format) ?? plainTextImporter).blocksOf(text);
