import { describe, expect, it } from 'vitest';
import { shallowEqual } from './shallow-equal.ts';

const one = { id: 1 };
const other = { id: 1 };

describe('shallowEqual', () => {
  it('holds for containers with the same values', () => {
    expect(shallowEqual([one, 2], [one, 2])).toBe(true);
    expect(shallowEqual({ a: one }, { a: one })).toBe(true);
    expect(shallowEqual(new Map([['a', one]]), new Map([['a', one]]))).toBe(true);
    expect(shallowEqual(new Set([one]), new Set([one]))).toBe(true);
  });

  it('fails where a value is another, or one is missing', () => {
    expect(shallowEqual([one], [other])).toBe(false);
    expect(shallowEqual([one], [one, one])).toBe(false);
    expect(shallowEqual({ a: undefined }, { b: undefined })).toBe(false);
    expect(shallowEqual(new Map([['a', one]]), new Map([['b', one]]))).toBe(false);
    expect(shallowEqual(new Set([one]), new Set([other]))).toBe(false);
    expect(shallowEqual([], {})).toBe(false);
    expect(shallowEqual(null, {})).toBe(false);
  });
});
