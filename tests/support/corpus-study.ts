/** A small coded study as data, for exchange formats: awkward texts, two coders, overlaps, memos and values. */
import fc from 'fast-check';
import type { ExchangeFile, ExchangeProject, ExchangeReader } from '#core/exchange/project.ts';
import type { Exporter } from '#core/exporters/exporter.ts';
import { type Entry, recordSchemas } from '#core/model/records.ts';
import { StudyStore } from '#core/store/study-store.ts';

const at = '2026-03-01T09:30:00.000Z';
const stamps = { createdAt: at, createdBy: 'c1', changedAt: at, changedBy: 'c1', removed: null };

export const entry = (type: Entry['type'], record: Record<string, unknown>): Entry =>
  ({ type, record: recordSchemas[type].parse({ ...stamps, ...record }) }) as Entry;

export interface SpanGiven {
  start: number;
  end: number;
  itemId?: string;
  coderId?: string;
}

export const itemIds = ['union', 'board', 'meals'] as const;

const bare = (order: number) => ({ plural: `K${order}`, description: `Kind ${order}`, key: null, order });

const codebook = (): Entry[] => [
  entry('study', {
    id: 's1',
    name: 'Études & “more”',
    description: '',
    codebookTemplate: null,
    variableSources: { patterns: [], metadata: {} },
  }),
  entry('coder', { id: 'c1', name: 'Ana <López>', initials: 'AL' }),
  entry('coder', { id: 'c2', name: 'Ben & Co', initials: 'B' }),
  entry('kind', { id: 'actor', label: 'Actor', colour: '#112233', ...bare(1) }),
  entry('kind', { id: 'tracer', label: 'Tracer', colour: '#445566', ...bare(2) }),
  entry('field', {
    id: 'f1',
    name: 'role',
    label: 'Role',
    help: '',
    subject: 'passage',
    kindId: 'actor',
    value: { type: 'text', multiline: false },
    group: null,
    aboutKindId: null,
    periodic: false,
    order: 1,
  }),
  entry('item', {
    id: 'union',
    kindId: 'actor',
    label: 'Farmers’ union: “A|B” [x]',
    aliases: ['FU', 'La Unión'],
    colour: '#abcdef',
    values: {},
  }),
  entry('item', { id: 'board', kindId: 'actor', label: 'Board', aliases: [], colour: null, values: {} }),
  entry('item', { id: 'meals', kindId: 'tracer', label: 'Board', aliases: [], colour: null, values: {} }),
];

/** A study of these documents, each a text with spans over it; the first span has a memo and a value. */
export function corpusStore(documents: readonly { text: string; spans: readonly SpanGiven[] }[]): StudyStore {
  const entries = codebook();
  for (const [number, { text, spans }] of documents.entries()) {
    const id = `d${number + 1}`;
    entries.push(
      entry('document', {
        id,
        title: `Report ${number + 1}: “x”`,
        fileName: `report ${number + 1}.txt`,
        format: 'plain-text',
        extractor: { name: 'plain-text', version: '1', choices: {} },
        encoding: null,
        changes: { bom: false, lineEnds: 'lf' },
        source: { bytes: text.length, sha256: '0'.repeat(64), extension: 'txt' },
        text: { sha256: '1'.repeat(64), length: text.length, codePoints: [...text].length, words: 1 },
        blocks: null,
        pages: null,
        metadata: {},
        warnings: [],
        values: {},
      }),
    );
    for (const [index, { start, end, itemId = 'union', coderId = 'c1' }] of spans.entries()) {
      entries.push(
        entry('passage', {
          id: `${id}p${index}`,
          documentId: id,
          itemId,
          coderId,
          start,
          end,
          exact: text.slice(start, end),
          prefix: text.slice(Math.max(0, start - 3), start),
          suffix: text.slice(end, end + 3),
          values: index === 0 && itemId === 'union' ? { f1: 'for; “it”' } : {},
        }),
      );
    }
    if (spans.length > 0) {
      entries.push(
        entry('memo', {
          id: `${id}m`,
          on: { type: 'passage', id: `${id}p0` },
          text: 'first\tline\nsecond | [line] \\n',
          mentions: [],
        }),
      );
    }
  }
  const store = new StudyStore();
  store.load(entries);
  return store;
}

/** The files of an export, and what it tells as lost. */
export async function exportCorpus(
  exporter: Exporter,
  store: StudyStore,
  texts: readonly string[],
): Promise<{ files: Map<string, string>; losses: readonly string[] }> {
  const run = exporter.write(store, {
    textOf: id => {
      const text = texts[Number(id.slice(1)) - 1];
      if (text === undefined) throw new Error('the file is gone');
      return text;
    },
    blocksOf: async () => [],
    pagesOf: async () => null,
    sourceOf: () => Promise.reject(new Error('the file is gone')),
    annotatePdf: async () => ({ ok: false, reason: 'there is no PDF.' }),
  });
  const files = new Map<string, string>();
  for (const file of run.files) {
    let content = '';
    for await (const { text } of file.pieces()) content += text;
    files.set(file.name, content);
  }
  return { files, losses: run.losses() };
}

export const asFiles = (files: ReadonlyMap<string, string>): ExchangeFile[] =>
  [...files].map(([path, text]) => ({ path, bytes: new TextEncoder().encode(text) }));

export async function readProject(
  reader: ExchangeReader,
  files: readonly ExchangeFile[],
): Promise<ExchangeProject> {
  const reading = await reader.read(files);
  if (!reading.ok) throw new Error(reading.message);
  return reading.project;
}

