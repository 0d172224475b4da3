/** All importers. A new format is one more file and one more line here; menus, dialogs and help read this list. */

import { docxImporter } from './docx/docx.ts';
import { epubImporter } from './epub.ts';
import { htmlImporter } from './html/html.ts';
import type { Importer, ImportOptions, ImportResult } from './importer.ts';
import { markdownImporter } from './markdown.ts';
import { odtImporter } from './odt/odt.ts';
import { pdfImporter } from './pdf/pdf.ts';
import { plainTextImporter } from './plain-text.ts';
import { rtfImporter } from './rtf/rtf.ts';
import { subtitlesImporter } from './subtitles.ts';
import { transcriptImporter } from './transcript.ts';

export const importers: readonly Importer[] = [
  plainTextImporter,
  markdownImporter,
  pdfImporter,
  docxImporter,
  odtImporter,
  rtfImporter,
  htmlImporter,
  epubImporter,
  subtitlesImporter,
  transcriptImporter,
];

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

/** Reads a file with the importer that `options.format` names, or with the one that fits. Never rejects. */
export async function importDocument(
  bytes: Uint8Array,
  options: ImportOptions,
): Promise<ImportResult & { format: string }> {
  const importer =
    options.format === undefined ? chooseImporter(options.fileName, bytes) : findImporter(options.format);
  if (!importer) {
    const known = importers.map(({ id }) => id).join(', ');
    const message = `${options.fileName} was not imported: there is no format "${options.format}". Known are ${known}.`;
    return { ok: false, error: { code: 'unknown-format', message }, format: options.format ?? '' };
  }
  const { id: format } = importer;
  const { choices, warnings, unknown } = resolveChoices(importer, options.choices ?? {});
  if (unknown !== null) {
    const message = `${options.fileName} was not imported: ${unknown}`;
    return { ok: false, error: { code: 'unknown-choice', message }, format };
  }
  const result = await importer.read(bytes, { ...options, choices });
  return result.ok
    ? { ...result, warnings: [...warnings, ...result.warnings], format }
    : { ...result, format };
}

/** An option for every choice of the importer; one that the importer does not have is told of. */
function resolveChoices(
  { label, choices = [] }: Importer,
  chosen: Readonly<Record<string, string>>,
): { choices: Record<string, string>; warnings: string[]; unknown: string | null } {
  const resolved: Record<string, string> = {};
  for (const { id, options } of choices) {
    const wanted = chosen[id] ?? options[0]?.id ?? '';
    if (!options.some(option => option.id === wanted)) {
      const known = options.map(option => option.id).join(', ');
      return {
        choices: {},
        warnings: [],
        unknown: `for “${id}” there is no “${wanted}”. Known are ${known}.`,
      };
    }
    resolved[id] = wanted;
  }
  const idle = Object.keys(chosen).filter(id => !Object.hasOwn(resolved, id));
  const warnings = idle.map(id => `${label} leaves no choice of “${id}”; what was chosen had no effect.`);
  return { choices: resolved, warnings, unknown: null };
}
