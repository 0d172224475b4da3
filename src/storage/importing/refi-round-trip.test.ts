/** A study goes out as REFI-QDA, and comes back into a new one with everything that the format can hold. */
import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { newStudyDiff } from '#core/commands/create-study.ts';
import { execute } from '#core/commands/execute.ts';
import { planImport } from '#core/exchange/plan-import.ts';
import { previewProject } from '#core/exchange/preview-project.ts';
import type { Exporter } from '#core/exporters/exporter.ts';
import { requireExporter } from '#core/exporters/registry.ts';
import { codebookTemplate } from '#core/model/codebook.ts';
import type { Document } from '#core/model/document.ts';
import type { CoderId } from '#core/model/ids.ts';
import type { Passage } from '#core/model/passage.ts';
import { quoteOf } from '#core/model/passage.ts';
import { type PageMap, readPageMap } from '#core/pages/page-map.ts';
import { StudyStore } from '#core/store/study-store.ts';
import template from '#resources/codebooks/political-feasibility.json' with { type: 'json' };
import { numberedPages } from '../testing/hostile-pdfs.ts';
import { prepareDocument } from './prepare-document.ts';
import { prepareProject } from './prepare-project.ts';

const at = '2026-03-01T09:30:00.000Z';

class Study {
  readonly store = new StudyStore();
  readonly texts = new Map<string, string>();
  readonly pages = new Map<string, PageMap>();
  readonly sources = new Map<string, Uint8Array>();
  private ids = 0;
  readonly context = {
    now: at,
    coderId: 'c1' as CoderId,
    newId: (prefix: string) => `${prefix}${++this.ids}`,
    textOf: (id: string) => this.texts.get(id) ?? '',
    pagesOf: (id: string) => this.pages.get(id) ?? null,
  };

  constructor(name: string) {
    const coder = { id: 'c1' as CoderId, name: 'Ada' };
    this.store.apply(newStudyDiff(codebookTemplate.parse(template), name, coder, this.context));
  }

  do(type: string, args: unknown): void {
    this.store.apply(execute(this.store, { type, args }, this.context, { internal: true }).diff);
  }

  /** Takes in a file as an import does, with an id of its own. */
  async addDocument(id: string, bytes: Uint8Array, fileName: string, values = {}): Promise<string> {
    const made = await prepareDocument(bytes, { fileName });
    if (!made.ok) throw new Error(made.error);
    const { title, format, extractor, encoding, changes, metadata, text, blocks, pages, sourceSha256 } =
      made.document;
    const read = new TextDecoder().decode(text.bytes);
    this.texts.set(id, read);
    this.sources.set(id, bytes);
    const map = pages === null ? null : readPageMap(new TextDecoder().decode(pages.bytes), read.length);
    if (map !== null) this.pages.set(id, map);
    const { bytes: _, ...measures } = text;
    this.do('document.add', {
      id,
      title,
      fileName,
      format,
      extractor,
      encoding,
      changes: { bom: changes.bom, lineEnds: changes.lineEnds },
      source: { bytes: bytes.length, sha256: sourceSha256, extension: fileName.split('.').at(-1) ?? '' },
      text: measures,
      blocks: blocks === null ? null : { sha256: blocks.sha256, count: blocks.count },
      pages: pages === null ? null : { sha256: pages.sha256, count: pages.count, withText: pages.withText },
      metadata,
      warnings: [],
      values: {},
    });
    if (Object.keys(values).length > 0) this.do('document.change', { id, values });
    return read;
  }

  async export(exporter: Exporter): Promise<{ bytes: Uint8Array; rows: number; losses: readonly string[] }> {
    const run = exporter.write(this.store, {
      textOf: id => this.texts.get(id) ?? '',
      blocksOf: async () => [],
      pagesOf: async () => null,
      sourceOf: async id => this.sources.get(id) ?? new Uint8Array(),
      annotatePdf: async () => ({ ok: false, reason: 'there is no PDF.' }),
    });
    const parts: Uint8Array[] = [];
    let rows = 0;
    for await (const piece of run.files[0]?.pieces() ?? []) {
      parts.push(piece.bytes ?? new TextEncoder().encode(piece.text));
      rows += piece.rows;
    }
    return { bytes: new Uint8Array(Buffer.concat(parts)), rows, losses: run.losses() };
  }

