/** Codes that files state as a set to choose from, whether or not anything is coded with them. */
import {
  childrenOf,
  descendantsOf,
  parseXml,
  type XmlElement,
  XmlProblem,
} from '../../../importers/xml/xml-tree.ts';
import type { ExchangeFile } from '../../project.ts';
import { decodeWhole, hasEnding, isObject, nameOf, type ProjectDraft } from './project-draft.ts';

/**
 * Types of spans and events of brat's `annotation.conf`, one a line under others by tabs. Those with `!` are headings
 * alone, and macros (`<X>=…`), separators and comments are no types.
 */
export function takeBratTypes(draft: ProjectDraft, files: readonly ExchangeFile[]): void {
  for (const file of files) {
    if (nameOf(file.path).toLowerCase() !== 'annotation.conf') continue;
    let section = '';
    for (const line of decodeWhole(file.bytes).split(/\r?\n/)) {
      const [, heading] = /^\s*\[([^\]]*)\]\s*$/.exec(line) ?? [];
      if (heading !== undefined) section = heading.trim().toLowerCase();
      else if (section === 'entities' || section === 'spans' || section === 'events') {
        const [, type] = /^\s*([^\s!<#-][^\s#]*)/.exec(line) ?? [];
        if (type !== undefined) draft.code(type);
      }
    }
  }
}

const labelSets: ReadonlySet<string> = new Set(['Labels', 'HyperTextLabels', 'ParagraphLabels']);

/** Labels for stretches of text in a labelling interface of Label Studio, with their colours. */
export function takeLabelStudioLabels(draft: ProjectDraft, files: readonly ExchangeFile[]): void {
  for (const file of files) {
    if (!hasEnding(file, 'xml')) continue;
    try {
      const root = parseXml(file.bytes, {});
      for (const set of [root, ...descendantsOf(root)]) {
        if (!labelSets.has(set.name)) continue;
        for (const { name, attributes } of descendantsOf(set)) {
          const label = attributes.alias ?? attributes.value ?? '';
          if (name === 'Label' && label !== '' && !label.startsWith('$'))
            draft.code(label, { colour: attributes.background ?? null });
        }
      }
    } catch (error) {
      if (!(error instanceof XmlProblem)) throw error;
      draft.tell(
        `“${nameOf(file.path)}” cannot be read: ${error.message}. Labels that only it has were left out.`,
      );
    }
  }
}

/** Tag sets that DKPro writes into a CAS: a description names the layer and, by their ids, its tags. */
export function takeCasTags(
  draft: ProjectDraft,
  root: XmlElement,
  isPassedOver: (layer: string) => boolean,
): void {
  const tags = new Map<string, string>();
  for (const { name, attributes } of childrenOf(root))
    if (name === 'TagDescription' && attributes.name !== undefined)
      tags.set(attributes['xmi:id'] ?? '', attributes.name);
  for (const { name, attributes } of childrenOf(root)) {
    const layer = lastOf(attributes.layer ?? '');
    if (name !== 'TagsetDescription' || layer === '' || isPassedOver(layer)) continue;
    for (const id of (attributes.tags ?? '').split(' ')) {
      const tag = tags.get(id);
      if (tag !== undefined && tag !== '') draft.code(tag, { kind: layer });
    }
  }
}

/** Of an INCEpTION project, by its description: the tags of the feature of each layer of spans that names its code. */
export function inceptionTags(
  project: Readonly<Record<string, unknown>>,
  telling: readonly string[],
  isPassedOver: (layer: string) => boolean,
): { kind: string; name: string; description: string }[] {
  const sets = new Map(
    objectsIn(project.tag_sets).flatMap(set =>
      typeof set.name === 'string' ? [[set.name, set] as const] : [],
    ),
  );
  return objectsIn(project.layers).flatMap(({ name, type, features }) => {
    const kind = typeof name === 'string' ? lastOf(name) : '';
    if (kind === '' || type !== 'span' || isPassedOver(kind)) return [];
    const own = objectsIn(features).filter(feature => isObject(feature.tag_set));
    const byName = telling.map(each => own.find(candidate => candidate.name === each));
    const feature = byName.find(each => each !== undefined) ?? own[0];
    if (feature === undefined || !isObject(feature.tag_set)) return [];
    const set = sets.get(String(feature.tag_set.name)) ?? feature.tag_set;
    return objectsIn(set.tags).flatMap(tag =>
      typeof tag.name === 'string' && tag.name !== ''
        ? [{ kind, name: tag.name, description: typeof tag.description === 'string' ? tag.description : '' }]
        : [],
    );
  });
}

const objectsIn = (value: unknown): Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? (value as unknown[]).filter(isObject) : [];
const lastOf = (type: string): string => type.slice(type.lastIndexOf('.') + 1);
