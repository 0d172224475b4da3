/** Which format version a study's folder has, and whether this program may open it. */
import type { Finding } from '#core/api.ts';
import { Problem } from '#core/problem.ts';
import type { FileSystem } from './file-system.ts';
import { finishMigration, migrateStudy } from './migrate-study.ts';
import { migrations as allMigrations } from './migrations/index.ts';
import type { Migration } from './migrations/migration.ts';
import { unseal } from './sealed-json.ts';
import { formatVersion, onDisk, registryFile, studyFile } from './study-files.ts';

const headPattern = /^\{"crc32":"[0-9a-f]{8}","format":"tracework\/(?:study|registry)","version":(\d+),/;

/**
 * Throws `newer-format` where a newer program wrote the study. An older format is migrated where `mayMigrate` says
 * that the lock is held; without the lock it throws `read-only`, as reading would need the migration too.
 */
export async function requireKnownFormat(
  files: FileSystem,
  folder: string,
  now: string,
  mayMigrate: boolean,
  isForWriting: boolean,
  migrations: readonly Migration[] = allMigrations,
): Promise<Finding[]> {
  if (mayMigrate) await finishMigration(files, folder);
  const version = await formatVersionOf(files, folder);
  if (version > formatVersion) {
    throw new Problem(
      'newer-format',
      `The study was written by a newer version of Tracework: its files have format ${version}, and this program knows formats up to ${formatVersion}.`,
      'Nothing was changed. Install the newer version to open it.',
    );
  }
  if (version === formatVersion) return [];
  if (mayMigrate) return migrateStudy(files, folder, version, now, migrations);
  if (isForWriting) return [];
  throw new Problem(
    'read-only',
    `The study has the older format ${version}, which must be brought to format ${formatVersion} before it can be read.`,
    'Open it for writing once; a snapshot is made first.',
  );
}

/** As the heads of its two main files state it. A head that damage has changed does not count where the other is whole. */
async function formatVersionOf(files: FileSystem, folder: string): Promise<number> {
  const stated: { version: number; isWhole: boolean }[] = [];
  for (const path of [studyFile, registryFile]) {
    const where = onDisk(folder, path);
    if ((await files.stat(where))?.isFolder !== false) continue;
    const head = (await files.readRange(where, 0, 120)).toString('latin1');
    const version = headPattern.exec(head)?.[1];
    if (version === undefined) continue;
    if (Number(version) === formatVersion) stated.push({ version: formatVersion, isWhole: true });
    else stated.push({ version: Number(version), isWhole: unseal(await files.readFile(where)).ok });
  }
  const whole = stated.filter(({ isWhole }) => isWhole);
  const versions = (whole.length > 0 ? whole : stated).map(({ version }) => version);
  return versions.length === 0 ? formatVersion : Math.max(...versions);
}
