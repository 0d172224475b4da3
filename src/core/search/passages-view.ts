/** The passages that a coding query finds, as a view: shown, saved by a name and printed like any other. */
import { z } from 'zod';
import type { Passage } from '../model/passage.ts';
import { quoteOf } from '../model/passage.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { counted } from '../text/counted.ts';
import { chooseDocuments } from '../views/choose-records.ts';
import type { DocumentUnits } from '../views/document-units.ts';
import { emptyCell, numberCell, textCell } from '../views/table-cells.ts';
import type { Cell, ViewSpec, ViewTable } from '../views/view.ts';
import { ids } from '../views/view-options.ts';
import { type CodingQuery, codingQuery, everyPassage, readsTexts, relations } from './coding-query.ts';
import { type FoundPassage, findPassages } from './find-passages.ts';

export const passagesOptions = z.strictObject({
  items: ids.optional().describe('Ids of items; without it, any'),
  kinds: ids.optional().describe('Ids of kinds of item; without it, any'),
  coders: ids.optional().describe('Ids of coders; without it, anybody'),
  documents: ids.optional().describe('Ids of documents; without it, all'),
  words: z
    .string()
    .max(2_000)
    .optional()
    .describe('A query that the words of the passage fit, as in a search. Without it, any words'),
  beside: z
    .strictObject({
      relation: z.enum(relations).optional().describe('How it lies to another passage. Without it, overlaps'),
      items: ids.optional().describe('Ids of the items of the other; without it, any'),
      kinds: ids.optional().describe('Ids of the kinds of the other; without it, any'),
      coders: ids.optional().describe('Ids of the coders of the other; without it, anybody'),
      distance: z
        .int()
        .min(0)
        .max(1_000_000)
        .optional()
        .describe(
          'How far “near”, “before” and “after” reach. Without it, near is 1, the others reach everywhere',
        ),
      unit: z
        .enum(['characters', 'sentences', 'paragraphs'])
        .optional()
        .describe('What the distance counts. Without it, sentences'),
      isNot: z
        .boolean()
        .optional()
        .describe('true: passages that lie to no other one so. Without it, those that do'),
    })
    .optional()
    .describe('How it lies to other passages of its document. Without it, anyhow'),
  query: codingQuery
    .optional()
    .describe(
      'More than these say, as data, e.g. {"any": [{"kinds": ["actor"]}, {"value": {"field": "date", "period": "1995"}, "of": "document"}]}. Without it, nothing more',
    ),
});
type PassagesOptions = z.output<typeof passagesOptions>;

/** Everything that the options of the view ask, as one query; null where they ask nothing. */
export function queryOfOptions({
  items,
  kinds,
  coders,
  documents,
  words = '',
  beside,
  query,
}: PassagesOptions): CodingQuery | null {
  const coded = { items, kinds, coders };
  const simple = [
    ...codedBy(coded),
    ...(documents === undefined || documents.length === 0 ? [] : [{ documents }]),
    ...(words.trim() === '' ? [] : [{ words }]),
    ...(query === undefined ? [] : [query]),
  ];
  if (beside === undefined) return simple.length === 0 ? null : { all: simple };
  const { relation = 'overlaps', distance, unit = 'sentences', isNot = false } = beside;
  const others = codedBy(beside);
  const within =
    distance !== undefined ? { distance, unit } : relation === 'near' ? { distance: 1, unit } : undefined;
  const lies: CodingQuery = {
    passages: simple.length === 0 ? everyPassage : { all: simple },
    relation,
    to: others.length === 0 ? everyPassage : { all: others },
    ...(within === undefined ? {} : { within }),
  };
  return isNot ? { all: [...simple, { not: lies }] } : lies;
}

const codedBy = ({
  items = [],
  kinds = [],
  coders = [],
}: {
  items?: string[] | undefined;
  kinds?: string[] | undefined;
  coders?: string[] | undefined;
}): CodingQuery[] => [
  ...(items.length === 0 ? [] : [{ items }]),
  ...(kinds.length === 0 ? [] : [{ kinds }]),
  ...(coders.length === 0 ? [] : [{ coders }]),
];

export interface FoundPassages {
  found: readonly (FoundPassage & { cells: readonly Cell[] })[];
  notes: readonly string[];
}

function compute(study: StudyReader, options: PassagesOptions, units: DocumentUnits): FoundPassages {
  const query = queryOfOptions(options);
  const found = [...findPassages(study, query ?? everyPassage, units)];
  const documents = new Set(found.map(({ passage }) => passage.documentId)).size;
  const notes = [`${counted(found.length, 'passage')} in ${counted(documents, 'document')}.`];
  if (query === null) notes.push('Nothing of the passages is asked for: all are listed.');
  return { found: found.map(each => ({ ...each, cells: cellsOf(study, each) })), notes };
}

function cellsOf(study: StudyReader, { passage, beside }: FoundPassage): Cell[] {
  const item = study.get('item', passage.itemId);
  const document = study.get('document', passage.documentId);
  const own = { passages: [passage.id] };
  return [
    textCell(lineOf(passage), own),
    textCell(item?.label ?? passage.itemId, own),
    textCell(item === undefined ? '' : (study.get('kind', item.kindId)?.label ?? item.kindId), own),
    textCell(document?.title ?? passage.documentId, own),
    textCell(study.get('coder', passage.coderId)?.name ?? passage.coderId, own),
    beside.length === 0
      ? emptyCell
      : textCell(
          beside
            .map(other => `${study.get('item', other.itemId)?.label ?? other.itemId}: ${lineOf(other)}`)
            .join('; '),
          { passages: beside.map(({ id }) => id) },
        ),
    numberCell(passage.start, own),
    numberCell(passage.end, own),
  ];
}

const lineOf = (passage: Passage): string => quoteOf(passage).replace(/\s+/g, ' ').trim();

export const passages: ViewSpec<typeof passagesOptions, FoundPassages> = {
  id: 'passages',
  label: 'Passages',
  summary: 'Passages by item, value and words, and by how they lie to other passages.',
  options: passagesOptions,
  documents: (study, options) => {
    const query = queryOfOptions(options);
    return query !== null && readsTexts(query) ? chooseDocuments(study, undefined).map(({ id }) => id) : [];
  },
  compute,
  table: ({ found, notes }): ViewTable[] => [
    {
      name: 'passages',
      columns: [
        { id: '.quote', label: 'Passage' },
        { id: '.item', label: 'Item' },
        { id: '.kind', label: 'Kind' },
        { id: '.document', label: 'Document' },
        { id: '.coder', label: 'Coder' },
        { id: '.beside', label: 'Found beside' },
        { id: '.start', label: 'Start' },
        { id: '.end', label: 'End' },
      ],
      rows: found.map(({ passage, cells }) => ({ id: passage.id, cells })),
      notes,
    },
  ],
};
