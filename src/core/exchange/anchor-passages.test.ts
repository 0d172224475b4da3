import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anchorPassages, newSearchBudget } from './anchor-passages.ts';
import type { ExchangePassage } from './project.ts';

const passage = (more: Partial<ExchangePassage>): ExchangePassage => ({
  key: 'p',
  documentKey: 'd',
  codeKey: 'c',
  coderKey: null,
  range: null,
  page: null,
  quote: null,
  prefix: '',
  suffix: '',
  memo: '',
  createdAt: null,
  values: {},
  ...more,
});

const place = (text: string, written: string | null, more: Partial<ExchangePassage>) => {
  const [only] = anchorPassages({ text, pages: null, written }, [passage(more)], newSearchBudget());
  if (only === undefined) throw new Error('no passage came back');
  return only;
};

describe('anchorPassages', () => {
  it('keeps every range in its place, whatever line ends and byte order mark the written text has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('word', '\r\n', '\n', '😀', ' é', 'x'), { minLength: 1, maxLength: 40 }),
        fc.boolean(),
        fc.nat(),
        fc.nat(),
        (parts, mark, one, other) => {
          const written = (mark ? '\ufeff' : '') + parts.join('');
          const text = parts.join('').replaceAll('\r\n', '\n');
          const bounds = [0];
          for (const part of parts) bounds.push((bounds.at(-1) ?? 0) + part.length);
          const [from, to] = [one % bounds.length, other % bounds.length].sort((a, b) => a - b);
          const words = parts.slice(from, to).join('').replaceAll('\r\n', '\n');
          const shift = mark ? 1 : 0;
          const range = { start: (bounds[from ?? 0] ?? 0) + shift, end: (bounds[to ?? 0] ?? 0) + shift };
          const found = place(text, written, { range });
          if (words.trim() === '') return found.place === null;
          expect(found.place?.how).toBe('in-place');
          const { start = 0, end = 0, exact } = found.place?.anchor ?? {};
          expect(exact).toBe(words);
          expect(text.slice(start, end)).toBe(words);
          return start === parts.slice(0, from).join('').replaceAll('\r\n', '\n').length;
        },
      ),
      { numRuns: 300 },
    );
  });

  it('trusts the quote where the offsets cut out something else', () => {
    const text = 'The union opposed it. The union left.';
    const found = place(text, text, { range: { start: 20, end: 29 }, quote: 'The union' });
    expect(found.place).toMatchObject({ how: 'by-quote', anchor: { start: 22, end: 31 } });
  });

  it('finds the words again where the study’s text is another one', () => {
    const written = 'One  para-\ngraph about the reform of health care in the nineties.';
    const text = 'Head\n\nOne paragraph about the reform of health care in the nineties.\n';
    const quote = 'para-\ngraph about the reform of health care';
    const start = written.indexOf(quote);
    const found = place(text, written, { range: { start, end: start + quote.length } });
    expect(found.place).toMatchObject({
      how: 'by-similar-words',
      anchor: { exact: 'paragraph about the reform of health care' },
    });
  });

  it.each([
    [{ range: { start: 3, end: 900 } }, /does not reach so far/],
    [{ range: { start: -1, end: 2 } }, /does not reach so far/],
    [{ range: { start: 0.5, end: 2 } }, /does not reach so far/],
    [{ range: { start: 2, end: 2 } }, /no words/],
    [{ quote: 'the' }, /more than once/],
    [{ quote: 'nowhere to be found' }, /not in the text/],
    [{}, /does not say where/],
    [{ page: { number: 1, rect: [0, 0, 10, 10] as const } }, /the document has none/],
  ])('says why %j has no place', (more, why) => {
    const found = place('the end of the story', 'the end of the story', more);
    expect(found.place).toBeNull();
    expect(found.why).toMatch(why);
  });

  it('stops looking for quotes when it has looked long enough', () => {
    const text = 'some text '.repeat(100);
    const many = Array.from({ length: 50 }, (_, i) =>
      passage({ key: `${i}`, quote: `not there at all ${i}` }),
    );
    const placed = anchorPassages({ text, pages: null, written: text }, many, { left: 10_000 });
    expect(placed).toHaveLength(50);
    expect(placed.filter(({ why }) => why.startsWith('too many quotes')).length).toBeGreaterThan(30);
  });
});
