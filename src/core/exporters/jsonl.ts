/**
 * The study as JSON Lines: one file per type of record, each line a whole record as the program keeps it;
 * passages also have their offsets in code points. Decisions: docs/export.md.
 */
import { type AnyRecord, type RecordType, recordSchemas } from '../model/records.ts';
import type { Exporter, ExportFile } from './exporter.ts';
import { commonLosses } from './losses.ts';
import { placePassages } from './placed-passages.ts';
import { RecordOrder } from './record-order.ts';

export const jsonl: Exporter = {
  id: 'jsonl',
  label: 'Records (JSON Lines)',
  extension: 'jsonl',
  description:
    'One file per type of record, each line a whole record as JSON, for programs. Offsets in UTF-16 units and in code points.',
  write(study, options) {
    const order = new RecordOrder(study);
    const losses = new Set<string>();
    const passages: ExportFile = {
      name: 'passages.jsonl',
      async *pieces() {
        const placed = placePassages(order, options, loss => losses.add(loss));
        for await (const { passage, codePoints, speaker, section, sources } of placed) {
          const record = {
            ...inSchemaOrder('passage', passage),
            startCodePoint: codePoints?.start ?? null,
            endCodePoint: codePoints?.end ?? null,
            speaker,
            section,
            sources,
          };
          yield { text: `${JSON.stringify(record)}\n`, rows: 1 };
        }
      },
    };
    return {
      files: [
        fileOf('study', 'study', () => [study.study]),
        fileOf('coders', 'coder', () => order.coders),
        fileOf('documents', 'document', () => order.documents),
        fileOf('items', 'item', () => order.items),
        passages,
        fileOf('judgements', 'judgement', () => order.judgements),
        fileOf('links', 'link', () => order.links),
        fileOf('memos', 'memo', () => order.memos),
        fileOf('kinds', 'kind', () => order.kinds),
        fileOf('fields', 'field', () => order.fields),
        fileOf('vocabularies', 'vocabulary', () => order.vocabularies),
        fileOf('link_types', 'linkType', () => order.linkTypes),
        fileOf('saved_views', 'savedView', () => order.savedViews),
        fileOf('runs', 'run', () => order.runs),
      ],
      losses: () => [...commonLosses(study), ...losses],
    };
  },
};

const fileOf = (name: string, type: RecordType, records: () => Iterable<AnyRecord>): ExportFile => ({
  name: `${name}.jsonl`,
  async *pieces() {
    for (const record of records()) {
      yield { text: `${JSON.stringify(inSchemaOrder(type, record))}\n`, rows: 1 };
    }
  },
});

/** The record with its properties as the schema lists them and those of nested objects by name: a fixed order. */
export function inSchemaOrder(type: RecordType, record: AnyRecord): Record<string, unknown> {
  const properties = new Map<string, unknown>(Object.entries(record));
  return Object.fromEntries(
    Object.keys(recordSchemas[type].shape)
      .filter(name => properties.has(name))
      .map(name => [name, sortProperties(properties.get(name))]),
  );
}

function sortProperties(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortProperties);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, sortProperties(inner)]),
  );
}
