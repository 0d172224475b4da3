/**
 * The inside of a .qdpx file: one project file in XML, and sources beside it. Programs write names of files in many
 * ways, so they are looked up whatever the case of their letters, and at last by the name without its folder.
 * Source: REFI-QDA 1.5, and files of other programs.
 */
import { Archive } from '../../../importers/zip/read-archive.ts';

/** Bytes of the project and all its sources together. */
const largestProject = 768 * 1024 * 1024;

/** Why an archive is no project that can be read: a sentence. */
export class RefiProblem extends Error {}

export interface ProjectArchive {
  /** The project's XML. */
  project: Uint8Array;
  /** The file that a path of the project means, and its name; null where the archive does not have it. */
  find(path: string): { name: string; bytes: Uint8Array } | null;
}

/** Whether it is a zip with a project file in it. */
export function isProjectArchive(bytes: Uint8Array): boolean {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return false;
  try {
    return projectNames(new Archive(bytes)).length > 0;
  } catch {
    return false;
  }
}

/** Throws a RefiProblem, or an ArchiveProblem. */
export function openProject(bytes: Uint8Array): ProjectArchive {
  const archive = new Archive(bytes, { largestTotal: largestProject });
  const byBaseName = new Map<string, string | null>();
  for (const name of archive.names) {
    if (name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..')) {
      throw new RefiProblem(
        `it holds a file “${name.slice(0, 200)}” that would lie outside of its folder, as no honest program writes.`,
      );
    }
    const base = baseOf(name).toLowerCase();
    // Two files of one name in different folders: which one is meant cannot be known.
    if (base !== '') byBaseName.set(base, byBaseName.has(base) ? null : name);
  }
  const names = projectNames(archive);
  const named = names.find(name => name.toLowerCase() === 'project.qde');
  const [only] = names;
  if (only === undefined) throw new RefiProblem('it holds no project file (project.qde).');
  if (named === undefined && names.length > 1)
    throw new RefiProblem(`it holds ${names.length} project files: which one counts cannot be known.`);
  const project = archive.read(named ?? only);
  if (project === null) throw new RefiProblem('its project file cannot be read.');
  return {
    project,
    find(path) {
      const plain = path.replace(/^(?:internal|relative):\/*/i, '').replaceAll('\\', '/');
      const base = baseOf(plain);
      const name =
        archive.find(`sources/${plain}`) ??
        archive.find(plain) ??
        byBaseName.get(base.toLowerCase()) ??
        byBaseName.get(safelyDecoded(base).toLowerCase());
      if (name == null) return null;
      const found = archive.read(name);
      return found === null ? null : { name: baseOf(name), bytes: found };
    },
  };
}

/** Project files at the root, where the standard has them, else those in folders. */
function projectNames(archive: Archive): string[] {
  const all = [...archive.names].filter(name => /\.qde$/i.test(name));
  const atRoot = all.filter(name => !name.includes('/'));
  return atRoot.length > 0 ? atRoot : all;
}

export const baseOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

function safelyDecoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
