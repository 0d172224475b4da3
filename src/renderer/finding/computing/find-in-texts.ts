/** What the worker does: reads the texts and words what is found in them. */
import { findCitations } from '#core/finding/citations.ts';
import { findDefinitions } from '#core/finding/definitions.ts';
import { rangeOfEntry } from '#core/finding/glossary/entry.ts';
import { findGlossary } from '#core/finding/glossary/find-glossary.ts';
import { findNames, tellingPlace } from '#core/finding/names.ts';
import { DocumentReading } from '#core/structure/document-reading.ts';
import type { Range } from '#core/text/range.ts';
import type { FindingAnswers, FindingQuestion, Worded } from './messages.ts';

export function findInTexts(question: FindingQuestion): FindingAnswers[keyof FindingAnswers] {
  const readings = question.texts.map(
    ({ documentId, text, blocks }) => new DocumentReading(documentId, text, blocks),
  );
  switch (question.type) {
    case 'glossary':
      return readings.flatMap(reading =>
        findGlossary(reading.text, reading.blocks, question.range, reading.structure).map(thing => {
          const range = rangeOfEntry(thing);
          return worded(reading, thing, range === null ? [] : [range]);
        }),
      );
    case 'definitions':
      return readings.flatMap(reading =>
        findDefinitions(reading.flows).map(thing => worded(reading, thing, thing.sentence)),
      );
    case 'names': {
      const texts = readings.map(({ documentId, flows }) => ({
        documentId,
        flows,
        definitions: findDefinitions(flows),
      }));
      const byId = new Map(readings.map(reading => [reading.documentId, reading]));
      return findNames(texts, { known: question.known }).flatMap(thing => {
        const place = tellingPlace(thing);
        const reading = byId.get(place?.documentId ?? '');
        return place === undefined || reading === undefined ? [] : [worded(reading, thing, place.sentence)];
      });
    }
    case 'citations':
      return readings.flatMap(reading =>
        findCitations(reading.flows, reading.structure).map(thing => worded(reading, thing, thing.sentence)),
      );
  }
}

const worded = <Thing>(reading: DocumentReading, thing: Thing, ranges: readonly Range[]): Worded<Thing> => ({
  thing,
  documentId: reading.documentId,
  words: reading.quote(ranges),
  section: ranges[0] === undefined ? null : reading.sectionAt(ranges[0].start),
});
