/** From mentions to passages that a researcher may accept: widened to what is to be coded, without what is coded. */
import type { Item } from '../model/item.ts';
import type { Passage } from '../model/passage.ts';
import type { Extent } from '../model/run.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { type Block, blockIndexAt } from '../text/blocks.ts';
import type { Range } from '../text/range.ts';
import { paragraphAt, sentenceAt } from '../text/words-and-sentences.ts';
import { type Doubt, type Mention, MentionFinder } from './find-mentions.ts';

export interface DocumentToSearch {
  documentId: string;
  text: string;
  blocks: readonly Block[];
}

export interface Proposal {
  documentId: string;
  itemId: string;
  /** What would be coded, in UTF-16 units of the text. */
  start: number;
  end: number;
  /** The mentions in it; one or more. */
  mentions: readonly Range[];
  /** Other items that it may be, where the name is theirs too. */
  candidates: readonly string[];
  doubt: Doubt | null;
}

/** A mention and whether a passage of its item lies over it. */
export interface CodedMention extends Mention {
  isCoded: boolean;
}

/** The mentions that a document has, with what is coded of them already. */
export function withCoding(
  study: StudyReader,
  documentId: string,
  mentions: readonly Mention[],
): CodedMention[] {
  const passages = passagesByItem(study, documentId);
  return mentions.map(mention => ({
    ...mention,
    isCoded: mention.candidates.some(id => isCovered(passages.get(id), mention)),
  }));
}

/** A finder for all live items of the study, in the order of their labels. */
export const finderFor = (study: StudyReader): MentionFinder =>
  new MentionFinder([...study.all('item')].sort(byLabel));

const byLabel = (one: Item, other: Item): number =>
  one.label < other.label ? -1 : one.label > other.label ? 1 : one.id < other.id ? -1 : 1;

/**
 * What coding the mentions of some items would add to one document, in order: a place for each mention or, where
 * several lie in one sentence or paragraph, one for all. What a passage of the item covers already is left out.
 * `mentions` are those of all items, which compete for a place.
 */
export function proposeIn(
  study: StudyReader,
  mentions: readonly Mention[],
  document: DocumentToSearch,
  { itemIds, extent }: { itemIds: readonly string[]; extent: Extent },
): Proposal[] {
  const wanted = new Set(itemIds);
  const passages = passagesByItem(study, document.documentId);
  const proposals = new Map<string, Proposal>();
  for (const mention of mentions) {
    for (const itemId of mention.candidates) {
      if (!wanted.has(itemId)) continue;
      if (isCovered(passages.get(itemId), mention)) continue;
      const range = widen(document, mention, extent);
      const key = `${itemId} ${range.start} ${range.end}`;
      const present = proposals.get(key);
      const place = { start: mention.start, end: mention.end };
      proposals.set(key, {
        ...{ documentId: document.documentId, itemId, ...range },
        mentions: [...(present?.mentions ?? []), place],
        candidates: [...new Set([...(present?.candidates ?? []), ...mention.candidates])],
        // One sure mention in a sentence makes the sentence sure.
        doubt: present === undefined ? mention.doubt : present.doubt === null ? null : mention.doubt,
      });
    }
  }
  return [...proposals.values()].sort((one, other) => one.start - other.start || one.end - other.end);
}

/** The words themselves, or the sentence or paragraph around them, within their block. */
function widen({ text, blocks }: DocumentToSearch, { start, end }: Range, extent: Extent): Range {
  if (extent === 'words') return { start, end };
  const block = blocks[blockIndexAt(blocks, start)];
  const within = block !== undefined && block.end >= end ? { within: block } : {};
  const around = extent === 'sentence' ? sentenceAt : paragraphAt;
  const first = around(text, start, within) ?? { start, end };
  const last = around(text, end - 1, within) ?? first;
  return { start: Math.min(first.start, start), end: Math.max(last.end, end) };
}

function passagesByItem(study: StudyReader, documentId: string): Map<string, Passage[]> {
  const lists = new Map<string, Passage[]>();
  for (const passage of study.passagesOfDocument(documentId)) {
    const present = lists.get(passage.itemId);
    if (present === undefined) lists.set(passage.itemId, [passage]);
    else present.push(passage);
  }
  return lists;
}

/** Whether one of the passages holds the whole of a place. */
export const isCovered = (passages: readonly Passage[] | undefined, { start, end }: Range): boolean =>
  passages?.some(passage => passage.start <= start && passage.end >= end) ?? false;
