import { describe, expect, it } from 'vitest';
import { namesOfMap, pageByName } from './page-names.ts';

describe('pageByName', () => {
  const names = ['i', 'ii', '1', '2', '3'];

  it('goes by the printed number first, then by the place in the file', () => {
    expect(pageByName('II', names)).toBe(2);
    expect(pageByName(' 1 ', names)).toBe(3);
    expect(pageByName('5', names)).toBe(5);
  });

  it('knows no page that is not there', () => {
    expect(pageByName('iv', names)).toBeNull();
    expect(pageByName('6', names)).toBeNull();
    expect(pageByName('0', names)).toBeNull();
  });
});

it('names pages as they are printed, else by their place in the file', () => {
  const page = { view: [0, 0, 100, 100] as const, rotation: 0 as const, pieces: [] };
  const pages = ['iv', ' ', null, '1'].map(label => ({ ...page, label }));
  expect(namesOfMap({ pages })).toEqual(['iv', '2', '3', '1']);
});
