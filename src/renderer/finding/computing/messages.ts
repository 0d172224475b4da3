/** What the window asks the worker that finds names, lists and sources, and what it answers. */
import type { Citation } from '#core/finding/citations.ts';
import type { Definition } from '#core/finding/definitions.ts';
import type { GlossaryEntry } from '#core/finding/glossary/entry.ts';
import type { NameProposal } from '#core/finding/names.ts';
import type { Item } from '#core/model/item.ts';
import type { Block } from '#core/text/blocks.ts';
import type { Range } from '#core/text/range.ts';

export interface TextToSearch {
  documentId: string;
  text: string;
  blocks: readonly Block[];
}

export type FindingQuestion =
  | { type: 'glossary'; texts: readonly TextToSearch[]; range: Range | null }
  | { type: 'definitions'; texts: readonly TextToSearch[] }
  /** `known` are live items by the keys of their names. */
  | { type: 'names'; texts: readonly TextToSearch[]; known: ReadonlyMap<string, Item> }
  | { type: 'citations'; texts: readonly TextToSearch[] };

/** Something found, with words around it for people. */
export interface Worded<Thing> {
  thing: Thing;
  documentId: string;
  /** The sentence, or for entries of a list what stands there. */
  words: string;
  /** The titles down to its section; null before the first heading. */
  section: string | null;
}

export interface FindingAnswers {
  glossary: readonly Worded<GlossaryEntry>[];
  definitions: readonly Worded<Definition>[];
  names: readonly Worded<NameProposal>[];
  citations: readonly Worded<Citation>[];
}

export type FromFindingWorker =
  | { type: 'answer'; answer: FindingAnswers[keyof FindingAnswers] }
  | { type: 'failure'; message: string };
