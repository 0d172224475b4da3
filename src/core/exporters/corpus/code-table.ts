/**
 * A small file beside a corpus that says what its names stand for: kinds, labels, aliases and colours of codes, people,
 * titles of documents. Formats that know bare names only come back whole with it, and stay readable without it.
 */
import { z } from 'zod';
import type { ExportFile } from '../exporter.ts';
import type { Corpus } from './corpus.ts';

export const codeTable = z.object({
  format: z.literal('tracework/codes'),
  version: z.literal(1),
  study: z.string(),
  kinds: z.array(z.object({ label: z.string(), colour: z.string(), description: z.string() })),
  /** `name` is what the corpus calls it; `colour` is null where it is the kind's. */
  codes: z.array(
    z.object({
      name: z.string(),
      kind: z.string(),
      label: z.string(),
      aliases: z.array(z.string()),
      colour: z.string().nullable(),
    }),
  ),
  coders: z.array(z.object({ name: z.string(), label: z.string() })),
  /** `base` is the name of its files without their endings. */
  documents: z.array(z.object({ id: z.string(), base: z.string(), title: z.string(), fileName: z.string() })),
});
export type CodeTable = z.output<typeof codeTable>;

/** `codes.<format>.json`. */
export const codeTableFile = (corpus: Corpus, format: string): ExportFile => ({
  name: `codes.${format}.json`,
  async *pieces() {
    const { study } = corpus;
    const kinds = [...study.all('kind')].sort(
      (one, other) => one.order - other.order || (one.id < other.id ? -1 : 1),
    );
    const table: CodeTable = {
      format: 'tracework/codes',
      version: 1,
      study: study.study.name,
      kinds: kinds.map(({ label, colour, description }) => ({ label, colour, description })),
      codes: corpus.codes.map(({ itemId, name, kind, label, aliases }) => {
        const colour = study.get('item', itemId)?.colour ?? null;
        return { name, kind, label, aliases: [...aliases], colour };
      }),
      coders: corpus.coders.map(({ name, label }) => ({ name, label })),
      documents: corpus.documents.map(({ base, document: { id, title, fileName } }) => ({
        id,
        base,
        title,
        fileName,
      })),
    };
    yield { text: `${JSON.stringify(table, null, 2)}\n`, rows: 0 };
  },
});
