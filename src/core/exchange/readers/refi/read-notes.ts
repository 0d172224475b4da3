/** Notes and links of a REFI-QDA project. A note is tied to what it is about by references, or by a link to it. */
import { childOf, childrenOf, textIn, type XmlElement } from '../../../importers/xml/xml-tree.ts';
import { decodeText } from './decode-text.ts';
import type { ProjectDraft, Target } from './draft.ts';
import { plainGuid } from './guids.ts';
import { descriptionOf } from './read-codes.ts';

export function readNotesAndLinks(draft: ProjectDraft, project: XmlElement): void {
  const notes = new Map<string, XmlElement>();
  for (const note of childrenOf(childOf(project, 'Notes'), 'Note')) {
    notes.set(plainGuid(note.attributes.guid), note);
    draft.lose(
      'coded place in a note|coded places in notes: left out.',
      [...childrenOf(note, 'PlainTextSelection')].length,
    );
  }
  draft.noteOn(project, { type: 'project' });
  const texts = new Map<string, string>();
  const textOf = (guid: string): string => {
    const known = texts.get(guid);
    if (known !== undefined) return known;
    const note = notes.get(guid);
    const text = note === undefined ? '' : textOfNote(draft, note);
    texts.set(guid, text);
    return text;
  };
  const usedByLinks = readLinks(draft, project, notes, textOf);
  for (const [guid, note] of notes) {
    const text = textOf(guid);
    if (text === '') continue;
    const targets = draft.noteTargets.get(guid) ?? [];
    if (targets.length === 0 && usedByLinks.has(guid)) continue;
    const { creatingUser, creationDateTime } = note.attributes;
    for (const on of targets.length === 0 ? [{ type: 'project' } as const] : distinct(targets)) {
      draft.memos.push({
        on,
        text,
        coderKey: creatingUser === undefined ? null : plainGuid(creatingUser),
        createdAt: creationDateTime ?? null,
      });
    }
  }
}

/** GUIDs of notes that a link takes along. */
function readLinks(
  draft: ProjectDraft,
  project: XmlElement,
  notes: ReadonlyMap<string, XmlElement>,
  textOf: (guid: string) => string,
): ReadonlySet<string> {
  const used = new Set<string>();
  for (const link of childrenOf(childOf(project, 'Links'), 'Link')) {
    const { name = '', direction = '', originGUID, targetGUID } = link.attributes;
    const ends = [plainGuid(originGUID), plainGuid(targetGUID)] as const;
    const noteEnd = ends.findIndex(guid => notes.has(guid));
    if (noteEnd !== -1) {
      const about = draft.targets.get(ends[1 - noteEnd] ?? '');
      const guid = ends[noteEnd] ?? '';
      if (about !== undefined) draft.noteTargets.set(guid, [...(draft.noteTargets.get(guid) ?? []), about]);
      else
        draft.lose(
          'link of a note to something that is not there|links of notes to things that are not there: left out.',
        );
      continue;
    }
    const isBetweenCodes = ends.every(guid => draft.targets.get(guid)?.type === 'code');
    if (!isBetweenCodes) {
      draft.lose('link between other things than codes|links between other things than codes: left out.');
      continue;
    }
    const told = Array.from(childrenOf(link, 'NoteRef'), ({ attributes }) =>
      plainGuid(attributes.targetGUID),
    );
    for (const guid of told) used.add(guid);
    draft.links.push({
      type: name,
      directed: direction.trim() === 'OneWay',
      fromKey: ends[0],
      toKey: ends[1],
      memo: told
        .map(textOf)
        .filter(text => text !== '')
        .join('\n\n'),
    });
  }
  return used;
}

/** With its name as a heading, unless the text begins with it. */
function textOfNote(draft: ProjectDraft, note: XmlElement): string {
  const { name = '', plainTextPath, richTextPath } = note.attributes;
  const content = childOf(note, 'PlainTextContent');
  const file =
    content === undefined && plainTextPath !== undefined ? draft.archive.find(plainTextPath) : null;
  const written = content !== undefined ? textIn(content) : file === null ? '' : decodeText(file.bytes);
  const text = written.replace(/\r\n?/g, '\n').trim() || descriptionOf(note);
  if (text === '' && richTextPath !== undefined)
    draft.lose(
      'note that is there as rich text only|notes that are there as rich text only: only their names were kept.',
    );
  const heading = name.trim().replace(/(?:…|\.\.\.)$/, '');
  if (heading === '' || text.replace(/\s+/g, ' ').startsWith(heading.replace(/\s+/g, ' '))) return text;
  return text === '' ? name.trim() : `${name.trim()}\n\n${text}`;
}

function distinct(targets: readonly Target[]): Target[] {
  const found = new Map(targets.map(target => [JSON.stringify(target), target]));
  return [...found.values()];
}
