/** The links of a project as links between items; a type that the codebook does not have is added. */
import { afterLast } from '../commands/codebook/order.ts';
import { sameText } from '../commands/find.ts';
import type { LinkId, LinkTypeId } from '../model/ids.ts';
import type { ImportDraft } from './import-draft.ts';
import type { ImportItems } from './import-items.ts';
import { foldName } from './match-project.ts';
import type { ExchangeLink } from './project.ts';
import { tidyLabel } from './tidy-label.ts';

export function importLinks(draft: ImportDraft, links: readonly ExchangeLink[], items: ImportItems): void {
  const types = new LinkTypes(draft);
  const made = new Map<string, LinkId>();
  let lost = 0;
  for (const { type, directed, fromKey, toKey, memo } of links) {
    const from = items.of(fromKey);
    const to = items.of(toKey);
    if (from === undefined || to === undefined || from.id === to.id) {
      lost += 1;
      continue;
    }
    const linkTypeId = types.called(tidyLabel(type, 'is linked to'), directed);
    const key = `${linkTypeId}|${from.id}|${to.id}`;
    const present = [...draft.study.linksOfItem(from.id)].find(
      link => link.linkTypeId === linkTypeId && link.fromId === from.id && link.toId === to.id,
    );
    let id = present?.id ?? made.get(key);
    if (id === undefined) {
      id = draft.context.newId('l') as LinkId;
      made.set(key, id);
      const ends = { fromId: from.id, toId: to.id, period: null, evidence: [] };
      draft.put({ type: 'link', record: { id, linkTypeId, ...ends, ...draft.stamps() } });
      draft.added.links += 1;
    }
    draft.putMemo({ type: 'link', id }, memo, draft.stamps());
  }
  draft.lose(lost, 'link', 'links', 'between other things than two different codes: left out.');
}

class LinkTypes {
  private readonly draft: ImportDraft;
  private readonly ids = new Map<string, LinkTypeId>();
  private order: number;

  constructor(draft: ImportDraft) {
    this.draft = draft;
    this.order = afterLast(draft.study.all('linkType'));
  }

  called(label: string, directed: boolean): LinkTypeId {
    const key = `${directed}:${foldName(label)}`;
    const known = this.ids.get(key);
    if (known !== undefined) return known;
    const { draft } = this;
    const present = [...draft.study.all('linkType')].find(
      each => each.directed === directed && sameText(each.label, label),
    );
    const id = present?.id ?? (draft.context.newId('y') as LinkTypeId);
    this.ids.set(key, id);
    if (present === undefined) {
      const more = { inverseLabel: label, directed, orientation: null, order: this.order };
      draft.put({ type: 'linkType', record: { id, label, ...more, ...draft.stamps() } });
      this.order += 1;
    }
    return id;
  }
}
