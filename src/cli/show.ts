/** The records of a study as rows: the record's own properties, names beside ids, memos with what they are on. */
import type { HistoryEntry } from '#core/api.ts';
import { nameOf } from '#core/commands/names.ts';
import { RecordOrder } from '#core/exporters/record-order.ts';
import { labelOfSingle, singleValues } from '#core/exporters/value-labels.ts';
import type { FieldValues } from '#core/model/field-value.ts';
import type { AnyRecord, RecordReference, RecordType } from '#core/model/records.ts';
import { settlementOf } from '#core/store/settlement-of.ts';
import type { StudyReader } from '#core/store/study-reader.ts';

export type Row = Readonly<Record<string, unknown>>;

/** What the texts say of a place in them, by document and offset; null where they say nothing. */
export interface PlaceFinder {
  /** Who speaks. */
  speakerAt(documentId: string, offset: number): string | null;
  /** The titles down to the section. */
  sectionAt(documentId: string, offset: number): string | null;
}

export interface Listing {
  /** Every name that a row may have, in order: the header of CSV. */
  columns: readonly string[];
  rows(study: StudyReader, places: PlaceFinder): Iterable<Row>;
}

const stampColumns = ['createdAt', 'createdBy', 'changedAt', 'changedBy'] as const;

const stampsOf = ({ createdAt, createdBy, changedAt, changedBy }: AnyRecord) => ({
  createdAt,
  createdBy,
  changedAt,
  changedBy,
});

const memosOn = (study: StudyReader, target: RecordReference) =>
  Array.from(study.memosOn(target), ({ id, text }) => ({ id, text })).sort((one, other) =>
    one.id < other.id ? -1 : 1,
  );

/** Values by the names of their fields, as commands take them. */
const namedValues = (study: StudyReader, values: FieldValues) =>
  Object.fromEntries(
    Object.entries(values).map(([id, value]) => [study.get('field', id)?.name ?? id, value]),
  );

const itemLabel = (study: StudyReader, id: string | null) =>
  id === null ? null : (study.get('item', id)?.label ?? null);
const coderName = (study: StudyReader, id: string) => study.get('coder', id)?.name ?? null;

const documents: Listing = {
  columns: [
    'id',
    'title',
    'fileName',
    'format',
    'encoding',
    'characters',
    'codePoints',
    'words',
    'passages',
    'pages',
    'pagesWithText',
    'extractor',
    'choices',
    'metadata',
    'sourceBytes',
    'sourceSha256',
    'textSha256',
    'warnings',
    'values',
    'memos',
    ...stampColumns,
  ],
  *rows(study) {
    for (const document of new RecordOrder(study).documents) {
      const { id, title, fileName, format, text, source, warnings, values } = document;
      yield {
        id,
        title,
        fileName,
        format,
        encoding: document.encoding?.id ?? null,
        characters: text.length,
        codePoints: text.codePoints,
        words: text.words,
        passages: [...study.passagesOfDocument(id)].length,
        pages: document.pages?.count ?? null,
        pagesWithText: document.pages?.withText ?? null,
        extractor: `${document.extractor.name} ${document.extractor.version}`,
        choices: document.extractor.choices,
        metadata: document.metadata,
        sourceBytes: source.bytes,
        sourceSha256: source.sha256,
        textSha256: text.sha256,
        warnings,
        values: namedValues(study, values),
        memos: memosOn(study, { type: 'document', id }),
        ...stampsOf(document),
      };
    }
  },
};

const items: Listing = {
  columns: [
    'id',
    'kindId',
    'kind',
    'label',
    'aliases',
    'nameRules',
    'colour',
    'passages',
    'values',
    'memos',
    ...stampColumns,
  ],
  *rows(study) {
    for (const item of new RecordOrder(study).items) {
      const { id, kindId, label, aliases, colour, values } = item;
      yield {
        id,
        kindId,
        kind: study.get('kind', kindId)?.label ?? null,
        label,
        aliases,
        nameRules: item.nameRules ?? [],
        colour,
        passages: [...study.passagesOfItem(id)].length,
        values: namedValues(study, values),
        memos: memosOn(study, { type: 'item', id }),
        ...stampsOf(item),
      };
    }
  },
};

const passages: Listing = {
  columns: [
    'id',
    'documentId',
    'document',
    'itemId',
    'item',
    'kindId',
    'kind',
    'coderId',
    'coder',
    'start',
    'end',
    'exact',
    'prefix',
    'suffix',
    'section',
    'speaker',
    'pages',
    'region',
    'transcription',
    'runId',
    'values',
    'memos',
    ...stampColumns,
  ],
  *rows(study, places) {
    const order = new RecordOrder(study);
    for (const document of order.documents) {
      for (const passage of order.passagesOf(document.id)) {
        const { id, documentId, itemId, coderId, start, end, exact, prefix, suffix, values } = passage;
        const kindId = study.get('item', itemId)?.kindId ?? null;
        yield {
          id,
          documentId,
          document: document.title,
          itemId,
          item: itemLabel(study, itemId),
          kindId,
          kind: kindId === null ? null : (study.get('kind', kindId)?.label ?? null),
          coderId,
          coder: coderName(study, coderId),
          start,
          end,
          exact,
          prefix,
          suffix,
          section: places.sectionAt(documentId, start),
          speaker: places.speakerAt(documentId, start),
          pages: passage.pages ?? null,
          region: passage.region ?? null,
          transcription: passage.transcription ?? null,
          runId: passage.runId ?? null,
          values: namedValues(study, values),
          memos: memosOn(study, { type: 'passage', id }),
          ...stampsOf(passage),
        };
      }
    }
  },
};

