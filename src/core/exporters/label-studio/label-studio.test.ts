import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import { labelStudioReader } from '#core/exchange/readers/label-studio.ts';
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
import { labelStudio } from './label-studio.ts';

interface Task {
  data: { text: string };
  annotations: { result: { value: { start: number; end: number; text: string; labels: string[] } }[] }[];
}

describe('Label Studio', () => {
  it('cuts the quotes by its offsets, and brings everything back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(codedText, { minLength: 1, maxLength: 2 }), async documents => {
        const store = corpusStore(documents);
        const texts = documents.map(({ text }) => text);
        const { files } = await exportCorpus(labelStudio, store, texts);
        expect(XMLValidator.validate(files.get('labelling-interface.xml') ?? '')).toBe(true);
        for (const { data, annotations } of JSON.parse(files.get('label-studio.json') ?? '') as Task[])
          for (const { value } of annotations.flatMap(({ result }) => result))
            expect([...data.text].slice(value.start, value.end).join('')).toBe(value.text);
        const project = await readProject(labelStudioReader, asFiles(files));
        expect(describePassages(project)).toEqual(expectedPassages(store));
        expect(project.losses).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('reads old and new units, hypertext, coders and comments, and counts the rest', async () => {
    const region = (value: object, more = {}) => ({
      type: 'labels',
      from_name: 'l',
      to_name: 't',
      value,
      ...more,
    });
    const tasks = [
      {
        id: 7,
        data: { id: 'x', article: '😀 one two' },
        annotations: [
          {
            completed_by: { email: 'ana@example.org' },
            created_at: '2024-01-02T03:04:05.000000Z',
            result: [
              region({ start: 3, end: 6, text: 'one', labels: ['A', 'B'] }, { meta: { text: ['why'] } }),
              region({
                start: '/p[1]/text()[1]',
                end: '/p[1]/text()[1]',
                globalOffsets: { start: 6, end: 9 },
                text: 'two',
                hypertextlabels: ['C'],
              }),
              { type: 'relation', from_id: 'a', to_id: 'b' },
              region({ choices: ['yes'] }),
            ],
          },
          { was_cancelled: true, result: [region({ start: 0, end: 1, text: 'x', labels: ['A'] })] },
        ],
        predictions: [{}],
      },
      { id: 8, data: { text: 'https://example.org/long.txt' }, annotations: [] },
    ];
    const project = await readProject(
      labelStudioReader,
      asFiles(new Map([['p.json', JSON.stringify(tasks)]])),
    );
    expect(describePassages(project).map(({ code, cut, coder, memo }) => [code, cut, coder, memo])).toEqual([
      ['A', 'one', 'ana@example.org', 'why'],
      ['B', 'one', 'ana@example.org', 'why'],
      ['C', 'two', 'ana@example.org', ''],
    ]);
    expect(project.passages[0]?.createdAt).toBe('2024-01-02T03:04:05.000Z');
    const losses = project.losses.join(' ');
    expect(losses).toMatch(/1 relation:/);
    expect(losses).toMatch(/1 annotation: cancelled/);
    expect(losses).toMatch(/1 prediction:/);
    expect(losses).toMatch(/1 result:/);
    expect(losses).toMatch(/2 passages have offsets: counted in UTF-16 units/);
    expect(losses).toMatch(/1 task has:/);
  });

  it('takes labels of its interface for codes, used or not', async () => {
    const files = asFiles(
      new Map([
        ['p.json', JSON.stringify([{ data: { text: 'one' }, annotations: [] }])],
        [
          'interface.xml',
          '<View><Labels name="l" toName="t"><Label value="Union" background="#AABBCC"/><Label value="B" alias="Board" background="red"/><Label value="$more"/></Labels><Choices name="c" toName="t"><Choice value="Yes"/></Choices><Text name="t" value="$text"/></View>',
        ],
        ['broken.xml', '<View><Labels>'],
      ]),
    );
    const project = await readProject(labelStudioReader, files);
    expect(project.codes.map(({ label, colour }) => [label, colour])).toEqual([
      ['Union', '#aabbcc'],
      ['Board', null],
    ]);
    expect(project.losses).toEqual([expect.stringMatching(/^“broken.xml” cannot be read: .*left out\.$/)]);
  });

  it('answers damaged files with words: 300 mutations', async () => {
    const store = corpusStore([{ text: sampleText, spans: sampleSpans }]);
    const { files } = await exportCorpus(labelStudio, store, [sampleText]);
    await fuzzReader(labelStudioReader, asFiles(files), 300);
  });
});
