/**
 * Reads UIMA CAS in XMI: each view with a text is a document, each annotation with a place a passage. A type is a kind;
 * the code is what its telling feature says. Types that cut and describe words are passed over.
 */
import { childrenOf, parseXml, type XmlElement, XmlProblem } from '../../importers/xml/xml-tree.ts';
import type { ExchangeFile, ExchangeReader, ExchangeValue } from '../project.ts';
import {
  baseOf,
  type DraftDocument,
  decodeWhole,
  hasEnding,
  momentOf,
  nameOf,
  ProjectDraft,
  readSafely,
  UnreadableProject,
} from './corpus/project-draft.ts';
import { takeCasTags } from './corpus/tag-sets.ts';

export const uimaXmiReader: ExchangeReader = {
  id: 'uima-xmi',
  label: 'UIMA CAS (XMI)',
  extensions: ['xmi', 'xml', 'json'],
  takes: 'files',
  sniff: files => files.some(isXmi),
  read: files => readSafely('UIMA XMI', files, () => read(files)),
};

const isXmi = (file: ExchangeFile): boolean =>
  (hasEnding(file, 'xmi') || hasEnding(file, 'xml')) &&
  /<(?:\w+:)?XMI[\s>]/.test(decodeWhole(file.bytes.subarray(0, 2048)));

const prefixes = { 'http://www.omg.org/XMI': 'xmi', 'http:///uima/cas.ecore': 'cas' };

function read(files: readonly ExchangeFile[]) {
  const draft = new ProjectDraft(files, 'UTF-16 units');
  const found = files.filter(isXmi);
  if (found.length === 0)
    throw new UnreadableProject(
      'None of the files is UIMA XMI (root element XMI). Choose files that end in .xmi.',
    );
  for (const file of found) {
    try {
      takeCas(draft, file);
    } catch (error) {
      if (!(error instanceof XmlProblem)) throw error;
      throw new UnreadableProject(
        `“${nameOf(file.path)}” cannot be read: ${error.message}. Nothing was imported. Export it again, or leave it out.`,
      );
    }
  }
  return draft.finish('a UIMA program');
}

/** Types that cut and describe words and documents. */
const passedOver: ReadonlySet<string> = new Set([
  'DocumentAnnotation',
  'DocumentMetaData',
  'Token',
  'Sentence',
  'Paragraph',
  'Div',
  'Lemma',
  'Stem',
  'MorphologicalFeatures',
  'SurfaceForm',
  'Dependency',
  'ROOT',
]);

/** Features that say which code it is, the most telling first. */
export const tellingFeatures = ['code', 'value', 'label', 'identifier', 'category', 'name'];
/** Layers whose tags are no codes. */
export const isPassedOver = (layer: string): boolean => layer === 'POS' || passedOver.has(layer);

const known: ReadonlySet<string> = new Set([
  'sofa',
  'begin',
  'end',
  'kind',
  'coder',
  'memo',
  'createdAt',
  'passageId',
]);

function takeCas(draft: ProjectDraft, file: ExchangeFile): void {
  const root = parseXml(file.bytes, prefixes);
  const base = baseOf(file.path);
  const documents = new Map<string, DraftDocument>();
  const sofas = [...childrenOf(root, 'cas:Sofa')].filter(
    ({ attributes }) => attributes.sofaString !== undefined,
  );
  for (const { attributes } of sofas) {
    const name = sofas.length === 1 ? base : `${base} (${attributes.sofaID ?? ''})`;
    documents.set(attributes['xmi:id'] ?? '', draft.document(name, attributes.sofaString ?? ''));
  }
  if (documents.size === 0)
    throw new UnreadableProject(
      `“${nameOf(file.path)}” holds no text (no Sofa with a sofaString), so its annotations have nowhere to stand. Nothing was imported.`,
    );
  takeCasTags(draft, root, isPassedOver);
  for (const element of childrenOf(root)) {
    if (element.name.startsWith('cas:')) continue;
    const document = documents.get(element.attributes.sofa ?? '');
    const { begin, end } = element.attributes;
    if (element.name === 'TagsetDescription' || element.name === 'TagDescription') continue;
    if (document === undefined || begin === undefined || end === undefined)
      draft.lose('feature structure', 'feature structures', 'without a place in a text; left out');
    else if (passedOver.has(element.name) || 'PosValue' in element.attributes)
      draft.lose(
        'annotation',
        'annotations',
        'of tokens, sentences, parts of speech and the like, which are no coding; left out',
      );
    else takeAnnotation(draft, document, element, Number(begin), Number(end));
  }
}

function takeAnnotation(
  draft: ProjectDraft,
  document: DraftDocument,
  { name, attributes }: XmlElement,
  start: number,
  end: number,
): void {
  const feature = tellingFeatures.find(each => (attributes[each] ?? '') !== '');
  const isOwn = name === 'Passage' && attributes.passageId !== undefined;
  const values: [string, ExchangeValue][] = [];
  for (const [label, value] of Object.entries(attributes)) {
    if (label === feature || known.has(label) || label.includes(':')) continue;
    if (isOwn && label === 'values') {
      for (const line of value.split('\n')) {
        const pair = /^([^:]{1,300}): (.*)$/.exec(line);
        if (pair !== null) values.push([pair[1] ?? '', pair[2] ?? '']);
      }
    } else values.push([label, value]);
  }
  const kind = isOwn ? (attributes.kind ?? null) : name;
  draft.passage({
    document,
    codeKey: draft.code(feature === undefined ? name : (attributes[feature] ?? name), { kind }),
    coderKey: draft.coder(attributes.coder ?? ''),
    start,
    end,
    quote: null,
    memo: attributes.memo ?? '',
    createdAt: momentOf(attributes.createdAt),
    values: Object.fromEntries(values),
  });
}
