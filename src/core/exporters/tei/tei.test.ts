import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { descendantsOf, parseXml, textIn } from '#core/importers/xml/xml-tree.ts';
import { codedText, corpusStore, exportCorpus } from '../../../../tests/support/corpus-study.ts';
import { tei } from './tei.ts';

describe('TEI', () => {
  it('points with every annotation at the words that were coded, at their item and coder', async () => {
    await fc.assert(
      fc.asyncProperty(codedText, async document => {
        const store = corpusStore([document]);
        const { files } = await exportCorpus(tei, store, [document.text]);
        const root = parseXml(new TextEncoder().encode(files.get('report 1.xml') ?? ''), {
          'http://www.tei-c.org/ns/1.0': 'tei',
        });
        const all = [...descendantsOf(root)];
        const named = (id: string | undefined) =>
          all.find(({ attributes }) =>
            Object.entries(attributes).some(([name, value]) => name.endsWith('id') && `#${value}` === id),
          );
        const block = named('#text');
        const text = block === undefined ? '' : textIn(block);
        expect(text).toBe(document.text);
        const annotations = all.filter(({ name }) => name === 'tei:annotation');
        expect(annotations).toHaveLength(document.spans.length);
        for (const { attributes } of annotations) {
          const passage = store.get('passage', attributes.n ?? '');
          const [start = 0, length = 0] = (
            /string-range\(text,(\d+),(\d+)\)/.exec(attributes.target ?? '') ?? []
          )
            .slice(1)
            .map(Number);
          expect([...text].slice(start, start + length).join('')).toBe(passage?.exact);
          const item = store.get('item', passage?.itemId ?? '');
          const category = named(attributes.ana);
          expect(category === undefined ? '' : textIn(category)).toContain(item?.label);
          const coder = named(attributes.resp);
          expect(coder === undefined ? '' : textIn(coder)).toContain(
            store.get('coder', passage?.coderId ?? '')?.name,
          );
        }
      }),
      { numRuns: 60 },
    );
  });
});
