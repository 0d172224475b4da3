import type { ComboboxParsedItem } from '@mantine/core';
import { expect, it } from 'vitest';
import { findOptions } from './find-options.ts';

const group = (name: string, ...values: string[]): ComboboxParsedItem =>
  ({ group: name, items: values.map(value => ({ value, label: value })) }) as ComboboxParsedItem;
const options = [group('Actors', 'a1', 'a2', 'b1'), group('Tracers', 'b2')];

it('keeps what fits and drops empty groups', () => {
  expect(findOptions(options, value => value.startsWith('a'), 10)).toEqual([group('Actors', 'a1', 'a2')]);
  expect(findOptions(options, () => false, 10)).toEqual([]);
});

it('shows no more than the limit and says how many are left out', () => {
  expect(findOptions(options, () => true, 2)).toMatchObject([
    group('Actors', 'a1', 'a2'),
    { label: '2 more: type to find them', disabled: true },
  ]);
  expect(findOptions(options, () => true, 4)).toEqual(options);
});
