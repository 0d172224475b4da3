import { readFile } from 'node:fs/promises';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { webAnnotationReader } from '#core/exchange/readers/web-annotation.ts';
import {
  asFiles,
  codedText,
  corpusStore,
  describePassages,
  expectedPassages,
  exportCorpus,
  fuzzReader,
  readProject,
  sampleSpans,
  sampleText,
} from '../../../../tests/support/corpus-study.ts';
import { webAnnotation } from './web-annotation.ts';

interface Annotation {
  body: { purpose: string; value: string }[];
  target: { selector: [{ exact: string }, { start: number; end: number }] };
}

const itemsOf = (files: ReadonlyMap<string, string>): Annotation[] =>
  (JSON.parse(files.get('annotations.jsonld') ?? '') as { first: { items: Annotation[] } }).first.items;

/** What the model says an annotation must be. */
const musts = {
  $schema: 'http://json-schema.org/draft-04/schema#',
  type: 'object',
  required: ['@context', 'id', 'type', 'target'],
  not: { required: ['body', 'bodyValue'] },
  properties: {
    '@context': { enum: ['http://www.w3.org/ns/anno.jsonld'] },
    id: { type: 'string', format: 'uri' },
    type: { enum: ['Annotation'] },
    motivation: { enum: ['tagging', 'classifying', 'commenting'] },
    created: { type: 'string', pattern: '^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z$' },
    body: {
      type: 'array',
      items: { type: 'object', required: ['type', 'value'], properties: { value: { type: 'string' } } },
    },
    target: {
      type: 'object',
      required: ['source', 'selector'],
      properties: {
        source: { type: 'string', format: 'uri' },
        selector: {
          type: 'array',
          items: {
            oneOf: [
              {
                type: 'object',
                required: ['type', 'exact'],
                properties: { type: { enum: ['TextQuoteSelector'] }, exact: { type: 'string' } },
              },
              {
                type: 'object',
                required: ['type', 'start', 'end'],
                properties: {
                  type: { enum: ['TextPositionSelector'] },
                  start: { type: 'integer', minimum: 0 },
                  end: { type: 'integer', minimum: 0 },
                },
              },
            ],
          },
        },
      },
    },
  },
};

describe('Web Annotations', () => {
  it('are what the model says that annotations must be', async () => {
    const { files } = await exportCorpus(
      webAnnotation,
      corpusStore([{ text: sampleText, spans: sampleSpans }]),
      [sampleText],
    );
    const ajv = new Ajv();
    addFormats(ajv as never);
    const validate = ajv.compile(musts);
    const items = itemsOf(files);
    expect(items).toHaveLength(4);
    for (const item of items) expect(validate(item) ? [] : validate.errors).toEqual([]);
    expect(validate({ ...items[0], bodyValue: 'x' })).toBe(false);
  });

  it('come back as they went, with offsets that cut the quotes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(codedText, { minLength: 1, maxLength: 2 }), async documents => {
        const store = corpusStore(documents);
        const texts = documents.map(({ text }) => text);
        const { files } = await exportCorpus(webAnnotation, store, texts);
        for (const { target } of itemsOf(files)) {
          const [quote, { start, end }] = target.selector;
          expect(texts.map(text => [...text].slice(start, end).join(''))).toContain(quote.exact);
        }
        const project = await readProject(webAnnotationReader, asFiles(files));
        expect(describePassages(project)).toEqual(expectedPassages(store));
        expect(project.losses).toEqual([]);
        expect(project.documents.map(({ text }) => text)).toEqual(texts);
      }),
      { numRuns: 60 },
    );
  });

  it('of other programs are read, with UTF-16 positions too', async () => {
    const text = '😀 this is an anotation that has some.';
    const annotation = {
      '@context': 'http://www.w3.org/ns/anno.jsonld',
      id: 'http://example.org/anno26',
      type: 'Annotation',
      motivation: 'commenting',
      body: [
        { type: 'TextualBody', value: 'typo', purpose: 'tagging' },
        { type: 'TextualBody', value: 'see here' },
        'http://example.org/comment1',
      ],
      target: {
        source: 'http://example.org/page1',
        selector: [
          { type: 'TextQuoteSelector', exact: 'anotation', prefix: 'this is an ', suffix: ' that' },
          { type: 'TextPositionSelector', start: 14, end: 23 },
        ],
      },
    };
    const project = await readProject(
      webAnnotationReader,
      asFiles(
        new Map([
          ['a.json', JSON.stringify([annotation])],
          ['page1.txt', text],
        ]),
      ),
    );
    expect(describePassages(project)).toMatchObject([
      { code: 'typo', cut: 'anotation', quote: 'anotation', memo: 'see here' },
    ]);
    expect(project.losses.join(' ')).toMatch(/1 body.*1 passage has offsets: counted in UTF-16 units/s);
  });

  it('as the W3C publishes them are known, and what selects no words is told', async () => {
    const folder = new URL('../../../../../shared/examples/w3c/', import.meta.url);
    const bytes = await readFile(new URL('anno26.json', folder)).catch(() => null);
    if (bytes === null) return;
    const files = [{ path: 'anno26.json', bytes: new Uint8Array(bytes) }];
    expect(webAnnotationReader.sniff(files)).toBe(true);
    const project = await readProject(webAnnotationReader, files);
    expect(project.passages).toMatchObject([{ quote: 'anotation', prefix: 'this is an ', range: null }]);
    const whole = [
      { path: 'anno1.json', bytes: new Uint8Array(await readFile(new URL('anno1.json', folder))) },
    ];
    const { passages, losses } = await readProject(webAnnotationReader, whole);
    expect(passages).toEqual([]);
    expect(losses.join(' ')).toContain('1 target: no words selected');
  });

  it('that are damaged are answered with words: 300 mutations', async () => {
    const store = corpusStore([{ text: sampleText, spans: sampleSpans }]);
    const { files } = await exportCorpus(webAnnotation, store, [sampleText]);
    await fuzzReader(webAnnotationReader, asFiles(files), 300);
  });
});