  async import(bytes: Uint8Array, path = 'study.qdpx') {
    const read = await prepareProject({ files: [{ path, bytes }], format: null });
    if (!read.ok) throw new Error(read.error);
    const preview = previewProject(this.store, read.project);
    const plan = planImport(this.store, read.project, { kind: null, coderId: null }, this.context);
    for (const { key, id } of plan.newDocuments) {
      const files = read.documents.get(key);
      const text = new TextDecoder().decode(files?.text);
      this.texts.set(id, text);
      this.sources.set(id, files?.source ?? new Uint8Array());
      const pages =
        files?.pages == null ? null : readPageMap(new TextDecoder().decode(files.pages), text.length);
      if (pages !== null) this.pages.set(id, pages);
    }
    if (plan.entries.length > 0)
      this.do('study.import', { label: plan.label, origin: {}, entries: plan.entries });
    return { preview, outcome: plan.outcome };
  }

  /** Every passage in words: what is coded, where, with what, by whom and when, with values and memos. */
  passages(): unknown[] {
    const { store } = this;
    return [...store.all('passage')]
      .map((passage: Passage) => {
        const item = store.get('item', passage.itemId);
        const document = store.get('document', passage.documentId) as Document;
        return {
          document: document.title,
          text: document.text.sha256,
          start: passage.start,
          end: passage.end,
          quote: quoteOf(passage),
          page: passage.region?.page ?? passage.pages?.map(({ page }) => page),
          item: item?.label,
          kind: store.get('kind', item?.kindId ?? '')?.label,
          coder: store.get('coder', passage.coderId)?.name,
          at: passage.createdAt,
          values: passage.values,
          memos: [...store.memosOn({ type: 'passage', id: passage.id })].map(({ text }) => text).sort(),
        };
      })
      .sort((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1));
  }

  items(): unknown[] {
    return [...this.store.all('item')]
      .map(({ id, kindId, label, aliases, colour, values }) => ({
        label,
        kindId,
        aliases: [...aliases].sort(),
        colour,
        values,
        memos: [...this.store.memosOn({ type: 'item', id })].map(({ text }) => text).sort(),
      }))
      .sort((one, other) => (one.label < other.label ? -1 : 1));
  }
}

const schemas = new URL('../../../../shared/examples/refi/', import.meta.url);

async function expectValid(xml: string, schema: string): Promise<void> {
  if (!existsSync(schemas)) return;
  const result = await validateXML({
    xml: [{ fileName: 'written.xml', contents: xml }],
    schema: [readFileSync(new URL(schema, schemas), 'utf8')],
  });
  expect(result.errors).toEqual([]);
  expect(result.valid).toBe(true);
}

const projectOf = (bytes: Uint8Array): string =>
  new TextDecoder().decode(unzipSync(bytes)['project.qde'] ?? new Uint8Array());

const words = fc.constantFrom(
  'reform',
  'union ',
  '😀',
  '\n',
  'é',
  ' & <tag> ',
  '"quoted"',
  'x',
  '\t',
  ' law',
  '\u0301',
);
const plan = fc.record({
  parts: fc.array(words, { minLength: 6, maxLength: 60 }),
  places: fc.array(fc.record({ from: fc.nat(), to: fc.nat(), item: fc.nat({ max: 2 }) }), { maxLength: 25 }),
  memos: fc.array(fc.constantFrom('note', 'two\nlines & <more>', '“quoted”: 😀'), { maxLength: 3 }),
  alias: fc.constantFrom('SNTSS', 'a; b', 'Ünion'),
});

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

async function randomStudy({
  parts,
  places,
  memos,
  alias,
}: {
  parts: string[];
  places: { from: number; to: number; item: number }[];
  memos: string[];
  alias: string;
}): Promise<Study> {
  const study = new Study('Études & "more"');
  study.do('coder.add', { id: 'c2', name: 'Béa <2>' });
  const source = `Begin ${parts.join('')} end.`;
  const text = await study.addDocument('d1', encode(source), 'report.txt');
  study.do('item.add', {
    id: 'item-union',
    kind: 'actor',
    label: 'Union "A"',
    aliases: [alias, 'UA'],
    values: { type: 'union' },
  });
  study.do('item.add', { id: 'item-meals', kind: 'tracer', label: 'Meals / all', colour: '#123456' });
  study.do('item.add', { id: 'item-house', kind: 'veto-point', label: 'House' });
  const bounds = [0];
  for (const letter of text) bounds.push((bounds.at(-1) ?? 0) + letter.length);
  for (const { from, to, item } of places) {
    const [one = 0, other = 0] = [from, to].map(place => bounds[place % bounds.length] ?? 0);
    const [start, end] = [Math.min(one, other), Math.max(one, other)];
    if (text.slice(start, end).trim() === '') continue;
    const itemId = ['item-union', 'item-meals', 'item-house'][item];
    const about = item === 0 ? { values: { role: 'acts', about: 'item-meals' } } : {};
    study.do('passage.add', { documentId: 'd1', itemId, start, end, ...about, memo: memos[0] ?? 'm' });
  }
  for (const memo of memos) study.do('memo.add', { on: { type: 'item', id: 'item-union' }, text: memo });
  study.do('memo.add', { on: { type: 'document', id: 'd1' }, text: 'On the whole' });
  study.do('link.add', { type: 'supports', from: 'item-union', to: 'item-house', memo: 'at first' });
  return study;
}