const judgements: Listing = {
  columns: [
    'id',
    'itemId',
    'item',
    'fieldId',
    'field',
    'aboutId',
    'about',
    'period',
    'status',
    'value',
    'valueLabel',
    'confidence',
    'rationale',
    'evidence',
    'coderId',
    'coder',
    'settles',
    'settledBy',
    'memos',
    ...stampColumns,
  ],
  *rows(study) {
    for (const judgement of new RecordOrder(study).judgements) {
      const { id, itemId, fieldId, aboutId, period, status, value, coderId } = judgement;
      const field = study.get('field', fieldId);
      const labels =
        value === null || field === undefined
          ? []
          : singleValues(value).map(single => labelOfSingle(study, field, single));
      yield {
        id,
        itemId,
        item: itemLabel(study, itemId),
        fieldId,
        field: field?.name ?? null,
        aboutId,
        about: itemLabel(study, aboutId),
        period,
        status,
        value,
        valueLabel: Array.isArray(value) ? labels : (labels[0] ?? null),
        confidence: judgement.confidence,
        rationale: judgement.rationale,
        evidence: judgement.evidence,
        coderId,
        coder: coderName(study, coderId),
        settles: judgement.settles.map(({ judgementId }) => judgementId),
        settledBy: settlementOf(study, judgement)?.id ?? null,
        memos: memosOn(study, { type: 'judgement', id }),
        ...stampsOf(judgement),
      };
    }
  },
};

const links: Listing = {
  columns: [
    'id',
    'linkTypeId',
    'linkType',
    'fromId',
    'from',
    'toId',
    'to',
    'period',
    'evidence',
    'memos',
    ...stampColumns,
  ],
  *rows(study) {
    for (const link of new RecordOrder(study).links) {
      const { id, linkTypeId, fromId, toId, period, evidence } = link;
      yield {
        id,
        linkTypeId,
        linkType: study.get('linkType', linkTypeId)?.label ?? null,
        fromId,
        from: itemLabel(study, fromId),
        toId,
        to: itemLabel(study, toId),
        period,
        evidence,
        memos: memosOn(study, { type: 'link', id }),
        ...stampsOf(link),
      };
    }
  },
};

const memos: Listing = {
  columns: ['id', 'onType', 'onId', 'on', 'text', 'mentions', ...stampColumns],
  *rows(study) {
    for (const memo of new RecordOrder(study).memos) {
      yield {
        id: memo.id,
        onType: memo.on.type,
        onId: memo.on.id,
        on: nameOf(study, memo.on),
        text: memo.text,
        mentions: memo.mentions,
        ...stampsOf(memo),
      };
    }
  },
};

const coders: Listing = {
  columns: ['id', 'name', 'initials', 'memos', ...stampColumns],
  *rows(study) {
    for (const coder of new RecordOrder(study).coders) {
      const { id, name, initials } = coder;
      yield { id, name, initials, memos: memosOn(study, { type: 'coder', id }), ...stampsOf(coder) };
    }
  },
};

const codebook: Listing = {
  columns: [
    'type',
    'id',
    'name',
    'label',
    'plural',
    'inverseLabel',
    'description',
    'help',
    'key',
    'colour',
    'subject',
    'kindId',
    'value',
    'group',
    'aboutKindId',
    'periodic',
    'options',
    'directed',
    'orientation',
    'order',
    ...stampColumns,
  ],
  *rows(study) {
    const order = new RecordOrder(study);
    const rows = (type: RecordType, records: readonly AnyRecord[]): Row[] =>
      records.map(({ removed: _, ...record }) => ({ type, ...record }));
    yield* rows('kind', order.kinds);
    yield* rows('field', order.fields);
    yield* rows('vocabulary', order.vocabularies);
    yield* rows('linkType', order.linkTypes);
  },
};

/** What `show` can list of the records. */
const views: Listing = {
  columns: ['id', 'name', 'view', 'options', 'display', ...stampColumns],
  *rows(study) {
    for (const saved of new RecordOrder(study).savedViews) {
      const { id, name, viewId, options, display } = saved;
      yield { id, name, view: viewId, options, display, ...stampsOf(saved) };
    }
  },
};

export const listings = {
  documents,
  items,
  passages,
  judgements,
  links,
  memos,
  coders,
  views,
  codebook,
} as const;

export const historyColumns = [
  'seq',
  'commit',
  'at',
  'coderId',
  'coder',
  'type',
  'label',
  'undone',
  'undoes',
  'redoes',
  'changes',
] as const;

export const historyRow = (study: StudyReader, { commit, changes, undone }: HistoryEntry): Row => ({
  seq: commit.seq,
  commit: commit.id,
  at: commit.at,
  coderId: commit.coderId,
  coder: coderName(study, commit.coderId),
  type: commit.command.type,
  label: commit.label,
  undone,
  undoes: commit.undoes,
  redoes: commit.redoes,
  changes,
});
