/** What is doubtful about a mention, in a few words; null where nothing is. */
import type { Doubt } from '#core/mentions/find-mentions.ts';

const words: Readonly<Record<Doubt, string>> = {
  shared: 'name of several items',
  'part-of-name': 'part of another name',
  rule: 'to be asked about',
};

export const describeDoubt = (doubt: Doubt | null): string | null => (doubt === null ? null : words[doubt]);
