/** The codes of a project as items: those that the study has by name, else new ones of their kinds. */
import { afterLast } from '../commands/codebook/order.ts';
import { requireKind, sameText } from '../commands/find.ts';
import { tidyAliases } from '../commands/item/labels.ts';
import type { Kind } from '../model/codebook.ts';
import type { ItemId, KindId } from '../model/ids.ts';
import type { Item } from '../model/item.ts';
import { Problem } from '../problem.ts';
import { counted } from '../text/counted.ts';
import { ownOrNewId } from './definitions.ts';
import { colourOf, type ImportDraft } from './import-draft.ts';
import type { ValueImport } from './import-values.ts';
import { type CodeMatch, foldName, onlyOne, type ProjectMatch } from './match-project.ts';
import { countWithoutKind } from './preview-project.ts';
import type { ExchangeKind } from './project.ts';
import { tidyLabel } from './tidy-label.ts';

/** Colour of kinds for which the project states none. */
const plainColour = '#7a7f87';

export type ImportItem = Pick<Item, 'id' | 'label' | 'kindId'> & { isNew: boolean };

export class ImportItems {
  private readonly draft: ImportDraft;
  private readonly match: ProjectMatch;
  private readonly kindIds = new Map<string, KindId>();
  private readonly items = new Map<string, ImportItem>();
  private byName: ReadonlyMap<string, readonly Pick<Item, 'id' | 'kindId'>[]> | null = null;

  /** Throws a Problem where codes need a kind and `chosen`, its id or label, is null or names none. */
  constructor(
    draft: ImportDraft,
    kinds: readonly ExchangeKind[],
    match: ProjectMatch,
    chosen: string | null,
  ) {
    this.draft = draft;
    this.match = match;
    this.takeKinds(kinds);
    const kindId = this.requireChosen(chosen);
    for (const [key, code] of match.codes) {
      const item = this.itemFor(code, kindId);
      if (item !== null) this.items.set(key, item);
    }
  }

  /** The item that a code is; undefined where the project lists no such code. */
  of(codeKey: string): ImportItem | undefined {
    return this.items.get(codeKey);
  }

  kindOf(kindKey: string): KindId | undefined {
    return this.kindIds.get(kindKey);
  }

  /** The id of the one item of that name, of these kinds or, where there are none, of any kind. */
  itemCalled(name: string, kindIds: readonly string[]): string | null {
    this.byName ??= this.indexNames();
    const found = (this.byName.get(foldName(name)) ?? []).filter(
      ({ kindId }) => kindIds.length === 0 || kindIds.includes(kindId),
    );
    const ids = new Set(found.map(({ id }) => id));
    return ids.size === 1 ? (found[0]?.id ?? null) : null;
  }

  noteValues(values: ValueImport): void {
    for (const [key, { code }] of this.match.codes) {
      const item = this.items.get(key);
      if (item?.isNew === true) values.note({ subject: 'item', kindId: item.kindId }, code.values);
    }
  }

  takeItems(values: ValueImport): void {
    const { draft } = this;
    let left = 0;
    for (const [key, { code, label }] of this.match.codes) {
      const item = this.items.get(key);
      if (item === undefined) continue;
      const { id, kindId, isNew } = item;
      if (isNew) {
        const aliases = code.aliases.map(alias => tidyLabel(alias, ''));
        const record: Item = {
          id,
          kindId,
          label,
          aliases: tidyAliases(label, aliases),
          colour: colourOf(code.colour),
          values: values.valuesOf({ subject: 'item', kindId }, code.values),
          ...draft.stamps(),
        };
        draft.put({ type: 'item', record });
        draft.added.items += 1;
      } else if (code.aliases.length > 0 || Object.keys(code.values).length > 0) left += 1;
      draft.putMemo({ type: 'item', id }, code.description, draft.stamps());
    }
    draft.lose(
      left,
      'code is',
      'codes are',
      'in the study already as items, whose aliases and values were left as they are.',
    );
  }

  private takeKinds(kinds: readonly ExchangeKind[]): void {
    const { draft } = this;
    const before = afterLast(draft.study.all('kind')) - 1;
    const keys = new Set(Array.from(draft.study.all('kind'), kind => kind.key));
    for (const [index, { key, label, colour, description, record: own }] of kinds.entries()) {
      const present = this.match.kinds.get(key);
      if (present !== undefined) {
        this.kindIds.set(key, present.id);
        continue;
      }
      const name = tidyLabel(label, 'Kind without a name');
      const record: Kind = {
        id: own === undefined ? (draft.context.newId('k') as KindId) : ownOrNewId(draft, 'kind', own.id),
        label: name,
        plural: own?.plural ?? name,
        description,
        key: own === undefined || keys.has(own.key) ? null : own.key,
        colour: colourOf(colour) ?? plainColour,
        order: before + (own?.order ?? index + 1),
        ...draft.stamps(),
      };
      keys.add(record.key);
      this.kindIds.set(key, record.id);
      draft.put({ type: 'kind', record });
      draft.added.kinds += 1;
    }
  }

  private requireChosen(chosen: string | null): KindId | null {
    const without = countWithoutKind(this.match);
    if (without === 0) return null;
    if (chosen !== null) return requireKind(this.draft.study, chosen).id;
    throw new Problem(
      'invalid',
      `${counted(without, 'code', 'codes')} of this project ${without === 1 ? 'belongs' : 'belong'} to no kind, and none was chosen.`,
      'Choose the kind that they become items of.',
    );
  }

  private itemFor(code: CodeMatch, chosen: KindId | null): ImportItem | null {
    const twin = code.twin ?? this.twinOfKind(code, chosen);
    if (twin !== null) return { ...twin, isNew: false };
    const kindId = code.kindKey === null ? chosen : this.kindIds.get(code.kindKey);
    if (kindId == null) return null;
    const id = this.draft.context.newId('i') as ItemId;
    return { id, label: code.label, kindId, isNew: true };
  }

  /** Of several items with the code's name in different kinds, the one of the kind that was chosen. */
  private twinOfKind({ label, kindKey }: CodeMatch, chosen: KindId | null): Item | null {
    if (kindKey !== null || chosen === null) return null;
    const called = [...this.draft.study.all('item')].filter(
      item => item.kindId === chosen && sameText(item.label, label),
    );
    return onlyOne(called, label);
  }

  private indexNames(): ReadonlyMap<string, readonly Pick<Item, 'id' | 'kindId'>[]> {
    const byName = new Map<string, Pick<Item, 'id' | 'kindId'>[]>();
    for (const item of [...this.items.values(), ...this.draft.study.all('item')]) {
      const name = foldName(item.label);
      const present = byName.get(name);
      if (present === undefined) byName.set(name, [item]);
      else present.push(item);
    }
    return byName;
  }
}
