/** The parts of a Word file, found by their relationships: their paths and namespaces are the writer's to choose. */
import { childrenOf, parseXml, type XmlElement, XmlProblem } from '../xml/xml-tree.ts';
import { Archive, ArchiveProblem } from '../zip/read-archive.ts';

const strict = 'http://purl.oclc.org/ooxml';
const transitional = 'http://schemas.openxmlformats.org';

/** Agreed prefixes; the strict form of the standard has namespaces of its own. */
const prefixes: Readonly<Record<string, string>> = {
  [`${transitional}/wordprocessingml/2006/main`]: 'w',
  [`${strict}/wordprocessingml/main`]: 'w',
  [`${transitional}/officeDocument/2006/relationships`]: 'r',
  [`${strict}/officeDocument/relationships`]: 'r',
  [`${transitional}/officeDocument/2006/math`]: 'm',
  [`${strict}/officeDocument/math`]: 'm',
  [`${transitional}/drawingml/2006/wordprocessingDrawing`]: 'wp',
  [`${strict}/drawingml/wordprocessingDrawing`]: 'wp',
  [`${transitional}/drawingml/2006/main`]: 'a',
  [`${strict}/drawingml/main`]: 'a',
  [`${transitional}/drawingml/2006/picture`]: 'pic',
  [`${strict}/drawingml/picture`]: 'pic',
  [`${transitional}/drawingml/2006/chart`]: 'chart',
  [`${strict}/drawingml/chart`]: 'chart',
  [`${transitional}/drawingml/2006/diagram`]: 'diagram',
  [`${strict}/drawingml/diagram`]: 'diagram',
  [`${transitional}/markup-compatibility/2006`]: 'mc',
  'urn:schemas-microsoft-com:vml': 'v',
  [`${transitional}/package/2006/relationships`]: 'rel',
  [`${transitional}/package/2006/metadata/core-properties`]: 'core',
  'http://purl.org/dc/elements/1.1/': 'dc',
  'http://purl.org/dc/terms/': 'dcterms',
};

interface Relationship {
  /** The last part of its type: `footnotes`, `hyperlink`. */
  type: string;
  /** A path in the package, or an address outside of it. */
  target: string;
  isExternal: boolean;
}

/** A part with the relationships that it refers to by id. */
export interface Part {
  root: XmlElement;
  relationships: ReadonlyMap<string, Relationship>;
}

export class WordPackage {
  private readonly archive: Archive;
  private readonly mainPath: string;

  /** Throws an ArchiveProblem, also where the archive holds no Word document. */
  constructor(bytes: Uint8Array) {
    this.archive = new Archive(bytes);
    const main = [...this.relationshipsOf('').values()].find(({ type }) => type === 'officeDocument');
    const path =
      this.archive.find(main?.target ?? 'word/document.xml') ?? this.archive.find('word/document.xml');
    if (path === undefined) {
      throw new ArchiveProblem('damaged', 'it is an archive, but there is no Word document in it.');
    }
    this.mainPath = path;
  }

  main(): Part {
    const part = this.part(this.mainPath);
    if (part === null) throw new ArchiveProblem('damaged', 'there is no Word document in it.');
    return part;
  }

  /** The parts that the document names as of that type, e.g. `footnotes` or `header`. */
  related(type: string): Part[] {
    const targets = [...this.relationshipsOf(this.mainPath).values()]
      .filter(relationship => relationship.type === type && !relationship.isExternal)
      .map(({ target }) => target);
    return [...new Set(targets)].flatMap(target => this.part(target) ?? []);
  }

  /** Title, author and the like; null where the file has none. */
  properties(): XmlElement | null {
    for (const { type, target } of this.relationshipsOf('').values()) {
      if (type === 'core-properties') return this.part(target)?.root ?? null;
    }
    return null;
  }

  private part(path: string): Part | null {
    const root = this.xml(path);
    return root === null ? null : { root, relationships: this.relationshipsOf(path) };
  }

  private xml(path: string): XmlElement | null {
    const bytes = this.archive.read(path);
    if (bytes === null) return null;
    try {
      return parseXml(bytes, prefixes);
    } catch (error) {
      if (!(error instanceof XmlProblem)) throw error;
      throw new ArchiveProblem('damaged', `its part ${path} cannot be read: ${error.message}.`);
    }
  }

  /** Of the part at the path; of the package itself for ''. */
  private relationshipsOf(path: string): Map<string, Relationship> {
    const slash = path.lastIndexOf('/');
    const folder = path.slice(0, slash + 1);
    const root = this.xml(`${folder}_rels/${path.slice(slash + 1)}.rels`);
    const found = new Map<string, Relationship>();
    for (const { attributes } of childrenOf(root ?? undefined, 'rel:Relationship')) {
      const { Id: id = '', Type: type = '', Target: target = '', TargetMode: mode } = attributes;
      const isExternal = mode === 'External';
      found.set(id, {
        type: type.slice(type.lastIndexOf('/') + 1),
        target: isExternal ? target : resolvePath(folder, target),
        isExternal,
      });
    }
    return found;
  }
}

/** A path in the package; one that leads out of it stays at its top. */
function resolvePath(folder: string, target: string): string {
  const steps: string[] = [];
  const whole = target.startsWith('/') ? target : `${folder}${target}`;
  for (const step of whole.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
