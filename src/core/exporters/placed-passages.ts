/**
 * The passages of a study with their offsets in code points, one document's text in memory at a time. A
 * passage whose quote does not stand at its offsets gets none: a dataset had better lack an offset than have a
 * wrong one.
 */
import { patternsOf } from '../finding/citation-patterns.ts';
import { type Citation, evidenceOf, findCitations } from '../finding/citations.ts';
import { saysSpeakers, speakerAt } from '../importers/speakers.ts';
import type { Document } from '../model/document.ts';
import type { Passage } from '../model/passage.ts';
import { messageOf } from '../problem.ts';
import { DocumentReading } from '../structure/document-reading.ts';
import { createOffsetMap } from '../text/offsets.ts';
import type { ExportOptions } from './exporter.ts';
import type { RecordOrder } from './record-order.ts';

export interface PlacedPassage {
  passage: Passage;
  document: Document;
  /** Code points of the canonical text, end exclusive; null where the quote does not stand there. */
  codePoints: { start: number; end: number } | null;
  /** Who speaks where it begins; null where nobody is named, or where that is not known. */
  speaker: string | null;
  /** The titles down to the section in which it begins; null before the first heading, or where that is not known. */
  section: string | null;
  /** Keys of the sources that it leans on, each once, in their order; empty where that is not known. */
  sources: readonly string[];
  /** The document as it is read; null where the quote does not stand there. */
  reading: DocumentReading | null;
}

/** Passages in the order of exports. What could not be placed is told to `lose`, in one sentence a document. */
export async function* placePassages(
  order: RecordOrder,
  options: Pick<ExportOptions, 'textOf' | 'blocksOf'>,
  lose: (loss: string) => void,
  documents: readonly Document[] = order.documents,
): AsyncGenerator<PlacedPassage> {
  const patterns = patternsOf(order.study);
  for (const document of documents) {
    const passages = order.passagesOf(document.id);
    if (passages.length === 0) continue;
    let text: string;
    try {
      text = await options.textOf(document.id);
    } catch (error) {
      lose(
        `The text of “${document.title}” could not be read, so its ${passages.length} passages have quotes and no offsets (${messageOf(error)}).`,
      );
      for (const passage of passages)
        yield {
          passage,
          document,
          codePoints: null,
          speaker: null,
          section: null,
          sources: [],
          reading: null,
        };
      continue;
    }
    const offsets = createOffsetMap(text);
    const blocks = await options.blocksOf(document.id);
    const speaks = saysSpeakers(document.extractor.name);
    const reading = new DocumentReading(document.id, text, blocks);
    let citations: readonly Citation[] = [];
    try {
      citations = findCitations(reading.flows, reading.structure, patterns);
    } catch (error) {
      lose(`The sources that passages in “${document.title}” lean on are left out: ${messageOf(error)}`);
    }
    let lost = 0;
    for (const passage of passages) {
      const { start, end, exact } = passage;
      const fits = text.slice(start, end) === exact;
      if (!fits) lost += 1;
      yield {
        passage,
        document,
        codePoints: fits ? { start: offsets.toCodePoint(start), end: offsets.toCodePoint(end) } : null,
        speaker: fits && speaks ? speakerAt(blocks, start) : null,
        section: fits ? reading.sectionAt(start) : null,
        sources: fits ? [...new Set(evidenceOf(citations, passage).map(({ source }) => source))] : [],
        reading: fits ? reading : null,
      };
    }
    if (lost > 0) {
      lose(
        `${lost} of ${passages.length} passages in “${document.title}” do not stand where they should in its text, so they have quotes and no offsets.`,
      );
    }
  }
}
