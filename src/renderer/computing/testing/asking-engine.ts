/** Asks an engine as the window asks the worker, in one process. */
import type { Answer, FromWorker, Part, Question, QuestionType } from '../messages.ts';
import { StudyEngine } from '../study-engine.ts';

interface Waiting {
  parts: Part[];
  resolve(answer: Answer): void;
  reject(error: Error): void;
}

export class AskingEngine {
  readonly engine: StudyEngine;
  /** Texts that the engine has asked for, in order. */
  readonly wanted: string[] = [];
  private readonly texts: Readonly<Record<string, string>>;
  private readonly waiting = new Map<number, Waiting>();
  private requests = 0;

  /** `texts` are handed over when they are wanted; others are for the test to bring. */
  constructor(texts: Readonly<Record<string, string>> = {}) {
    this.texts = texts;
    this.engine = new StudyEngine(
      message => this.hear(message),
      () => new Promise(resolve => setTimeout(resolve)),
    );
  }

  give(documentId: string, text: string, format = 'text'): void {
    this.engine.take({ type: 'text', documentId, format, text });
  }

  async ask<K extends QuestionType>(question: Question<K>): Promise<Answer<K>> {
    return (await this.begin(question).answered).answer;
  }

  /** Rejects where nothing comes. `stop` takes the question back. */
  begin<K extends QuestionType>(question: Question<K>) {
    this.requests += 1;
    const request = this.requests;
    const parts: Part<K>[] = [];
    const answered = new Promise<{ answer: Answer<K>; parts: Part<K>[] }>((resolve, reject) => {
      this.waiting.set(request, {
        parts,
        resolve: answer => resolve({ answer: answer as Answer<K>, parts }),
        reject,
      });
    });
    this.engine.take({ type: 'ask', request, question: question as Question });
    return { answered, parts, stop: () => this.engine.take({ type: 'cancel', request }) };
  }

  private hear(message: FromWorker): void {
    if (message.type === 'want') {
      this.wanted.push(...message.documentIds);
      for (const id of message.documentIds) {
        const text = this.texts[id];
        if (text !== undefined) this.give(id, text);
      }
      return;
    }
    const waiting = this.waiting.get(message.request);
    if (message.type === 'part') waiting?.parts.push(message.part);
    else if (message.type === 'answer') waiting?.resolve(message.answer);
    else waiting?.reject(new Error(message.message));
  }
}
