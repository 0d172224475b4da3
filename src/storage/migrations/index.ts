/** All migrations, oldest first. The first version of the format has none. */
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [];