describe('REFI-QDA', () => {
  it('brings every passage back to its place, with its item, coder, values and memos, and is valid', async () => {
    const qdpx = requireExporter('refi-qda');
    let validated = 0;
    await fc.assert(
      fc.asyncProperty(plan, async made => {
        const study = await randomStudy(made);
        const { bytes, rows } = await study.export(qdpx);
        expect((await study.export(qdpx)).bytes).toEqual(bytes);
        expect(rows).toBe([...study.store.all('passage')].length);
        if (validated < 3) {
          await expectValid(projectOf(bytes), 'Project.xsd');
          validated += 1;
        }
        const copy = new Study('Copy');
        const { preview, outcome } = await copy.import(bytes);
        expect(preview.passages).toMatchObject({ total: rows, inPlace: rows, unplaced: 0 });
        expect(outcome.losses).toEqual([]);
        expect(copy.passages()).toEqual(withOwnItems(study.passages(), study, copy));
        expect(copy.items()).toEqual(study.items());
        expect([...copy.store.all('coder')].map(({ name }) => name).sort()).toEqual(['Ada', 'Béa <2>']);
        expect([...copy.store.all('link')]).toHaveLength(1);
        const again = await copy.import(bytes);
        expect(again.outcome.passages).toEqual({ added: 0, present: uniquePlaces(study), unplaced: 0 });
      }),
      { numRuns: 40 },
    );
  });

  it('brings PDFs back with places in their text and on their pages', async () => {
    const study = new Study('Pages');
    const text = await study.addDocument('d1', new Uint8Array(numberedPages(3)), 'pages.pdf');
    study.do('item.add', { id: 'union', kind: 'actor', label: 'Union' });
    const quote = 'page number 2';
    const start = text.indexOf(quote);
    study.do('passage.add', { documentId: 'd1', itemId: 'union', start, end: start + quote.length });
    study.do('passage.add', {
      documentId: 'd1',
      itemId: 'union',
      page: 3,
      region: [10, 10, 200, 100],
      transcription: 'what I read there',
    });
    study.do('passage.add', { documentId: 'd1', itemId: 'union', page: 1, region: [0, 0, 300, 800] });
    const { bytes } = await study.export(requireExporter('refi-qda'));
    await expectValid(projectOf(bytes), 'Project.xsd');
    const copy = new Study('Copy');
    const { preview, outcome } = await copy.import(bytes);
    expect(preview.passages).toMatchObject({ total: 3, inPlace: 1, onPage: 2 });
    expect(outcome.losses).toEqual([]);
    expect(copy.passages()).toEqual(study.passages());
    const regions = ({ store }: Study) => [...store.all('passage')].flatMap(({ region }) => region ?? []);
    expect(new Set(regions(copy))).toEqual(new Set(regions(study)));
  });

  it('writes codebooks that are valid and come back', async () => {
    const study = await randomStudy({ parts: ['text'], places: [], memos: [], alias: 'SNTSS' });
    const { bytes } = await study.export(requireExporter('refi-qda-codebook'));
    const xml = new TextDecoder().decode(bytes);
    await expectValid(xml, 'Codebook.xsd');
    expect(xml).toContain('<Description>Aliases: SNTSS; UA\nType: Union</Description>');
    const copy = new Study('Copy');
    await copy.import(bytes, 'codes.qdc');
    expect([...copy.store.all('item')].map(({ label, kindId }) => [label, kindId]).sort()).toEqual([
      ['House', 'veto-point'],
      ['Meals / all', 'tracer'],
      ['Union "A"', 'actor'],
    ]);
  });

  it('is valid without documents, without items and with characters that XML cannot hold', async () => {
    const empty = await new Study('Bell \u0007 and \ud800 half').export(requireExporter('refi-qda'));
    await expectValid(projectOf(empty.bytes), 'Project.xsd');
    expect(empty.losses.join('\n')).toContain('2 characters that XML cannot hold');
  });
});

/** Values that name items do so by the ids of their own study. */
/** The study's own ids of items in place of the first study's, which no text holds in quotes. */
function withOwnItems(passages: unknown[], from: Study, to: Study): unknown {
  const ids = new Map(
    [...from.store.all('item')].map(({ id, label }) => [
      `"${id}"`,
      `"${[...to.store.all('item')].find(item => item.label === label)?.id}"`,
    ]),
  );
  return JSON.parse(JSON.stringify(passages).replace(/"item-[a-z]+"/g, text => ids.get(text) ?? text));
}

const uniquePlaces = (study: Study): number => [...study.store.all('passage')].length;
