/** Studies of any size, made through the program's own doors: import, items, passages in batches. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Application, OpenedStudy } from '#core/api.ts';
import { randomPassages } from '../material/random-passages.ts';

export interface StudySize {
  documents: number;
  /** In all, spread evenly. */
  passages: number;
}

export interface MadeStudy {
  study: OpenedStudy;
  documentIds: readonly string[];
  itemIds: readonly string[];
  /** UTF-16 units of each document's text. */
  length: number;
}

const LENGTH = 36_000;
const BATCH = 1_000;

export async function makeStudy(
  application: Application,
  folder: string,
  name: string,
  text: string,
  { documents, passages }: StudySize,
): Promise<MadeStudy> {
  const study = await application.createStudy({
    folder,
    name,
    templateId: 'political-feasibility',
    coderName: 'Bench',
  });
  const { handle } = study;
  const sources = join(folder, `${name} sources`);
  mkdirSync(sources);
  const paths = Array.from({ length: documents }, (_, number) => {
    const path = join(sources, `document ${number}.txt`);
    writeFileSync(path, sliceOf(text, number));
    return path;
  });
  const results = await application.importFiles(
    handle,
    paths.map((path, number) => ({ source: { path }, fileName: `document ${number}.txt` })),
  );
  const documentIds = results.map(result => {
    if (!result.ok) throw new Error(`${result.fileName}: ${result.error}`);
    return result.documentId;
  });
  const itemIds = ['i-first', 'i-second', 'i-third'];
  for (const id of itemIds) {
    await application.dispatch(handle, { type: 'item.add', args: { id, kind: 'Actor', label: id } });
  }
  const each = passages / documents;
  for (const [number, documentId] of documentIds.entries()) {
    const commands = randomPassages(each, LENGTH, number).map(({ start, end, kind }) => ({
      type: 'passage.add',
      args: { documentId, itemId: itemIds[kind], start, end },
    }));
    for (let from = 0; from < commands.length; from += BATCH) {
      await application.dispatch(handle, {
        type: 'batch',
        args: { commands: commands.slice(from, from + BATCH) },
      });
    }
  }
  return { study, documentIds, itemIds, length: LENGTH };
}

/** A tenth of the report from another place each, without white space at its ends and with a first line of its own. */
function sliceOf(text: string, number: number): string {
  const start = (number * 7_919) % (text.length - LENGTH);
  return `Document ${number}. ${text.slice(start, start + LENGTH + 200).replace(/\s/g, white => (white === '\n' ? '\n' : ' '))}`.trim();
}
