import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeRange, findQuote, verifyAnchor } from './quote-anchor.ts';

const text =
  'The union opposed the reform. Later, in the Lower House, the union opposed the reform again.\n\n' +
  'The Finance Ministry supported the pension reform from the beginning, as its officials had designed it.';

/** Whether no surrogate pair was cut: a lone half does not survive UTF-8. */
const isWhole = (piece: string) => new TextDecoder().decode(new TextEncoder().encode(piece)) === piece;

describe('describeRange', () => {
  it('takes 32 units on each side, and fewer at the ends', () => {
    const start = text.indexOf('Lower House');
    const quote = describeRange(text, start, start + 11);
    expect(quote.exact).toBe('Lower House');
    expect(quote.prefix).toBe(text.slice(start - 32, start));
    expect(quote.suffix).toBe(text.slice(start + 11, start + 43));
    expect(describeRange('abc', 0, 3)).toEqual({ exact: 'abc', prefix: '', suffix: '' });
  });

  it('cuts no surrogate pair', () => {
    const smiles = '😀'.repeat(40);
    const { prefix, suffix } = describeRange(`${smiles}a${smiles}`, 80, 81);
    expect([isWhole(prefix), prefix.length, isWhole(suffix), suffix.length]).toEqual([true, 32, true, 32]);
    const shifted = describeRange(`${smiles}ab${smiles}`, 81, 81);
    expect([isWhole(shifted.prefix), isWhole(shifted.suffix)]).toEqual([true, true]);
  });
});

describe('findQuote', () => {
  it('finds any range again by what describeRange says of it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('ab', 'c ', '\n', '😀', 'ba')),
        fc.nat(),
        fc.nat(),
        (parts, a, b) => {
          const whole = parts.join('');
          const [start = 0, end = 0] = [a % (whole.length + 1), b % (whole.length + 1)].sort((x, y) => x - y);
          fc.pre(whole.slice(start, end).trim() !== '');
          expect(findQuote(whole, describeRange(whole, start, end), start)).toMatchObject({
            ok: true,
            start,
            end,
            how: 'exact',
            ambiguous: false,
          });
        },
      ),
    );
  });

  it('tells equals apart by their context', () => {
    const second = text.lastIndexOf('the union');
    const quote = { exact: 'union opposed', prefix: 'Lower House, the ' };
    expect(findQuote(text, quote)).toMatchObject({ ok: true, start: second + 4, ambiguous: false });
    expect(findQuote(text, { exact: 'union opposed', suffix: ' the reform. Later' })).toMatchObject({
      start: 4,
    });
  });

  it('says when nothing tells equals apart', () => {
    const second = text.lastIndexOf('union opposed');
    expect(findQuote(text, { exact: 'union opposed' })).toEqual({ ok: false, error: 'ambiguous' });
    expect(findQuote(text, { exact: 'union opposed' }, second - 5)).toMatchObject({
      start: second,
      ambiguous: true,
    });
    expect(findQuote(text, { exact: 'union opposed' }, 0)).toMatchObject({ start: 4, ambiguous: true });
    expect(findQuote(text, { exact: 'union opposed' }, second)).toMatchObject({
      start: second,
      ambiguous: false,
    });
  });

  it('bears other white space', () => {
    const found = findQuote('one\n two (three)\tfour', { exact: ' two  (three) four ' });
    expect(found).toMatchObject({ ok: true, start: 5, end: 21, how: 'folded-white-space', score: 1 });
  });

  it('bears a few differences, and says how few', () => {
    const found = findQuote(text, { exact: 'The Finance Ministery suported the pension reform' });
    expect(found).toMatchObject({ ok: true, how: 'approximate', ambiguous: false });
    if (found.ok) {
      expect(text.slice(found.start, found.end)).toBe('The Finance Ministry supported the pension reform');
      expect(found.score).toBeLessThan(1);
    }
  });

  it('finds a long quote with differences in it, in a long text', () => {
    const sentence = (i: number) => `Sentence ${i} speaks of reform ${i * 7} and of ministry ${i * 13}. `;
    const long = Array.from({ length: 8_000 }, (_, i) => sentence(i)).join('');
    const start = long.indexOf(sentence(4_000));
    const exact = long.slice(start, start + 6_000).trim();
    for (const changed of [`Changd${exact.slice(9)}`, exact.replace('ministry 52065', 'minister 52o65')]) {
      const found = findQuote(long, { exact: changed });
      expect(found).toMatchObject({ ok: true, how: 'approximate', end: start + exact.length });
      expect(Math.abs((found.ok ? found.start : 0) - start)).toBeLessThan(10);
    }
  });

  it('does not make do with other words', () => {
    expect(findQuote(text, { exact: 'the Supreme Court annulled the decree' })).toEqual({
      ok: false,
      error: 'not-found',
    });
    expect(findQuote(text, { exact: 'unoin' })).toEqual({ ok: false, error: 'not-found' });
    expect(findQuote(text, { exact: ' ' })).toEqual({ ok: false, error: 'not-found' });
  });
});

describe('verifyAnchor', () => {
  const start = text.indexOf('The Finance Ministry');
  const anchor = { start, end: start + 20, ...describeRange(text, start, start + 20) };

  it('knows a passage in its place', () => expect(verifyAnchor(text, anchor)).toEqual({ state: 'exact' }));

  it('finds one that has moved', () => {
    expect(verifyAnchor(`A new first line.\n${text}`, anchor)).toMatchObject({
      state: 'moved',
      start: start + 18,
      end: start + 38,
      ambiguous: false,
      how: 'exact',
    });
  });

  it('is not taken in by the same words where another passage was', () => {
    const at = text.indexOf('union opposed');
    const second = text.lastIndexOf('union opposed');
    const moved = { ...describeRange(text, second, second + 13), start: at, end: at + 13 };
    expect(verifyAnchor(text, moved)).toMatchObject({ state: 'moved', start: second });
  });

  it('keeps a passage in place when only its surroundings changed', () => {
    const around = text.replace('pension', 'PENSION').replace('again', 'AGAIN');
    expect(verifyAnchor(around, anchor)).toEqual({ state: 'exact' });
  });

  it('tells what moved to one of several equal places, and what is gone', () => {
    const repeated = 'x yes y. '.repeat(3);
    const stale = { start: 1, end: 4, exact: 'yes', prefix: 'x ', suffix: ' y' };
    expect(verifyAnchor(repeated, stale)).toMatchObject({ state: 'moved', start: 2, ambiguous: true });
    expect(verifyAnchor('Something else entirely.', anchor)).toEqual({ state: 'lost' });
  });
});
