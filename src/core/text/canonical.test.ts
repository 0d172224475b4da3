import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalise, createOriginalOffsets } from './canonical.ts';

const sources = fc
  .array(fc.constantFrom('a', 'é', '\r', '\n', '\r\n', '😀', '\0', '\u2028'), { maxLength: 60 })
  .map(parts => parts.join(''));

describe('canonicalise', () => {
  it.each([
    ['a\nb', 'a\nb', { bom: false, lineEnds: 'lf' }],
    ['\uFEFFa\r\nb\r\n', 'a\nb\n', { bom: true, lineEnds: 'crlf' }],
    ['a\rb\r', 'a\nb\n', { bom: false, lineEnds: 'cr' }],
    ['a', 'a', { bom: false, lineEnds: 'none' }],
    ['a\r\nb\nc\rd\r\n', 'a\nb\nc\nd\n', { bom: false, lineEnds: 'mixed', crlfRuns: [0, 1, 2, 1] }],
    ['a\nb\n\nc\r\n\r\n', 'a\nb\n\nc\n\n', { bom: false, lineEnds: 'mixed', crlfRuns: [3, 2] }],
  ])('%j', (source, text, changes) => {
    expect(canonicalise(source)).toEqual({ text, changes });
  });

  it('removes one byte order mark and keeps everything else that is odd', () => {
    const source = '\uFEFF\uFEFFa\0b\u0085c\u2028d\u00ade\u0301\u202e';
    expect(canonicalise(source).text).toBe(source.slice(1));
  });

  it('replaces lone surrogates unit for unit, since UTF-8 cannot hold them', () => {
    const { text, changes } = canonicalise('a\ud800b\udc00c😀\ud83d');
    expect(text).toBe('a\ufffdb\ufffdc😀\ufffd');
    expect(changes.loneSurrogates).toBe(3);
  });

  it('does nothing to a text that is canonical', () => {
    fc.assert(
      fc.property(sources, source => {
        const { text } = canonicalise(source);
        expect(canonicalise(text).text).toBe(text);
        expect(text).not.toContain('\r');
      }),
    );
  });
});

describe('createOriginalOffsets', () => {
  it('finds each canonical character in the original', () => {
    fc.assert(
      fc.property(sources, fc.boolean(), (body, bom) => {
        const source = (bom ? '\uFEFF' : '') + body;
        const { text, changes } = canonicalise(source);
        const toOriginal = createOriginalOffsets(text, changes);
        let at = bom ? 1 : 0;
        for (let i = 0; i < text.length; i += 1) {
          expect(toOriginal(i)).toBe(at);
          at += source.startsWith('\r\n', at) ? 2 : 1;
        }
        expect(toOriginal(text.length)).toBe(source.length);
      }),
    );
  });
});
