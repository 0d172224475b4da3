/**
 * The zip of a whole project as INCEpTION and WebAnno export it: `annotation/DOCUMENT/USER.*` in one of their formats,
 * each read by that format's reader and put together by document and user. Java's own files (`*_ser`) are never read.
 */
import { Archive, ArchiveProblem } from '../../../importers/zip/read-archive.ts';
import type {
  ExchangeCode,
  ExchangeDocument,
  ExchangeKind,
  ExchangePassage,
  ExchangeProject,
  ExchangeReader,
} from '../../project.ts';
import {
  isObject,
  mostCodes,
  nameOf,
  parseJson,
  readSafely,
  UnreadableProject,
} from '../corpus/project-draft.ts';
import { inceptionTags } from '../corpus/tag-sets.ts';
import { LossCount } from '../loss-count.ts';
import { isPassedOver, tellingFeatures, uimaXmiReader } from '../uima-xmi.ts';
import { webannoTsvReader } from '../webanno-tsv.ts';

const largestTotal = 512 * 1024 * 1024;
const description = /^exportedproject.*\.json$/i;
const annotation = /^annotation\/([^/]+)\/([^/]+)\.(tsv|xmi|xml|zip)$/i;

export const inceptionReader: ExchangeReader = {
  id: 'inception',
  label: 'INCEpTION or WebAnno (project)',
  extensions: ['zip'],
  takes: 'file',
  sniff([file]) {
    if (file === undefined || file.bytes[0] !== 0x50 || file.bytes[1] !== 0x4b) return false;
    try {
      return [...new Archive(file.bytes).names].some(name => description.test(name));
    } catch {
      return false;
    }
  },
  read: files =>
    readSafely('an INCEpTION project', files, async () => {
      const [file] = files;
      if (file === undefined) throw new UnreadableProject('No file was chosen. Choose the project’s zip.');
      try {
        return await read(new Archive(file.bytes, { largestTotal }));
      } catch (error) {
        if (!(error instanceof ArchiveProblem)) throw error;
        throw new UnreadableProject(`The project was not imported: ${error.message}`);
      }
    }),
};

async function read(archive: Archive): Promise<ExchangeProject> {
  const names = [...archive.names];
  const about = names.find(name => description.test(name));
  const stated = about === undefined ? undefined : parseJson(archive.read(about) ?? new Uint8Array());
  if (!isObject(stated))
    throw new UnreadableProject(
      'The zip has no description of a project (exportedproject.json) that can be read. Export the whole project from INCEpTION once more.',
    );
  const losses = new LossCount();
  const kinds = new Map<string, ExchangeKind>();
  const codes = new Map<string, ExchangeCode>();
  const documents = new Map<string, ExchangeDocument>();
  const passages: ExchangePassage[] = [];
  const users = new Set<string>();
  for (const path of names) {
    const [, title = '', user = '', extension = ''] = annotation.exec(path) ?? [];
    if (title === '' || user === 'INITIAL_CAS') continue;
    const files = filesOf(archive, path, title, extension.toLowerCase());
    const reader = [webannoTsvReader, uimaXmiReader].find(({ sniff }) => sniff(files));
    const reading = await reader?.read(files);
    if (reading === undefined || !reading.ok) {
      losses.lose(
        'file of annotations',
        'files of annotations',
        'neither WebAnno TSV 3 nor UIMA XMI, or damaged: left out. Export the project with one of these as its format',
      );
      continue;
    }
    const { project } = reading;
    users.add(user);
    for (const kind of project.kinds) kinds.set(kind.key, kind);
    for (const code of project.codes) codes.set(code.key, code);
    for (const loss of project.losses) losses.tell(`“${title}” of ${user}: ${loss}`);
    const [made] = project.documents;
    if (made === undefined) continue;
    // Those of other users have the same text; where one has not, its passages need their own.
    const known = documents.get(title);
    const isOther = known !== undefined && known.text !== made.text;
    const key = isOther ? `${title} (${user})` : title;
    documents.set(key, { ...made, key, title: key, fileName: `${title.replace(/\.[^.]*$/, '')}.txt` });
    for (const passage of project.passages)
      passages.push({ ...passage, key: `${path} ${passage.key}`, documentKey: key, coderKey: user });
  }
  for (const { kind, name, description: said } of inceptionTags(stated, tellingFeatures, isPassedOver)) {
    if (codes.size >= mostCodes) break;
    const key = JSON.stringify([kind, name]);
    const present = codes.get(key);
    kinds.set(kind, kinds.get(kind) ?? { key: kind, label: kind, colour: null, description: '' });
    codes.set(key, {
      ...(present ?? {
        key,
        label: name,
        kindKey: kind,
        parentKey: null,
        aliases: [],
        colour: null,
        values: {},
      }),
      description: said,
    });
  }
  const skipped = names.filter(name => /^curation\/.*\.(?:tsv|xmi|xml|zip)$/i.test(name)).length;
  losses.lose(
    'curated document',
    'curated documents',
    'left out, as they repeat what users annotated',
    skipped,
  );
  if (documents.size === 0)
    throw new UnreadableProject(
      'The project has no annotations as WebAnno TSV 3 or UIMA XMI. Export it from INCEpTION once more with one of these as its format.',
    );
  return {
    name: typeof stated.name === 'string' ? stated.name : null,
    writtenBy: 'INCEpTION or WebAnno',
    coders: [...users].map(user => ({ key: user, name: user })),
    kinds: [...kinds.values()],
    codes: [...codes.values()],
    documents: [...documents.values()],
    passages,
    links: [],
    memos: [],
    losses: losses.list(),
  };
}

/** The file under its document’s name; a zip holds XMI with its type system. */
function filesOf(archive: Archive, path: string, title: string, extension: string) {
  const bytes = archive.read(path) ?? new Uint8Array();
  if (extension !== 'zip') return [{ path: `${title}.${extension}`, bytes }];
  const inner = new Archive(bytes, { largestTotal });
  return [...inner.names].map(name => ({
    path: nameOf(name).toLowerCase().startsWith('typesystem')
      ? nameOf(name)
      : `${title}.${nameOf(name).split('.').at(-1)}`,
    bytes: inner.read(name) ?? new Uint8Array(),
  }));
}
