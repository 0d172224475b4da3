/**
 * The window's side of the worker that computes for it, the only one that holds texts: feeds it the study's records
 * once, in slices that leave the window free, then each commit; hands it each text once, when it wants it; and asks it.
 */
import { type AnyRecord, type Entry, recordTypes } from '#core/model/records.ts';
import type { Extent } from '#core/model/run.ts';
import type { Frame, Picture } from '#core/pictures/picture.ts';
import { messageOf } from '#core/problem.ts';
import type { Cell, ViewRow, ViewTable } from '#core/views/view.ts';
import { onCommit, type StudySession } from '../state/study-session.ts';
import type {
  Answer,
  FromWorker,
  Part,
  Question,
  QuestionType,
  TableHead,
  ToWorker,
  WordedMention,
  WordedProposal,
} from './messages.ts';
import { type PackedRows, unpackRows } from './packed-rows.ts';
import { readsPassages, readsRecords } from './reading-of-questions.ts';

/** Records that are handed over at once. */
const recordsAtOnce = 400;
/** Texts that are fetched at a time: while one is on its way, the next is read. */
const textsAtOnce = 2;

/** A view as the worker computed it. What is asked of it later is of the same state, or refused. */
export interface ComputedView {
  tables: readonly TableHead[];
  /**
   * One of them with its rows, fetched once; counts lack their passages, as `hasPassages` tells. Never comes where the
   * view has been computed anew since.
   */
  table(name: string): Promise<ViewTable>;
  /** One cell with its passages; null where there is none. Never comes where the view has been computed anew since. */
  cell(table: string, rowId: string, columnId: string): Promise<Cell | null>;
  /** All cells with their ids, as CSV. Never comes where the view has been computed anew since. */
  cells(): Promise<string>;
  /** Null where the view has none, or where it has been computed anew since. */
  picture(frame: Frame): Promise<Picture | null>;
  file(format: string): Promise<string | Uint8Array<ArrayBuffer>>;
  /** What comes of the work, for files: rejects in words where the view is computed anew before it has come. */
  whileCurrent<T>(work: Promise<T>): Promise<T>;
}

const outdated = (): Error => new Error('The study has changed meanwhile. Save once more.');

export interface Asking<K extends QuestionType> {
  /** Is given what comes before the answer. */
  take?: (part: Part<K>) => void;
  /** Takes the question back: the worker stops, and the answer never comes. */
  signal?: AbortSignal;
}

interface Waiting {
  take(part: Part): void;
  resolve(answer: Answer): void;
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
  /** Texts that were handed over or are on their way. */
  private readonly brought = new Set<string>();
  /** Texts that are still to be fetched, the next one first. */
  private wanted: string[] = [];
  private fetching = 0;
  /** Null until something is asked that reads records. */
  private fed: Promise<void> | null = null;
  private requests = 0;
  private places = 0;
  private isEnded = false;
  private readonly stopListening: () => void;
  /** The last computation of each place. */
  private readonly computations = new Map<number, AbortController>();

  constructor(session: StudySession) {
    this.session = session;
    this.worker.onmessage = ({ data }: MessageEvent<FromWorker>) => this.receive(data);
    this.worker.onerror = ({ message }) => this.failAll(message);
    const stopCommits = onCommit(({ diff }) => {
      if (this.fed !== null) this.say({ type: 'commit', diff });
    });
    let wasLoaded = session.info.passagesLoaded;
    const stopInfo = session.onInfo(() => {
      const isLoaded = session.info.passagesLoaded;
      // Records were fetched anew, past the commits: what the worker has is no copy any more.
      if (isLoaded && !wasLoaded && this.fed !== null) this.fed = this.feed();
      wasLoaded = isLoaded;
    });
    this.stopListening = () => {
      stopCommits();
      stopInfo();
    };
    session.onStop(() => this.end('The study was closed.'));
  }

  /** Stops the worker at once, whatever it is at; who waits for an answer is told the reason. */
  end(reason: string): void {
    if (this.isEnded) return;
    this.isEnded = true;
    this.stopListening();
    this.worker.terminate();
    this.failAll(reason);
  }

  /** Rejects with the reason in words. A question that was taken back is never answered. */
  async ask<K extends QuestionType>(
    asked: Question<K>,
    { take = () => {}, signal }: Asking<K> = {},
  ): Promise<Answer<K>> {
    const question = asked as Question;
    if (readsPassages(question)) await this.passagesLoaded();
    if (readsRecords(question)) await this.recordsFed();
    return new Promise((resolve, reject) => {
      if (signal?.aborted === true) return;
      if (this.isEnded) {
        reject(new Error('The study was closed.'));
        return;
      }
      this.requests += 1;
      const request = this.requests;
      // Parts and answer are those of the question: the worker gives them under its number.
      this.waiting.set(request, { take, resolve, reject } as Waiting);
      signal?.addEventListener('abort', () => {
        if (this.waiting.delete(request)) this.say({ type: 'cancel', request });
      });
      this.say({ type: 'ask', request, question });
    });
  }

