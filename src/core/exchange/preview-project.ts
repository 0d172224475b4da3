/** Says what importing a project would do, before anything is done. */
import { nounOf } from '../model/record-nouns.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { matchProject, type ProjectMatch } from './match-project.ts';
import type { AnchoredPassage, PreparedProject } from './prepared-project.ts';
import type { PassageCounts, ProjectPreview, UnplacedPassage } from './project-preview.ts';

export function previewProject(study: StudyReader, prepared: PreparedProject): ProjectPreview {
  const { project, documents, passages } = prepared;
  const match = matchProject(study, prepared);
  const ofDocument = tally(passages, ({ documentKey }) => documentKey);
  const ofCode = tally(passages, ({ codeKey }) => codeKey);
  const ofCoder = tally(passages, ({ coderKey }) => coderKey ?? '');
  const ofKind = tally([...match.codes.values()], ({ kindKey }) => kindKey ?? '');
  return {
    format: prepared.format,
    name: project.name,
    writtenBy: project.writtenBy,
    documents: documents.map(({ key, title, fileName, facts, notes }) => {
      const twin = match.documents.get(key);
      return {
        key,
        title,
        fileName,
        characters: facts?.text.length ?? null,
        passages: ofDocument.get(key) ?? 0,
        twin: twin === undefined ? null : { id: twin.record.id, label: twin.record.title, by: twin.by },
        notes,
      };
    }),
    kinds: project.kinds.map(({ key, label }) => ({
      key,
      label,
      codes: ofKind.get(key) ?? 0,
      twin: named(match.kinds.get(key)),
    })),
    codes: [...match.codes.values()].map(({ code, label, kindKey, twin }) => ({
      key: code.key,
      label,
      kindKey,
      passages: ofCode.get(code.key) ?? 0,
      twin: named(twin),
    })),
    definitions: definitionsOf(project, match),
    codesWithoutKind: countWithoutKind(match),
    coders: project.coders.map(({ key, name }) => {
      const twin = match.coders.get(key);
      return {
        key,
        name,
        passages: ofCoder.get(key) ?? 0,
        twin: twin === undefined ? null : { id: twin.id, label: twin.name },
      };
    }),
    passages: countPassages(passages),
    unplaced: passages.filter(({ place }) => place === null).map(describeUnplaced(prepared, match)),
    links: project.links.length,
    memos: project.memos.length + passages.filter(({ memo }) => memo.trim() !== '').length,
    judgements: 0,
    losses: project.losses,
  };
}

function definitionsOf(
  { codebook, kinds }: PreparedProject['project'],
  { definitions }: ProjectMatch,
): ProjectPreview['definitions'] {
  if (codebook === undefined) return [];
  const labels = new Map(kinds.map(({ key, label }) => [key, label]));
  const { fields, vocabularies, linkTypes } = codebook;
  return [
    ...fields.map(({ id, label, kindId }) => ({
      key: `field ${id}`,
      sort: nounOf('field'),
      label,
      kind: kindId === null ? null : (labels.get(kindId) ?? null),
      twin: named(definitions.fields.get(id)),
    })),
    ...vocabularies.map(({ id, label }) => ({
      key: `vocabulary ${id}`,
      sort: nounOf('vocabulary'),
      label,
      kind: null,
      twin: named(definitions.vocabularies.get(id)),
    })),
    ...linkTypes.map(({ id, label }) => ({
      key: `link type ${id}`,
      sort: nounOf('linkType'),
      label,
      kind: null,
      twin: named(definitions.linkTypes.get(id)),
    })),
  ];
}

/** Codes for which a kind must be chosen. */
export const countWithoutKind = ({ codes }: ProjectMatch): number =>
  [...codes.values()].filter(({ kindKey, twin }) => kindKey === null && twin === null).length;

/** Says of passages without a place what they are, by names. */
export function describeUnplaced(
  { documents, project }: PreparedProject,
  match: ProjectMatch,
): (passage: AnchoredPassage) => UnplacedPassage {
  const titles = new Map(documents.map(({ key, title }) => [key, title]));
  const names = new Map(project.coders.map(({ key, name }) => [key, name]));
  return ({ documentKey, codeKey, coderKey, quote, why }) => ({
    documentTitle: titles.get(documentKey) ?? documentKey,
    code: match.codes.get(codeKey)?.label ?? codeKey,
    coder: coderKey === null ? null : (names.get(coderKey) ?? coderKey),
    quote: quote ?? '',
    why,
  });
}

function countPassages(passages: readonly AnchoredPassage[]): PassageCounts {
  const ways = tally(passages, ({ place }) => place?.how ?? 'nowhere');
  return {
    total: passages.length,
    inPlace: ways.get('in-place') ?? 0,
    byQuote: ways.get('by-quote') ?? 0,
    bySimilarWords: ways.get('by-similar-words') ?? 0,
    onPage: ways.get('on-page') ?? 0,
    unplaced: ways.get('nowhere') ?? 0,
    withoutCoder: passages.filter(({ coderKey }) => coderKey === null).length,
  };
}

const named = (record: { id: string; label: string } | null | undefined) =>
  record == null ? null : { id: record.id, label: record.label };

/** How many things have each key. */
export function tally<T>(things: readonly T[], keyOf: (thing: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const thing of things) counts.set(keyOf(thing), (counts.get(keyOf(thing)) ?? 0) + 1);
  return counts;
}
