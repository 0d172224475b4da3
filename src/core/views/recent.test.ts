import { expect, it } from 'vitest';
import { Recent } from './recent.ts';

it('gives what was made again while every part is the same, for those asked for last', () => {
  const recent = new Recent<object>(2);
  const [one, other] = [{}, {}];
  const made = recent.of([one, 'way'], () => ({}));
  expect(recent.of([one, 'way'], () => ({}))).toBe(made);
  for (const parts of [[other, 'way'], [one, 'other way'], [one]])
    expect(new Recent<object>(2).of(parts, () => ({}))).not.toBe(made);
  recent.of([other, 'way'], () => ({}));
  expect(recent.of([one, 'way'], () => ({}))).toBe(made);
  recent.of([one], () => ({}));
  // The other is forgotten now, as two are kept.
  const anew = {};
  expect(recent.of([other, 'way'], () => anew)).toBe(anew);
});
