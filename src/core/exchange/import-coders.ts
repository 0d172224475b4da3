/** The coders of a project as coders of the study: those of the same name, else new ones. */
import { initialsOf } from '../commands/coder/add.ts';
import { requireLive, sameText } from '../commands/find.ts';
import type { CoderId } from '../model/ids.ts';
import type { ImportDraft } from './import-draft.ts';
import { foldName, type ProjectMatch, unnamedCoder } from './match-project.ts';
import type { ExchangeCoder } from './project.ts';
import { tidyLabel } from './tidy-label.ts';

export class ImportCoders {
  private readonly draft: ImportDraft;
  private readonly ids = new Map<string, CoderId>();
  private readonly made = new Map<string, CoderId>();
  private readonly chosen: string | null;
  private unnamed: CoderId | null = null;

  /** `chosen` codes where the project names nobody; null = a coder who is called so. */
  constructor(
    draft: ImportDraft,
    coders: readonly ExchangeCoder[],
    match: ProjectMatch['coders'],
    chosen: string | null,
  ) {
    this.draft = draft;
    this.chosen = chosen;
    for (const { key, name } of coders) {
      const label = tidyLabel(name, unnamedCoder);
      this.ids.set(key, match.get(key)?.id ?? this.made.get(foldName(label)) ?? this.add(label));
    }
  }

  /** Null where the project does not name one that it lists. */
  known(key: string | null): CoderId | null {
    return key === null ? null : (this.ids.get(key) ?? null);
  }

  of(key: string | null): CoderId {
    const known = this.known(key);
    if (known !== null) return known;
    this.unnamed ??=
      this.chosen === null
        ? this.called(unnamedCoder)
        : requireLive(this.draft.study, 'coder', this.chosen).id;
    return this.unnamed;
  }

  private called(name: string): CoderId {
    const present = [...this.draft.study.all('coder')].find(coder => sameText(coder.name, name));
    return present?.id ?? this.made.get(foldName(name)) ?? this.add(name);
  }

  private add(name: string): CoderId {
    const { draft } = this;
    const id = draft.context.newId('c') as CoderId;
    draft.put({ type: 'coder', record: { id, name, initials: initialsOf(name), ...draft.stamps() } });
    draft.added.coders += 1;
    this.made.set(foldName(name), id);
    return id;
  }
}
