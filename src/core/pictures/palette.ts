/**
 * How inks look. Categories follow Okabe and Ito (2008), whose colours stay apart for colour-blind readers, darkened
 * or lightened to stand out from each surface by 3:1 at least; in grey print they differ by symbol.
 */
import type { Ink } from './picture.ts';

export type Palette = Readonly<Record<Ink, string>>;

export const lightPalette: Palette = {
  text: '#1b1f24',
  muted: '#57606a',
  line: '#d0d7de',
  surface: '#ffffff',
  accent: '#0a58ca',
  positive: '#007a5a',
  negative: '#b8440b',
  warning: '#9a5b00',
  'category-0': '#0072b2',
  'category-1': '#c25700',
  'category-2': '#00805f',
  'category-3': '#b0568e',
  'category-4': '#8a6d00',
  'category-5': '#2f86b8',
  'category-6': '#6b4fa0',
  'category-7': '#6e7781',
};

export const darkPalette: Palette = {
  text: '#e6edf3',
  muted: '#9aa4af',
  line: '#3a424c',
  surface: '#17191d',
  accent: '#6cb2ff',
  positive: '#4cc9a0',
  negative: '#ff9a62',
  warning: '#e6b450',
  'category-0': '#56b4e9',
  'category-1': '#f0a04b',
  'category-2': '#35c49b',
  'category-3': '#e08fc0',
  'category-4': '#e0cf4a',
  'category-5': '#8ecdf0',
  'category-6': '#b39ddb',
  'category-7': '#9aa4af',
};
