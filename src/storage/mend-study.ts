/** Does on disk what a recovery found necessary. Nothing is deleted: what was damaged stays under a new name. */
import type { FileSystem } from './file-system.ts';
import type { Repairs } from './recovery.ts';
import { journalFolder, onDisk, segmentFile } from './study-files.ts';
import { writeDurably } from './write-durably.ts';

/** `20261121T200438123Z`, for names of files that were set aside. */
const compact = (moment: string): string => moment.replace(/[-:.]/g, '');

export async function mendStudy(
  files: FileSystem,
  folder: string,
  { setAside, tornTail, rewrites }: Repairs,
  now: string,
): Promise<void> {
  for (const path of setAside) {
    await files.rename(
      onDisk(folder, path),
      await freeName(files, onDisk(folder, `${path}.damaged-${compact(now)}`)),
    );
  }
  for (const [segment, pieces] of rewrites) {
    const path = onDisk(folder, segmentFile(segment));
    await files.makeFolder(onDisk(folder, journalFolder));
    if ((await files.stat(path)) !== null) {
      await files.copyFile(path, await freeName(files, `${path}.damaged-${compact(now)}`));
    }
    await writeDurably(files, path, pieces);
  }
  if (tornTail !== null) {
    const path = onDisk(folder, segmentFile(tornTail.segment));
    const torn = await files.readRange(path, tornTail.bytes);
    await writeDurably(files, await freeName(files, `${path}.torn-${compact(now)}`), [torn]);
    const file = await files.open(path, 'append');
    try {
      await file.truncate(tornTail.bytes);
      await file.sync();
    } finally {
      await file.close();
    }
  }
  if (setAside.length > 0) await files.syncFolder(folder);
}

async function freeName(files: FileSystem, path: string): Promise<string> {
  for (let number = 1; ; number += 1) {
    const candidate = number === 1 ? path : `${path}-${number}`;
    if ((await files.stat(candidate)) === null) return candidate;
  }
}
