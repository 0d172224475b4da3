import { expect, it } from 'vitest';
import { fieldNameOf, freeName, slugOf } from './slug.ts';

it.each([
  ['Vertical network', 'vertical-network'],
  ['  Posición (1995)!', 'posicion-1995'],
  ['日本', ''],
  ['--a--', 'a'],
])('makes a slug of %s', (label, slug) => {
  expect(slugOf(label)).toBe(slug);
});

it('keeps a slug within 60 characters without a dash at its end', () => {
  expect(slugOf(`${'a'.repeat(59)} b`)).toBe('a'.repeat(59));
});

it('finds a free name', () => {
  expect(freeName('stage', ['stage', 'stage-2'])).toBe('stage-3');
});

it('begins a field name with a letter, always', () => {
  expect(fieldNameOf('1995 position', [])).toBe('field-1995-position');
  expect(fieldNameOf('日本', ['field'])).toBe('field-2');
});
