/** The worker's copy of the study: records, kept up by commits, and each text that was handed over, with what is made of it. */
import { blocksOfFormat } from '#core/importers/blocks-of-format.ts';
import { SearchText } from '#core/search/search-text.ts';
import { StudyStore } from '#core/store/study-store.ts';
import { DocumentReading } from '#core/structure/document-reading.ts';
import type { Block } from '#core/text/blocks.ts';
import { DocumentUnits } from '#core/views/document-units.ts';
import type { TextMessage, ToWorker } from './messages.ts';

/** One text; each part is made once, when first asked for. */
export class StudiedText {
  readonly text: string;
  /** Made ready for searching. */
  readonly search: SearchText;
  private readonly message: TextMessage;
  private madeBlocks: readonly Block[] | undefined;
  private madeReading: DocumentReading | undefined;

  constructor(message: TextMessage) {
    this.message = message;
    this.text = message.text;
    this.search = new SearchText(message.text);
  }

  get blocks(): readonly Block[] {
    this.madeBlocks ??= this.message.blocks ?? blocksOfFormat(this.message.format, this.text);
    return this.madeBlocks;
  }

  get reading(): DocumentReading {
    this.madeReading ??= new DocumentReading(this.message.documentId, this.text, this.blocks);
    return this.madeReading;
  }
}

interface Arrival {
  coming: Promise<StudiedText>;
  take(text: StudiedText): void;
  fail(error: Error): void;
}

export class StudyCopy {
  store = new StudyStore();
  /** Changes whenever an item may have. */
  itemsVersion = 0;
  /** Of texts that are here. */
  readonly units = new DocumentUnits(
    id => this.requireText(id).text,
    id => this.requireText(id).blocks,
  );
  private readonly texts = new Map<string, StudiedText>();
  private readonly arrivals = new Map<string, Arrival>();
  private readonly want: (documentIds: readonly string[], soon: boolean) => void;

  /** `want` asks whoever has the texts for some; they come as messages. */
  constructor(want: (documentIds: readonly string[], soon: boolean) => void) {
    this.want = want;
  }

  take(message: Exclude<ToWorker, { type: 'ask' | 'cancel' | 'leave' }>): void {
    switch (message.type) {
      case 'reset':
        this.store = new StudyStore();
        this.itemsVersion += 1;
        break;
      case 'records':
        this.store.load(message.entries);
        this.itemsVersion += 1;
        break;
      case 'commit':
        this.store.apply(message.diff);
        if (message.diff.some(({ type }) => type === 'item')) this.itemsVersion += 1;
        break;
      case 'text': {
        const text = new StudiedText(message);
        this.texts.set(message.documentId, text);
        this.arrivals.get(message.documentId)?.take(text);
        this.arrivals.delete(message.documentId);
        break;
      }
      case 'missing':
        // It may come yet, when it is asked for again.
        this.arrivals.get(message.documentId)?.fail(new Error(message.message));
        this.arrivals.delete(message.documentId);
        break;
    }
  }

  /** In the order asked for; those that are not here are asked for at once. `soon` = somebody waits for them. */
  textsOf(documentIds: readonly string[], soon = true): (StudiedText | Promise<StudiedText>)[] {
    const missing = documentIds.filter(id => !this.texts.has(id));
    if (missing.length > 0) this.want(missing, soon);
    return documentIds.map(id => this.texts.get(id) ?? this.arrivalOf(id).coming);
  }

  /** Rejects with the reason in words where it cannot be had. */
  async textOf(documentId: string): Promise<StudiedText> {
    const [text] = this.textsOf([documentId]);
    return text ?? this.requireText(documentId);
  }

  has(documentId: string): boolean {
    return this.texts.has(documentId);
  }

  private requireText(documentId: string): StudiedText {
    const text = this.texts.get(documentId);
    if (text === undefined) throw new Error(`A text was read that had not been asked for: ${documentId}.`);
    return text;
  }

  private arrivalOf(documentId: string): Arrival {
    const known = this.arrivals.get(documentId);
    if (known !== undefined) return known;
    let [take, fail] = [(_: StudiedText): void => {}, (_: Error): void => {}];
    const coming = new Promise<StudiedText>((resolve, reject) => {
      [take, fail] = [resolve, reject];
    });
    // Whoever waits is told; a text that nobody waits for is no failure.
    coming.catch(() => undefined);
    const arrival = { coming, take, fail };
    this.arrivals.set(documentId, arrival);
    return arrival;
  }
}
