/**
 * The window's side of the worker that searches: hands it each text once, as soon as something is searched, and asks
 * it. It is apart from the worker that computes views, so that no view holds up a search.
 */
import { messageOf } from '#core/problem.ts';
import type { StudySession } from '../../state/study-session.ts';
import type { Answers, FromWorker, Question, SearchRow, ToWorker } from './messages.ts';

interface Waiting {
  tell(rows: readonly SearchRow[]): void;
  resolve(answer: Answers[keyof Answers]): void;
  reject(error: Error): void;
}

const computers = new WeakMap<StudySession, SearchComputer>();

/** One for each open study, started when it is first asked for and ended with the study. */
export const searchComputerOf = (session: StudySession): SearchComputer => {
  const known = computers.get(session);
  if (known !== undefined) return known;
  const made = new SearchComputer(session);
  computers.set(session, made);
  return made;
};

export class SearchComputer {
  private readonly session: StudySession;
  private readonly worker = new Worker(new URL('./search-worker.ts', import.meta.url), { type: 'module' });
  private readonly waiting = new Map<number, Waiting>();
  private readonly brought = new Set<string>();
  private bringing: Promise<void> = Promise.resolve();
  private requests = 0;
  private isEnded = false;

  constructor(session: StudySession) {
    this.session = session;
    this.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.receive(data);
    this.worker.onerror = ({ message }) => this.failAll(message);
    session.onStop(() => {
      this.isEnded = true;
      this.worker.terminate();
      this.failAll('The study was closed.');
    });
  }

  /** Brings texts that the worker does not have, one after the other, in the order given. */
  bringTexts(documentIds: readonly string[]): void {
    for (const id of documentIds) {
      if (this.brought.has(id)) continue;
      this.brought.add(id);
      this.bringing = this.bringing.then(() => this.bringText(id));
    }
  }

  /** Rejects with the reason in words. `tell` is given rows before the answer comes, as they are found. */
  ask<K extends keyof Answers>(
    question: Question & { type: K },
    tell: (rows: readonly SearchRow[]) => void = () => {},
  ): Promise<Answers[K]> {
    this.requests += 1;
    const request = this.requests;
    return new Promise((resolve, reject) => {
      this.waiting.set(request, { tell, resolve: answer => resolve(answer as Answers[K]), reject });
      this.say({ type: 'ask', request, question });
    });
  }

  private say(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  private receive(message: FromWorker): void {
    const waiting = this.waiting.get(message.request);
    if (waiting === undefined) return;
    if (message.type === 'rows') {
      waiting.tell(message.rows);
      return;
    }
    this.waiting.delete(message.request);
    if (message.type === 'answer') waiting.resolve(message.answer);
    else waiting.reject(new Error(message.message));
  }

  private failAll(message: string): void {
    for (const { reject } of this.waiting.values()) reject(new Error(message));
    this.waiting.clear();
  }

  private async bringText(documentId: string): Promise<void> {
    if (this.isEnded) return;
    try {
      const { text, blocks } = await this.session.client.documentText(this.session.info.handle, documentId);
      this.say({ type: 'text', documentId, text, blocks });
    } catch (error) {
      this.brought.delete(documentId);
      const title = this.session.study.get('document', documentId)?.title ?? documentId;
      this.say({
        type: 'missing',
        documentId,
        message: `The text of “${title}” could not be read: ${messageOf(error)}`,
      });
    }
  }
}
