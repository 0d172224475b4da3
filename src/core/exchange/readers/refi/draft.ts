/** What the reading of a REFI-QDA project gathers, and what its parts need of each other. */
import { childrenOf, type XmlElement } from '../../../importers/xml/xml-tree.ts';
import { counted } from '../../../text/counted.ts';
import type {
  ExchangeDocument,
  ExchangeLink,
  ExchangeMemo,
  ExchangePassage,
  ExchangeValue,
} from '../../project.ts';
import { plainGuid } from './guids.ts';
import type { ProjectArchive } from './project-archive.ts';

type Values = Record<string, ExchangeValue>;
export type Target = ExchangeMemo['on'];

export interface DraftDocument extends ExchangeDocument {
  values: Values;
}

export class ProjectDraft {
  readonly archive: ProjectArchive;
  /** The program that wrote the project, as it says. */
  readonly origin: string;
  readonly documents: DraftDocument[] = [];
  readonly passages: ExchangePassage[] = [];
  readonly memos: ExchangeMemo[] = [];
  readonly links: ExchangeLink[] = [];
  /** What notes and links may point to, by GUID. */
  readonly targets = new Map<string, Target>();
  /** On what a note is, by the note's GUID, as `NoteRef` elements say. */
  readonly noteTargets = new Map<string, Target[]>();
  private readonly lost = new Map<string, number>();
  private readonly told: string[] = [];

  constructor(archive: ProjectArchive, origin: string) {
    this.archive = archive;
    this.origin = origin;
  }

  /** Whether this program wrote it, whose ways it then knows. */
  get isOwn(): boolean {
    return this.origin.startsWith(ownOrigin);
  }

  /** The notes that an element refers to are on the target. */
  noteOn(element: XmlElement, target: Target): void {
    for (const { attributes } of childrenOf(element, 'NoteRef')) {
      const guid = plainGuid(attributes.targetGUID);
      const present = this.noteTargets.get(guid);
      if (present === undefined) this.noteTargets.set(guid, [target]);
      else present.push(target);
    }
  }

  /** Counts things of one sort that have no place in a study. */
  lose(sort: string, count = 1): void {
    if (count > 0) this.lost.set(sort, (this.lost.get(sort) ?? 0) + count);
  }

  tell(loss: string): void {
    this.told.push(loss);
  }

  get losses(): string[] {
    return [...this.told, ...Array.from(this.lost, ([sort, count]) => tellLost(sort, count))];
  }
}

/** How this program names itself as the origin of a project; its version follows. */
export const ownOrigin = 'Tracework';

/** `sort` is written `one thing|several things: what became of them`. */
function tellLost(sort: string, count: number): string {
  const [noun = '', rest = ''] = sort.split('|');
  const [plural = '', ...end] = rest.split(': ');
  return `${counted(count, noun, plural)}: ${end.join(': ')}`;
}
