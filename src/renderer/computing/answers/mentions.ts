/** Where items are named, and what coding that would add. */
import type { Mention, MentionFinder } from '#core/mentions/find-mentions.ts';
import { finderFor, proposeIn } from '#core/mentions/propose.ts';
import type { Range } from '#core/text/range.ts';
import type { Words } from '../messages.ts';
import type { StudyCopy } from '../study-copy.ts';
import type { Answering } from './answers.ts';

/** UTF-16 units around a mention in a list, and around a proposal that is read before it is accepted. */
const mentionContext = 28;
const proposalContext = 90;

export function answerMentions(copy: StudyCopy): Answering<'mentions' | 'proposals'> {
  /** For the items as they were at that version, with what it has found in each document. */
  let known: { version: number; finder: MentionFinder; found: Map<string, readonly Mention[]> } | null = null;
  const mentionsOf = (documentId: string, text: string): readonly Mention[] => {
    if (known?.version !== copy.itemsVersion)
      known = { version: copy.itemsVersion, finder: finderFor(copy.store), found: new Map() };
    const mentions = known.found.get(documentId) ?? known.finder.find(text);
    known.found.set(documentId, mentions);
    return mentions;
  };
  return {
    async mentions({ documentId }, turn) {
      const { text } = await copy.textOf(documentId);
      turn.check();
      return mentionsOf(documentId, text).map(mention => ({
        ...mention,
        ...wordsAt(text, mention, mentionContext),
      }));
    },
    async proposals({ documentId, ...rule }, turn) {
      const { text, blocks } = await copy.textOf(documentId);
      turn.check();
      const found = mentionsOf(documentId, text);
      return proposeIn(copy.store, found, { documentId, text, blocks }, rule).map(proposal => ({
        ...proposal,
        ...wordsAt(text, proposal, proposalContext),
      }));
    },
  };
}

/** Context begins and ends with whole words where it is cut. */
const wordsAt = (text: string, { start, end }: Range, context: number): Words => {
  const before = text.slice(Math.max(0, start - context), start);
  const after = text.slice(end, end + context);
  return {
    before: start > context ? before.replace(/^\S*\s/, '…') : before,
    quote: text.slice(start, end),
    after: end + context < text.length ? after.replace(/\s\S*$/, '…') : after,
  };
};
