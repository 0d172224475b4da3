/**
 * Computes views over a copy of the study's records, apart from the window: the worker's inside, without anything
 * of a worker in it.
 */
import { StudyStore } from '#core/store/study-store.ts';
import type { Block } from '#core/text/blocks.ts';
import { DocumentUnits } from '#core/views/document-units.ts';
import { requireView } from '#core/views/registry.ts';
import type { ShownView, ViewRow } from '#core/views/view.ts';
import type { Answers, Question, ToWorker } from './messages.ts';

/** Rows that go to the window at once: few enough that taking them in does not hold it up. */
const rowsAtOnce = 500;

export class ViewEngine {
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

  take(message: Exclude<ToWorker, { type: 'ask' }>): void {
    switch (message.type) {
      case 'reset':
        this.store = new StudyStore();
        break;
      case 'records':
        this.store.load(message.entries);
        break;
      case 'commit':
        this.store.apply(message.diff);
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

  private require(place: number): ShownView {
    const shown = this.shown.get(place);
    if (shown === undefined) throw new Error('Nothing is shown at this place.');
    return shown;
  }
}
