/** What of a project is in the study already: texts by their hash, kinds, codes and coders by their names. */
import { sameText } from '../commands/find.ts';
import type { Kind } from '../model/codebook.ts';
import type { Document } from '../model/document.ts';
import type { Item } from '../model/item.ts';
import type { RecordOf } from '../model/records.ts';
import type { StudyReader } from '../store/study-reader.ts';
import { type DefinitionMatch, matchDefinitions } from './definitions.ts';
import type { PreparedProject } from './prepared-project.ts';
import type { ExchangeCode, ExchangeCodebook } from './project.ts';
import { tidyLabel } from './tidy-label.ts';

export interface ProjectMatch {
  documents: ReadonlyMap<string, { record: Document; by: 'text' | 'source' }>;
  kinds: ReadonlyMap<string, Kind>;
  codes: ReadonlyMap<string, CodeMatch>;
  coders: ReadonlyMap<string, RecordOf<'coder'>>;
  definitions: DefinitionMatch;
}

export interface CodeMatch {
  code: ExchangeCode;
  /** With the labels of the codes above it, as `Health / Union`. */
  label: string;
  /** Its own group, or that of the nearest code above it. */
  kindKey: string | null;
  twin: Item | null;
}

/** The codebook of a project that has none. */
export const noDefinitions: ExchangeCodebook = { fields: [], vocabularies: [], linkTypes: [] };

/** Keys are the project's. */
export function matchProject(study: StudyReader, { project, documents }: PreparedProject): ProjectMatch {
  const kinds = new Map<string, Kind>();
  for (const { key, label } of project.kinds) {
    const twin = [...study.all('kind')].find(
      kind => sameText(kind.label, label.trim()) || sameText(kind.plural, label.trim()),
    );
    if (twin !== undefined) kinds.set(key, twin);
  }
  return {
    documents: matchDocuments(study, documents),
    kinds,
    codes: matchCodes(study, project, kinds),
    coders: matchCoders(study, project.coders),
    definitions: matchDefinitions(study, project.codebook ?? noDefinitions, kinds),
  };
}

function matchDocuments(
  study: StudyReader,
  documents: PreparedProject['documents'],
): ProjectMatch['documents'] {
  const bySource = new Map<string, Document>();
  const byText = new Map<string, Document>();
  for (const record of study.all('document')) {
    if (!bySource.has(record.source.sha256)) bySource.set(record.source.sha256, record);
    if (!byText.has(record.text.sha256)) byText.set(record.text.sha256, record);
  }
  const found = new Map<string, { record: Document; by: 'text' | 'source' }>();
  for (const { key, facts } of documents) {
    if (facts === null) continue;
    const sameSource = bySource.get(facts.source.sha256);
    const same = byText.get(facts.text.sha256);
    // A study may hold one text twice, as a PDF and as its plain text: the very file is the better twin.
    if (sameSource !== undefined && sameSource.text.sha256 === facts.text.sha256)
      found.set(key, { record: sameSource, by: 'text' });
    else if (same !== undefined) found.set(key, { record: same, by: 'text' });
    else if (sameSource !== undefined) found.set(key, { record: sameSource, by: 'source' });
  }
  return found;
}

function matchCodes(
  study: StudyReader,
  project: PreparedProject['project'],
  kinds: ReadonlyMap<string, Kind>,
): ProjectMatch['codes'] {
  const byKey = new Map(project.codes.map(code => [code.key, code]));
  const groups = new Set(project.kinds.map(({ key }) => key));
  const itemsByName = new Map<string, Item[]>();
  for (const item of study.all('item')) {
    for (const name of new Set([item.label, ...item.aliases].map(foldName))) {
      const present = itemsByName.get(name);
      if (present === undefined) itemsByName.set(name, [item]);
      else present.push(item);
    }
  }
  const found = new Map<string, CodeMatch>();
  for (const code of project.codes) {
    const path = pathOf(code, byKey);
    const label = tidyLabel(path.map(each => each.label.trim()).join(' / '), 'Code without a name');
    const kindKey = path
      .toReversed()
      .find(each => each.kindKey !== null && groups.has(each.kindKey))?.kindKey;
    const named = itemsByName.get(foldName(label)) ?? [];
    const kind = kindKey === undefined ? undefined : kinds.get(kindKey ?? '');
    const ofKind = kindKey === undefined ? named : named.filter(item => item.kindId === kind?.id);
    found.set(code.key, { code, label, kindKey: kindKey ?? null, twin: onlyOne(ofKind, label) });
  }
  return found;
}

/** The one item; of several the one that is called so and not just also called so. */
export function onlyOne(items: readonly Item[], label: string): Item | null {
  if (items.length === 1) return items[0] ?? null;
  const called = items.filter(item => sameText(item.label, label));
  return called.length === 1 ? (called[0] ?? null) : null;
}

/** Capitals do not tell names apart. */
export const foldName = (name: string): string => name.trim().toLowerCase();

/** The code with all above it, the topmost first. A circle is cut where it closes. */
function pathOf(code: ExchangeCode, byKey: ReadonlyMap<string, ExchangeCode>): ExchangeCode[] {
  const path: ExchangeCode[] = [];
  const seen = new Set<string>();
  for (let at: ExchangeCode | undefined = code; at !== undefined && !seen.has(at.key); ) {
    seen.add(at.key);
    path.unshift(at);
    at = at.parentKey === null ? undefined : byKey.get(at.parentKey);
  }
  return path;
}

function matchCoders(
  study: StudyReader,
  coders: PreparedProject['project']['coders'],
): ProjectMatch['coders'] {
  const found = new Map<string, RecordOf<'coder'>>();
  const present = [...study.all('coder')];
  for (const { key, name } of coders) {
    const twin = present.find(coder => sameText(coder.name, tidyLabel(name, unnamedCoder)));
    if (twin !== undefined) found.set(key, twin);
  }
  return found;
}

/** Who codes where a project does not say. */
export const unnamedCoder = 'Not stated';
