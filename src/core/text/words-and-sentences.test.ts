import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allSentences,
  nextSentence,
  nextSentenceBoundary,
  nextWord,
  nextWordBoundary,
  paragraphAt,
  previousSentence,
  previousWord,
  previousWordBoundary,
  sentenceAt,
  wordAt,
} from './words-and-sentences.ts';

const options = { locale: 'en' };

function sentencesOf(text: string): string[] {
  const found: string[] = [];
  for (let at = 0; ; ) {
    const sentence = nextSentence(text, at, options);
    if (!sentence) return found;
    found.push(text.slice(sentence.start, sentence.end));
    at = sentence.end;
  }
}

describe('words', () => {
  const text = "The union's leaders — 2,345 of them —\nopposed it.";

  it('are found at an offset and at their end', () => {
    const at = (offset: number) => {
      const word = wordAt(text, offset, options);
      return word && text.slice(word.start, word.end);
    };
    expect(at(5)).toBe("union's");
    expect(at(text.indexOf("'s") + 2)).toBe("union's");
    expect(at(text.indexOf('2,3') + 2)).toBe('2,345');
    expect(at(text.indexOf('—') + 1)).toBeNull();
  });

  it('are stepped through in both directions', () => {
    const forward: string[] = [];
    for (let word = nextWord(text, 0, options); word; word = nextWord(text, word.end, options)) {
      forward.push(text.slice(word.start, word.end));
    }
    expect(forward).toEqual(['The', "union's", 'leaders', '2,345', 'of', 'them', 'opposed', 'it']);
    const backward: string[] = [];
    for (
      let word = previousWord(text, text.length, options);
      word;
      word = previousWord(text, word.start, options)
    ) {
      backward.unshift(text.slice(word.start, word.end));
    }
    expect(backward).toEqual(forward);
  });

  it('are found past a long stretch without any', () => {
    const far = `a ${'-'.repeat(5_000)} b`;
    expect(nextWord(far, 1, options)).toEqual({ start: 5_003, end: 5_004 });
    expect(previousWord(far, 5_003, options)).toEqual({ start: 0, end: 1 });
    expect(nextWordBoundary(far, far.length, options)).toBe(far.length);
    expect(previousWordBoundary(far, 0, options)).toBe(0);
  });

  it('agree with segmenting the whole text', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('word', ' ', '\n', '. ', 'né', "l'a", '😀', '-', '3.5'), { maxLength: 80 }),
        parts => {
          const whole = parts.join('');
          const expected = [...new Intl.Segmenter('en', { granularity: 'word' }).segment(whole)]
            .filter(part => part.isWordLike)
            .map(part => ({ start: part.index, end: part.index + part.segment.length }));
          const found = [];
          for (let word = nextWord(whole, 0, options); word; word = nextWord(whole, word.end, options))
            found.push(word);
          expect(found).toEqual(expected);
        },
      ),
    );
  });
});

describe('sentences', () => {
  it('go on over the line ends of hard-wrapped text', () => {
    expect(sentencesOf('The reform was\npassed in\nDecember. It was\nsmall.')).toEqual([
      'The reform was\npassed in\nDecember.',
      'It was\nsmall.',
    ]);
  });

  it('end at a blank line', () => {
    expect(sentencesOf('A heading\n\nThe text.\n  \nMore')).toEqual(['A heading', 'The text.', 'More']);
  });

  it.each([
    ['Dr. Frenk and Sr. Pérez met.'],
    ['See Boletín, p. 77, and pp. 80-81 of No. 5.'],
    ['Some bodies, e.g. The Federation, said no.'],
    ['The U.S. Congress and J. M. Smith agreed at 5 p.m. on Monday.'],
    ['Under Art. 123 and Fig. 2 of vol. IV nothing changed.'],
    ['Unions, parties, etc. were heard.'],
  ])('do not end at the abbreviations of %j', text => expect(sentencesOf(text)).toEqual([text]));

  it.each([
    ['They moved to the U.S. The reform failed.', ['They moved to the U.S.', 'The reform failed.']],
    ['It had unions, parties, etc. Nothing changed.', ['It had unions, parties, etc.', 'Nothing changed.']],
    ['He said no. Five left.', ['He said no.', 'Five left.']],
    [
      'It was decided at that level.12 The next step failed.',
      ['It was decided at that level.12', 'The next step failed.'],
    ],
    ['It grew 3.5 percent. “Good!” he said.', ['It grew 3.5 percent.', '“Good!” he said.']],
    ['Points:\n• first one\n• second one', ['Points:', '• first one', '• second one']],
  ])('are told apart in %j', (text, expected) => expect(sentencesOf(text)).toEqual(expected));

  it('are found at an offset, also in the space after', () => {
    const text = 'One here. Two there.\n\n\nThree.';
    expect(sentenceAt(text, 3, options)).toEqual({ start: 0, end: 9 });
    expect(sentenceAt(text, 9, options)).toEqual({ start: 0, end: 9 });
    expect(sentenceAt(text, 10, options)).toEqual({ start: 10, end: 20 });
    expect(previousSentence(text, 23, options)).toEqual({ start: 10, end: 20 });
    expect(previousSentence(text, 0, options)).toBeNull();
    expect(nextSentenceBoundary(text, 20, options)).toBe(text.length);
  });

  it('stay in the block they are asked for', () => {
    const text = 'Heading\nText of one. Text of two.';
    expect(sentenceAt(text, 2, { ...options, within: { start: 0, end: 7 } })).toEqual({ start: 0, end: 7 });
    expect(sentenceAt(text, 9, { ...options, within: { start: 8, end: text.length } })).toEqual({
      start: 8,
      end: 20,
    });
  });

  it('begin with the block, also where it begins inside a line', () => {
    const text = '- Text of one. Text of two. |';
    const within = { start: 2, end: 27 };
    expect(sentenceAt(text, 3, { ...options, within })).toEqual({ start: 2, end: 14 });
    expect(allSentences(text, { ...options, within })).toEqual([
      { start: 2, end: 14 },
      { start: 15, end: 27 },
    ]);
  });

  it('never hang and always move, whatever the text', () => {
    const parts = fc.constantFrom('a', 'A', '.', ' ', '\n', '\n\n', 'Dr.', '1', '•', '😀', '\ud800');
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 60 }), list => {
        const text = list.join('');
        const forward = sentencesOf(text);
        expect(forward.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
        expect(allSentences(text, options).map(({ start, end }) => text.slice(start, end))).toEqual(forward);
        let count = 0;
        for (
          let s = previousSentence(text, text.length, options);
          s;
          s = previousSentence(text, s.start, options)
        )
          count += 1;
        expect(count).toBe(forward.length);
      }),
    );
  });

  it('are bounded in a paragraph without end', () => {
    const text = 'Some words here. '.repeat(20_000);
    const sentence = sentenceAt(text, 170_003, options);
    expect(sentence && text.slice(sentence.start, sentence.end)).toBe('Some words here.');
    const all = allSentences(text, options).map(({ start, end }) => text.slice(start, end));
    expect(all.join(' ')).toBe(text.trim());
  });
});

describe('paragraphAt', () => {
  it('takes lines up to blank ones', () => {
    const text = '\n one\ntwo \n\t\nthree';
    expect(paragraphAt(text, 6)).toEqual({ start: 2, end: 9 });
    expect(paragraphAt(text, text.length)).toEqual({ start: 13, end: 18 });
    expect(paragraphAt('\n\n\n', 1)).toBeNull();
  });
});
