import { describe, expect, it } from 'vitest';
import { pageByName } from './page-names.ts';

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
