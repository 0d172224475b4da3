/**
 * The window's side of the worker that computes for it: feeds it the study's records once, in slices that leave the
 * window free, then each commit, and asks it for tables, pictures, files, mentions and proposals.
 */
import { type AnyRecord, type Entry, recordTypes } from '#core/model/records.ts';
import type { Extent } from '#core/model/run.ts';
import type { Frame, Picture } from '#core/pictures/picture.ts';
import type { ViewRow, ViewTable } from '#core/views/view.ts';
import { onCommit, type StudySession } from '../state/study-session.ts';
import type { Answers, FromWorker, Question, ToWorker, WordedMention, WordedProposal } from './messages.ts';

/** Records that are handed over at once. */
const recordsAtOnce = 400;

/** A view as the worker computed it. What is asked of it later is of the same state, or refused. */
export interface ComputedView {
  tables: readonly ViewTable[];
  /** Null where the view has none, or where it has been computed anew since. */
  picture(frame: Frame): Promise<Picture | null>;
  file(format: string): Promise<string | Uint8Array<ArrayBuffer>>;
}

interface Waiting {
  rows: ViewRow[][];
  resolve(answer: Answers[keyof Answers]): void;
  reject(error: Error): void;
}

const computers = new WeakMap<StudySession, StudyComputer>();

/** One for each open study, started when something is first asked of it and ended with the study. */
export const computerOf = (session: StudySession): StudyComputer => {
  const known = computers.get(session);
  if (known !== undefined) return known;
  const made = new StudyComputer(session);
  computers.set(session, made);
  return made;
};

export class StudyComputer {
  private readonly session: StudySession;
  private readonly worker = new Worker(new URL('./study-worker.ts', import.meta.url), { type: 'module' });
  private readonly waiting = new Map<number, Waiting>();
  private readonly texts = new Map<string, Promise<void>>();
  private fed: Promise<void>;
  private requests = 0;
  private places = 0;
  /** The last computation of each place. */
  private readonly computations = new Map<number, number>();

  constructor(session: StudySession) {
    this.session = session;
    this.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.receive(data);
    this.worker.onerror = ({ message }) => this.failAll(message);
    this.fed = this.feed();
    const stopCommits = onCommit(({ diff }) => this.say({ type: 'commit', diff }));
    let wasLoaded = session.info.passagesLoaded;
    const stopInfo = session.onInfo(() => {
      const isLoaded = session.info.passagesLoaded;
      // Records were fetched anew, past the commits: what the worker has is no copy any more.
      if (isLoaded && !wasLoaded) this.fed = this.feed();
      wasLoaded = isLoaded;
    });
    session.onStop(() => {
      stopCommits();
      stopInfo();
      this.worker.terminate();
      this.failAll('The study was closed.');
    });
  }

  /** A number for wherever a view is shown; `leave` lets go of what is kept for it. */
  newPlace(): number {
    this.places += 1;
    return this.places;
  }

  leave(place: number): void {
    this.computations.delete(place);
    this.say({ type: 'leave', place });
  }

  /** Rejects with the reason in words. */
  async show(place: number, viewId: string, options: object): Promise<ComputedView> {
    const computation = (this.computations.get(place) ?? 0) + 1;
    this.computations.set(place, computation);
    await this.fed;
    const { answer: missing } = await this.ask('documents', { type: 'documents', viewId, options });
    await Promise.all(missing.map(id => this.bringText(id)));
    const { answer: tables, rows } = await this.ask('show', { type: 'show', place, viewId, options });
    const isCurrent = (): boolean => this.computations.get(place) === computation;
    return {
      tables: tables.map((table, index) => ({ ...table, rows: rows[index] ?? [] })),
      picture: async frame =>
        isCurrent() ? (await this.ask('picture', { type: 'picture', place, frame })).answer : null,
      file: async format => {
        if (!isCurrent()) throw new Error('The study has changed meanwhile. Save once more.');
        return (await this.ask('file', { type: 'file', place, format })).answer;
      },
    };
  }

  /** Where the items' names stand in one document's text. */
  async mentions(documentId: string): Promise<readonly WordedMention[]> {
    await this.fed;
    await this.bringText(documentId);
    return (await this.ask('mentions', { type: 'mentions', documentId })).answer ?? [];
  }

  /** What coding the mentions of some items would add to one document. */
  async proposals(
    documentId: string,
    rule: { itemIds: readonly string[]; extent: Extent },
  ): Promise<readonly WordedProposal[]> {
    await this.fed;
    await this.bringText(documentId);
    return (await this.ask('proposals', { type: 'proposals', documentId, ...rule })).answer ?? [];
  }

  private say(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  private ask<K extends keyof Answers>(
    _kind: K,
    question: Question & { type: K },
  ): Promise<{ answer: Answers[K]; rows: ViewRow[][] }> {
    this.requests += 1;
    const request = this.requests;
    const rows: ViewRow[][] = [];
    return new Promise((resolve, reject) => {
      this.waiting.set(request, {
        rows,
        resolve: answer => resolve({ answer: answer as Answers[K], rows }),
        reject,
      });
      this.say({ type: 'ask', request, question });
    });
  }

  private receive(message: FromWorker): void {
    const waiting = this.waiting.get(message.request);
    if (waiting === undefined) return;
    if (message.type === 'rows') {
      const rows = waiting.rows[message.table] ?? [];
      rows.push(...message.rows);
      waiting.rows[message.table] = rows;
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

  private bringText(documentId: string): Promise<void> {
    const known = this.texts.get(documentId);
    if (known !== undefined) return known;
    const coming = this.session.client
      .documentText(this.session.info.handle, documentId)
      .then(({ text, blocks }) => {
        const areKept = this.session.study.get('document', documentId)?.blocks !== null;
        this.say({ type: 'text', documentId, text, ...(areKept ? { blocks } : {}) });
      });
    this.texts.set(documentId, coming);
    coming.catch(() => this.texts.delete(documentId));
    return coming;
  }

  /** What a commit changes while this goes on is told by the commit itself, before or after its slice. */
  private async feed(): Promise<void> {
    this.say({ type: 'reset' });
    for (const type of recordTypes) {
      let entries: Entry[] = [];
      for (const record of this.session.study.allWithRemoved(type) as Iterable<AnyRecord>) {
        entries.push({ type, record } as Entry);
        if (entries.length < recordsAtOnce) continue;
        this.say({ type: 'records', entries });
        entries = [];
        await new Promise(resolve => setTimeout(resolve));
      }
      if (entries.length > 0) this.say({ type: 'records', entries });
    }
  }
}