/** What a project says of each passage, in terms of labels and quotes, in a fixed order. */
export const describePassages = ({ passages, documents, codes, kinds, coders }: ExchangeProject) =>
  passages
    .map(({ documentKey, codeKey, coderKey, range, quote, memo, values }) => {
      const document = documents.find(({ key }) => key === documentKey);
      const code = codes.find(({ key }) => key === codeKey);
      return {
        document: document?.title,
        kind: kinds.find(({ key }) => key === code?.kindKey)?.label,
        code: code?.label,
        coder: coders.find(({ key }) => key === coderKey)?.name,
        range,
        cut: range === null ? null : document?.text?.slice(range.start, range.end),
        quote,
        memo,
        values,
      };
    })
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

/** The same of a study's passages; formats that hold less take away what they lose. */
export const expectedPassages = (store: StudyStore) =>
  [...store.all('passage')]
    .map(({ id, documentId, itemId, coderId, start, end, exact, values }) => {
      const item = store.get('item', itemId);
      const [memo] = store.memosOn({ type: 'passage', id });
      return {
        document: store.get('document', documentId)?.title,
        kind: store.get('kind', item?.kindId ?? '')?.label,
        code: item?.label,
        coder: store.get('coder', coderId)?.name,
        range: { start, end },
        cut: exact,
        quote: exact,
        memo: memo?.text ?? '',
        values: values.f1 === undefined ? {} : { Role: values.f1 },
      };
    })
    .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));

/** Texts of astral, combining and joined characters with line ends, and spans that cut them between code points. */
export const codedText = fc
  .array(
    fc.constantFrom(
      'a',
      'bc',
      'é',
      'e\u0301',
      '😀',
      '👩‍👩‍👧',
      '𝔘',
      '\n',
      '\n\n',
      '"',
      '<',
      '&',
      '\\',
      '|',
      '.',
      ',',
      ' ',
      '\t',
      'ي',
    ),
    { minLength: 2, maxLength: 60 },
  )
  .map(parts => parts.join(''))
  .chain(text => {
    const points = [...text];
    const offset = (index: number) => points.slice(0, index).join('').length;
    const span = fc.record({
      from: fc.nat(points.length - 1),
      to: fc.nat(points.length - 1),
      itemId: fc.constantFrom(...itemIds),
      coderId: fc.constantFrom('c1', 'c2'),
    });
    return fc.record({
      text: fc.constant(text),
      spans: fc.array(span, { minLength: 1, maxLength: 8 }).map(spans =>
        spans.map(({ from, to, ...rest }) => ({
          start: offset(Math.min(from, to)),
          end: offset(Math.max(from, to) + 1),
          ...rest,
        })),
      ),
    });
  });

/** One text written by hand, with an overlap, a nest, an astral character and a span over a line end. */
export const sampleText = 'The “Union” 👩‍👩‍👧 said nó.\nEnd 𝔘 of e\u0301 it, | done.';
export const sampleSpans: readonly SpanGiven[] = [
  { start: 4, end: 11 },
  { start: 0, end: 20, itemId: 'board', coderId: 'c2' },
  { start: sampleText.indexOf('nó'), end: sampleText.indexOf('𝔘') + 2, itemId: 'meals' },
  { start: sampleText.indexOf('e\u0301'), end: sampleText.indexOf('e\u0301') + 2, itemId: 'board' },
];

/** Feeds damaged variants of files to a reader: it always answers, and what it places lies inside the texts. */
export async function fuzzReader(
  reader: ExchangeReader,
  files: readonly ExchangeFile[],
  runs: number,
): Promise<void> {
  const mutation = fc.record({
    file: fc.nat(),
    at: fc.nat(),
    remove: fc.nat({ max: 40 }),
    insert: fc.oneof(
      fc.uint8Array({ maxLength: 12 }),
      fc
        .constantFrom(
          '-1',
          '99999999999',
          '"',
          '{',
          ']',
          '<',
          '>',
          '\t',
          '\n',
          '|',
          'null',
          '__proto__',
          '\\',
          '&#0;',
        )
        .map(text => new TextEncoder().encode(text)),
    ),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(mutation, { minLength: 1, maxLength: 6 }), async mutations => {
      const damaged = files.map(({ path, bytes }) => ({ path, bytes }));
      for (const { file, at: place, remove, insert } of mutations) {
        const target = damaged[file % damaged.length];
        if (target === undefined) continue;
        const from = place % (target.bytes.length + 1);
        const rest = target.bytes.subarray(Math.min(target.bytes.length, from + remove));
        target.bytes = Uint8Array.from([...target.bytes.subarray(0, from), ...insert, ...rest]);
      }
      reader.sniff(damaged);
      const reading = await reader.read(damaged);
      if (!reading.ok) {
        if (reading.message.length < 20) throw new Error(`too little said: ${reading.message}`);
        return;
      }
      const { project } = reading;
      const codes = new Set(project.codes.map(({ key }) => key));
      const documents = new Map(project.documents.map(document => [document.key, document]));
      for (const { codeKey, documentKey, range } of project.passages) {
        if (!codes.has(codeKey)) throw new Error(`no code ${codeKey}`);
        const document = documents.get(documentKey);
        if (document === undefined) throw new Error(`no document ${documentKey}`);
        if (
          range !== null &&
          document.text !== null &&
          !(range.start >= 0 && range.end <= document.text.length)
        )
          throw new Error('a range outside its text');
      }
    }),
    { numRuns: runs },
  );
}