  /** A number for wherever a view is shown; `leave` lets go of what is kept for it. */
  newPlace(): number {
    this.places += 1;
    return this.places;
  }

  leave(place: number): void {
    this.computations.get(place)?.abort();
    this.computations.delete(place);
    this.say({ type: 'leave', place });
  }

  /** Rejects with the reason in words. What was asked for the place before is given up. */
  async show(place: number, viewId: string, options: object): Promise<ComputedView> {
    this.computations.get(place)?.abort();
    const computation = new AbortController();
    this.computations.set(place, computation);
    const { signal } = computation;
    const tables = await this.ask({ type: 'show', place, viewId, options }, { signal });
    const fetched = new Map<string, Promise<ViewTable>>();
    const fetchTable = async (name: string): Promise<ViewTable> => {
      const head = tables.find(table => table.name === name);
      if (head === undefined) throw new Error(`The view has no table “${name}”.`);
      const rows: ViewRow[] = [];
      const take = (slice: PackedRows): void => {
        for (const row of unpackRows(slice)) rows.push(row);
      };
      await this.ask({ type: 'rows', place, table: name }, { signal, take });
      return { name, columns: head.columns, notes: head.notes, rows };
    };
    const isCurrent = (): boolean => !signal.aborted;
    return {
      tables,
      table(name) {
        const coming = fetched.get(name) ?? fetchTable(name);
        fetched.set(name, coming);
        return coming;
      },
      cell: (table, rowId, columnId) => this.ask({ type: 'cell', place, table, rowId, columnId }, { signal }),
      cells: () => this.ask({ type: 'cells', place }, { signal }),
      whileCurrent: work =>
        new Promise((resolve, reject) => {
          const stop = (): void => reject(outdated());
          if (!isCurrent()) stop();
          signal.addEventListener('abort', stop, { once: true });
          work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop));
        }),
      picture: async frame => (isCurrent() ? this.ask({ type: 'picture', place, frame }) : null),
      file: async format => {
        if (!isCurrent()) throw outdated();
        return this.ask({ type: 'file', place, format });
      },
    };
  }

  /** Where the items' names stand in one document's text. */
  mentions(documentId: string): Promise<readonly WordedMention[]> {
    return this.ask({ type: 'mentions', documentId });
  }

  /** What coding the mentions of some items would add to one document. */
  proposals(
    documentId: string,
    rule: { itemIds: readonly string[]; extent: Extent },
    signal: AbortSignal,
  ): Promise<readonly WordedProposal[]> {
    return this.ask({ type: 'proposals', documentId, ...rule }, { signal });
  }

  private say(message: ToWorker): void {
    this.worker.postMessage(message);
  }

  private receive(message: FromWorker): void {
    if (message.type === 'want') {
      this.bring(message);
      return;
    }
    const waiting = this.waiting.get(message.request);
    if (message.type === 'part') {
      waiting?.take(message.part);
      return;
    }
    this.waiting.delete(message.request);
    if (message.type === 'answer') waiting?.resolve(message.answer);
    else waiting?.reject(new Error(message.message));
  }

  private failAll(message: string): void {
    for (const { reject } of this.waiting.values()) reject(new Error(message));
    this.waiting.clear();
  }

  private bring({ documentIds, soon }: FromWorker & { type: 'want' }): void {
    const asked = documentIds.filter(id => !this.brought.has(id));
    const others = this.wanted.filter(id => !asked.includes(id));
    this.wanted = soon
      ? [...asked, ...others]
      : [...this.wanted, ...asked.filter(id => !this.wanted.includes(id))];
    while (this.fetching < textsAtOnce && this.wanted.length > 0) void this.bringNext();
  }

  private async bringNext(): Promise<void> {
    const id = this.wanted.shift();
    if (id === undefined || this.isEnded) return;
    this.brought.add(id);
    this.fetching += 1;
    try {
      const { text, blocks } = await this.session.client.documentText(this.session.info.handle, id);
      const document = this.session.study.get('document', id);
      const kept = document?.blocks == null ? {} : { blocks };
      this.say({ type: 'text', documentId: id, format: document?.format ?? '', text, ...kept });
    } catch (error) {
      this.brought.delete(id);
      const title = this.session.study.get('document', id)?.title ?? id;
      const message = `The text of “${title}” could not be read: ${messageOf(error)}`;
      this.say({ type: 'missing', documentId: id, message });
    } finally {
      this.fetching -= 1;
    }
    await this.bringNext();
  }

  private async passagesLoaded(): Promise<void> {
    if (this.session.info.passagesLoaded) return;
    await new Promise<void>(resolve => {
      const stop = this.session.onInfo(() => {
        if (!this.session.info.passagesLoaded) return;
        stop();
        resolve();
      });
    });
  }

  private async recordsFed(): Promise<void> {
    for (let fed: Promise<void> | null = null; fed !== this.fed || fed === null; ) {
      this.fed ??= this.feed();
      fed = this.fed;
      await fed;
    }
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
