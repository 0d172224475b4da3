import { describe, expect, it } from 'vitest';
import { countText } from './statistics.ts';

describe('countText', () => {
  it.each([
    ['', 0, 0, 0, 0],
    ["The union's 2,345 self-employed\nmembers.\n \n\nEnd 😀", 50, 49, 6, 2],
    ['El año, la acción.', 18, 18, 4, 1],
    ['Me\u0301xico', 7, 7, 1, 1],
    ['医疗改革', 4, 4, 2, 1],
  ])('%j', (text, units, codePoints, words, paragraphs) => {
    expect(countText(text)).toEqual({ units, codePoints, words, paragraphs });
  });
});
