/**
 * Sets of a REFI-QDA project. ATLAS.ti writes its groups so: a group of codes is the kind of those that have no other;
 * a group of documents is a variable of theirs.
 */
import { childOf, childrenOf, type XmlElement } from '../../../importers/xml/xml-tree.ts';
import type { ExchangeCode, ExchangeKind } from '../../project.ts';
import type { ProjectDraft } from './draft.ts';
import { plainGuid } from './guids.ts';
import { descriptionOf } from './read-codes.ts';

export function readSets(
  draft: ProjectDraft,
  project: XmlElement,
  { kinds, codes }: { kinds: ExchangeKind[]; codes: ExchangeCode[] },
): { kinds: ExchangeKind[]; codes: ExchangeCode[] } {
  const groups: { set: XmlElement; members: Set<string> }[] = [];
  const documents = new Map(draft.documents.map(document => [document.key, document]));
  for (const set of childrenOf(childOf(project, 'Sets'), 'Set')) {
    const name = (set.attributes.name ?? '').trim() || 'Group';
    const members = new Set(membersOf(set, 'MemberCode'));
    if (members.size > 0) groups.push({ set, members });
    for (const guid of membersOf(set, 'MemberSource')) {
      const document = documents.get(guid);
      if (document === undefined) continue;
      // “gender: male” is how ATLAS.ti writes the value of a variable.
      const [, variable = '', value = ''] = /^([^:]+):+\s*(.+)$/.exec(name) ?? [];
      if (variable !== '' && document.values[variable.trim()] === undefined)
        document.values[variable.trim()] = value.trim();
      else document.values[name] = true;
    }
    draft.lose(
      'note in a set|notes in sets: taken in, the set was not.',
      membersOf(set, 'MemberNote').length,
    );
  }
  return groupCodes(draft, groups, { kinds, codes });
}

function groupCodes(
  draft: ProjectDraft,
  groups: readonly { set: XmlElement; members: ReadonlySet<string> }[],
  { kinds, codes }: { kinds: ExchangeKind[]; codes: ExchangeCode[] },
): { kinds: ExchangeKind[]; codes: ExchangeCode[] } {
  const labels = new Map(codes.map(code => [code.key, code]));
  const kindOfSet = new Map<string, ExchangeKind>();
  const groupsOf = new Map<string, number>();
  for (const { members } of groups)
    for (const key of members) groupsOf.set(key, (groupsOf.get(key) ?? 0) + 1);
  const kindOfCode = new Map<string, string>();
  for (const [index, { set, members }] of groups.entries()) {
    const label = (set.attributes.name ?? '').trim() || 'Group';
    const present = kinds.find(kind => kind.label.trim() === label);
    const known = [...members].filter(key => labels.has(key));
    const loose = known.filter(key => labels.get(key)?.kindKey === null && groupsOf.get(key) === 1);
    const others = known.filter(
      key => !loose.includes(key) && (present === undefined || labels.get(key)?.kindKey !== present.key),
    );
    if (loose.length > 0) {
      const kind = present ?? {
        key: `set-${index}-${plainGuid(set.attributes.guid)}`,
        label,
        colour: null,
        description: descriptionOf(set),
      };
      kindOfSet.set(kind.key, kind);
      for (const key of loose) kindOfCode.set(key, kind.key);
    }
    // A code has one kind: that it is in this group too is said on the project.
    if (others.length > 0) {
      const names = others.map(key => labels.get(key)?.label ?? key);
      draft.memos.push({
        on: { type: 'project' },
        text: `Group of codes “${label}”: ${names.join('; ')}`,
        coderKey: null,
        createdAt: null,
      });
    }
  }
  const added = [...kindOfSet.values()].filter(kind => !kinds.includes(kind));
  return {
    kinds: [...kinds, ...added],
    codes: codes.map(code => ({ ...code, kindKey: kindOfCode.get(code.key) ?? code.kindKey })),
  };
}

const membersOf = (set: XmlElement, name: string): string[] =>
  Array.from(childrenOf(set, name), ({ attributes }) =>
    // The schema of codebooks has another name for it than that of projects.
    plainGuid(attributes.targetGUID ?? attributes.guid),
  );
