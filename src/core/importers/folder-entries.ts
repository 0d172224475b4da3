/** Which files of a folder are taken up when the whole of it is imported, and how the others are told of. */

/** Files that one import takes. */
export const mostFiles = 10_000;

const reasons = {
  system: ['hidden file or folder', 'hidden files and folders'],
  temporary: ['temporary file', 'temporary files'],
  format: ['file of a format that is not read', 'files of formats that are not read'],
  study: ['study', 'studies'],
  link: ['link to a folder', 'links to folders'],
  unreadable: [
    'file or folder that the system does not let be read',
    'files and folders that the system does not let be read',
  ],
  many: [
    `file beyond the ${mostFiles} that one import takes`,
    `files beyond the ${mostFiles} that one import takes`,
  ],
} as const satisfies Record<string, readonly [string, string]>;

export type SkipReason = keyof typeof reasons;

export interface Skipped {
  /** Path inside the folder. */
  path: string;
  why: SkipReason;
}

const ofSystem = /^(?:\..*|thumbs\.db|desktop\.ini|icon\r|__macosx)$/i;

/** Null where the file is taken up: its extension is one of those that importers read. Its bytes are not looked at. */
export function whyFileSkipped(name: string, extensions: ReadonlySet<string>): SkipReason | null {
  if (/^~\$|^\.~lock\.|~$|\.(?:tmp|part|partial|crdownload|download|swp)$/i.test(name)) return 'temporary';
  if (ofSystem.test(name)) return 'system';
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  return extensions.has(extension) ? null : 'format';
}

/** Null where what is in the folder is looked at. */
export function whyFolderSkipped(name: string): SkipReason | null {
  if (/\.tracework$/i.test(name)) return 'study';
  return ofSystem.test(name) ? 'system' : null;
}

export const compareEntries = new Intl.Collator(undefined, { numeric: true }).compare;

const listed = 5;

/** A sentence for each reason, with the first few by name. */
export function describeSkipped(skipped: readonly Skipped[]): string[] {
  return (Object.keys(reasons) as SkipReason[]).flatMap(why => {
    const paths = skipped.filter(each => each.why === why).map(({ path }) => path);
    if (paths.length === 0) return [];
    const more = paths.length > listed ? ', …' : '';
    const noun = reasons[why][paths.length === 1 ? 0 : 1];
    return [`Left out: ${paths.length} ${noun} (${paths.slice(0, listed).join(', ')}${more}).`];
  });
}

export const describeReason = (why: SkipReason): string => reasons[why][0];
