/**
 * Computes over a copy of the study's records and texts, apart from the window: views, mentions, proposals. The
 * worker's inside, without anything of a worker in it.
 */
import type { Mention, MentionFinder } from '#core/mentions/find-mentions.ts';
import { finderFor, proposeIn } from '#core/mentions/propose.ts';
import { StudyStore } from '#core/store/study-store.ts';
import type { Block } from '#core/text/blocks.ts';
import type { Range } from '#core/text/range.ts';
import { DocumentUnits } from '#core/views/document-units.ts';
import { requireView } from '#core/views/registry.ts';
import type { ShownView, ViewRow } from '#core/views/view.ts';
import type { Answers, Question, ToWorker, Words } from './messages.ts';

/** Rows that go to the window at once: few enough that taking them in does not hold it up. */
const rowsAtOnce = 500;
/** UTF-16 units around a mention in a list, and around a proposal that is read before it is accepted. */
const mentionContext = 28;
const proposalContext = 90;

export class StudyEngine {
  private store = new StudyStore();
  private readonly texts = new Map<string, { text: string; blocks?: readonly Block[] }>();
  private readonly units = new DocumentUnits(
    id => {
      const content = this.texts.get(id);
      if (content === undefined) throw new Error(`The view read a text that it had not asked for: ${id}.`);
      return content.text;
    },
    id => this.texts.get(id)?.blocks,
  );
  private readonly shown = new Map<number, ShownView>();
  /** For the items as they are, with what it has found in each document; null after one has changed. */
  private mentioned: { finder: MentionFinder; found: Map<string, readonly Mention[]> } | null = null;

  take(message: Exclude<ToWorker, { type: 'ask' }>): void {
    switch (message.type) {
      case 'reset':
        this.store = new StudyStore();
        this.mentioned = null;
        break;
      case 'records':
        this.store.load(message.entries);
        this.mentioned = null;
        break;
      case 'commit':
        this.store.apply(message.diff);
        if (message.diff.some(({ type }) => type === 'item')) this.mentioned = null;
        break;
      case 'text':
        this.texts.set(message.documentId, message);
        break;
      case 'leave':
        this.shown.delete(message.place);
        break;
    }
  }

  /** `tell` hands out rows of the table at the index before the answer. Throws a Problem where it may not be done. */
  async answer(
    question: Question,
    tell: (table: number, rows: readonly ViewRow[]) => void,
  ): Promise<Answers[keyof Answers]> {
    switch (question.type) {
      case 'documents':
        return requireView(question.viewId)
          .documents(this.store, question.options)
          .filter(id => !this.texts.has(id));
      case 'show':
        return this.show(question, tell);
      case 'picture':
        return this.require(question.place).picture(question.frame);
      case 'file':
        return this.require(question.place).file(question.format);
      case 'mentions':
        return this.mentions(question.documentId);
      case 'proposals':
        return this.proposals(question);
    }
  }

  private show(
    { place, viewId, options }: Question & { type: 'show' },
    tell: (table: number, rows: readonly ViewRow[]) => void,
  ): Answers['show'] {
    const shown = requireView(viewId).show(this.store, options, this.units);
    this.shown.set(place, shown);
    for (const [index, { rows }] of shown.tables.entries()) {
      for (let from = 0; from < rows.length; from += rowsAtOnce)
        tell(index, rows.slice(from, from + rowsAtOnce));
    }
    return shown.tables.map(({ name, columns, notes }) => ({ name, columns, notes }));
  }

  private mentions(documentId: string): Answers['mentions'] {
    const content = this.texts.get(documentId);
    if (content === undefined) return null;
    return this.mentionsOf(documentId, content.text).map(mention => ({
      ...mention,
      ...wordsAt(content.text, mention, mentionContext),
    }));
  }

  private proposals({ documentId, itemIds, extent }: Question & { type: 'proposals' }): Answers['proposals'] {
    const content = this.texts.get(documentId);
    const document = this.store.get('document', documentId);
    if (content === undefined || document === undefined) return null;
    const { text } = content;
    const searched = { documentId, text, blocks: this.units.blocks(document) };
    return proposeIn(this.store, this.mentionsOf(documentId, text), searched, { itemIds, extent }).map(
      proposal => ({
        ...proposal,
        ...wordsAt(text, proposal, proposalContext),
      }),
    );
  }

  private mentionsOf(documentId: string, text: string): readonly Mention[] {
    this.mentioned ??= { finder: finderFor(this.store), found: new Map() };
    const { finder, found } = this.mentioned;
    const mentions = found.get(documentId) ?? finder.find(text);
    found.set(documentId, mentions);
    return mentions;
  }

  private require(place: number): ShownView {
    const shown = this.shown.get(place);
    if (shown === undefined) throw new Error('Nothing is shown at this place.');
    return shown;
  }
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
