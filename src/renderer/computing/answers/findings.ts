/** Reads texts for lists of acronyms, explained acronyms, names and citations, and words what is found in them. */
import { findCitations } from '#core/finding/citations.ts';
import { findDefinitions } from '#core/finding/definitions.ts';
import { rangeOfEntry } from '#core/finding/glossary/entry.ts';
import { findGlossary } from '#core/finding/glossary/find-glossary.ts';
import { itemsByName } from '#core/finding/glossary/take-over.ts';
import { NameFinder, tellingPlace } from '#core/finding/names.ts';
import type { DocumentReading } from '#core/structure/document-reading.ts';
import type { Range } from '#core/text/range.ts';
import type { Worded } from '../messages.ts';
import type { StudyCopy } from '../study-copy.ts';
import type { Turn } from '../turns.ts';
import type { Answering } from './answers.ts';

export function answerFindings(
  copy: StudyCopy,
): Answering<'glossary' | 'definitions' | 'names' | 'citations'> {
  /** Document by document, each made ready in a turn of its own. */
  async function* read(documentIds: readonly string[], turn: Turn): AsyncGenerator<DocumentReading> {
    for (const coming of copy.textsOf(documentIds)) {
      const { reading } = await coming;
      await turn.rest();
      // Half of the work; what is made stays for the next question.
      void reading.flows;
      await turn.rest();
      yield reading;
    }
  }
  return {
    async glossary({ documentIds, range }, turn) {
      const found = [];
      for await (const reading of read(documentIds, turn)) {
        for (const thing of findGlossary(reading.text, reading.blocks, range, reading.structure)) {
          const entry = rangeOfEntry(thing);
          found.push(worded(reading, thing, entry === null ? [] : [entry]));
        }
      }
      return found;
    },
    async definitions({ documentIds }, turn) {
      const found = [];
      for await (const reading of read(documentIds, turn)) {
        for (const thing of findDefinitions(reading.flows))
          found.push(worded(reading, thing, thing.sentence));
      }
      return found;
    },
    async names({ documentIds }, turn) {
      const finder = new NameFinder();
      const readings = new Map<string, DocumentReading>();
      for await (const reading of read(documentIds, turn)) {
        const { documentId, flows } = reading;
        finder.add({ documentId, flows, definitions: findDefinitions(flows) });
        readings.set(documentId, reading);
      }
      await turn.rest();
      return finder.result({ known: itemsByName(copy.store) }).flatMap(thing => {
        const place = tellingPlace(thing);
        const reading = readings.get(place?.documentId ?? '');
        return place === undefined || reading === undefined ? [] : [worded(reading, thing, place.sentence)];
      });
    },
    async citations({ documentIds, patterns }, turn) {
      const found = [];
      for await (const reading of read(documentIds, turn)) {
        for (const thing of findCitations(reading.flows, reading.structure, patterns))
          found.push(worded(reading, thing, thing.sentence));
      }
      return found;
    },
  };
}

const worded = <Thing>(reading: DocumentReading, thing: Thing, ranges: readonly Range[]): Worded<Thing> => ({
  thing,
  documentId: reading.documentId,
  words: reading.quote(ranges),
  section: ranges[0] === undefined ? null : reading.sectionAt(ranges[0].start),
});
