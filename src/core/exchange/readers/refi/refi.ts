/**
 * REFI-QDA 1.5: projects (.qdpx) and codebooks (.qdc) of ATLAS.ti, MAXQDA, NVivo, QualCoder, Quirkos and others. What
 * programs write otherwise than the standard says is read where it can mean one thing only. Sources: REFI-QDA 1.5 with
 * its schemas, and files of these programs. How records are mapped: docs/exchange.md.
 */
import { childOf, childrenOf, parseXml, type XmlElement } from '../../../importers/xml/xml-tree.ts';
import { messageOf } from '../../../problem.ts';
import type { ExchangeFile, ExchangeProject, ExchangeReader, ExchangeReading } from '../../project.ts';
import { ProjectDraft } from './draft.ts';
import { plainGuid } from './guids.ts';
import { isProjectArchive, openProject, type ProjectArchive } from './project-archive.ts';
import { descriptionOf, readCodes } from './read-codes.ts';
import { readNotesAndLinks } from './read-notes.ts';
import { readSets } from './read-sets.ts';
import { readSources } from './read-sources.ts';
import { readVariables } from './read-variables.ts';

export const refiProject: ExchangeReader = {
  id: 'refi-qda',
  label: 'REFI-QDA project (ATLAS.ti, MAXQDA, NVivo, QualCoder, Quirkos …)',
  extensions: ['qdpx'],
  takes: 'file',
  sniff: ([file, ...others]) => file !== undefined && others.length === 0 && isProjectArchive(file.bytes),
  read: files => readSafely(files, 'project', file => readProject(openProject(file.bytes))),
};

export const refiCodebook: ExchangeReader = {
  id: 'refi-qda-codebook',
  label: 'REFI-QDA codebook',
  extensions: ['qdc'],
  takes: 'file',
  sniff: ([file, ...others]) => file !== undefined && others.length === 0 && isCodebook(file.bytes),
  read: files => readSafely(files, 'codebook', file => readCodebook(file)),
};

async function readSafely(
  files: readonly ExchangeFile[],
  what: string,
  read: (file: ExchangeFile) => ExchangeProject,
): Promise<ExchangeReading> {
  const [file, ...others] = files;
  if (file === undefined || others.length > 0) {
    return {
      ok: false,
      message: `Nothing was imported: a REFI-QDA ${what} is one file. Choose that file alone.`,
    };
  }
  try {
    return { ok: true, project: read(file) };
  } catch (error) {
    return {
      ok: false,
      message: `${file.path} was not imported: ${messageOf(error)}`.replace(/([^.])$/, '$1.'),
    };
  }
}

const isCodebook = (bytes: Uint8Array): boolean => {
  const beginning = new TextDecoder().decode(bytes.subarray(0, 4_000)).replace(/<!--[\s\S]*?-->/g, '');
  return /^\s*(?:<\?[^>]*>\s*)*<(?:[a-z][\w.-]*:)?CodeBook[\s>]/i.test(beginning);
};

/** Names of elements count, whatever namespace a draft of the standard gave them. */
function parseRoot(bytes: Uint8Array, name: string): XmlElement {
  const root = parseXml(bytes, {});
  if (root.name !== name)
    throw new Error(`its XML begins with <${root.name.slice(0, 80)}>, not with <${name}>.`);
  return root;
}

function readProject(archive: ProjectArchive): ExchangeProject {
  const root = parseRoot(archive.project, 'Project');
  const { name = '', origin = '' } = root.attributes;
  const draft = new ProjectDraft(archive, origin.trim());
  const read = readCodes(childOf(root, 'CodeBook'));
  for (const [key, element] of read.elements) {
    draft.targets.set(key, { type: 'code', key });
    draft.noteOn(element, { type: 'code', key });
  }
  draft.lose('code with the id of another one|codes with the id of another one: left out.', read.repeated);
  readSources(draft, childOf(root, 'Sources'));
  const codes = readVariables(draft, root, read.codes);
  readNotesAndLinks(draft, root);
  const grouped = readSets(draft, root, { kinds: read.kinds, codes });
  const description = descriptionOf(root);
  if (description !== '')
    draft.memos.push({ on: { type: 'project' }, text: description, coderKey: null, createdAt: null });
  const graphs = [...childrenOf(childOf(root, 'Graphs'), 'Graph')].length;
  draft.lose('drawing of a network|drawings of networks: left out.', graphs);
  return {
    name: name.trim() === '' ? null : name.trim(),
    writtenBy: draft.origin === '' ? null : draft.origin,
    coders: Array.from(childrenOf(childOf(root, 'Users'), 'User'), ({ attributes }) => ({
      key: plainGuid(attributes.guid),
      name: attributes.name?.trim() || attributes.id?.trim() || '',
    })),
    kinds: grouped.kinds,
    codes: draft.isOwn ? withoutWrittenAliases(grouped.codes) : grouped.codes,
    documents: draft.documents,
    passages: draft.passages,
    links: draft.links,
    memos: draft.memos,
    losses: draft.losses,
  };
}

/** Descriptions that this program makes say what aliases and values say already. */
const withoutWrittenAliases = (codes: ExchangeProject['codes']): ExchangeProject['codes'] =>
  codes.map(code => ({ ...code, description: '' }));

function readCodebook({ path, bytes }: ExchangeFile): ExchangeProject {
  const root = parseRoot(bytes, 'CodeBook');
  const { kinds, codes, repeated } = readCodes(root);
  const sets = [...childrenOf(childOf(root, 'Sets'), 'Set')];
  const losses = repeated > 0 ? [`Codes with the id of another one were left out: ${repeated}.`] : [];
  const { origin = '' } = root.attributes;
  const grouped = groupBySets(root, sets.length > 0, { kinds, codes });
  return {
    name: path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, ''),
    writtenBy: origin.trim() === '' ? null : origin.trim(),
    coders: [],
    ...grouped,
    documents: [],
    passages: [],
    links: [],
    losses,
  };
}

function groupBySets(
  root: XmlElement,
  hasSets: boolean,
  read: Pick<Parameters<typeof readSets>[2], 'kinds' | 'codes'>,
): Pick<ExchangeProject, 'kinds' | 'codes' | 'memos'> {
  if (!hasSets) return { ...read, memos: [] };
  const draft = new ProjectDraft({ project: new Uint8Array(), find: () => null }, '');
  return { ...readSets(draft, root, read), memos: draft.memos };
}
