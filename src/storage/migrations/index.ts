/** All migrations, oldest first. */
import { judgementsCanSettle } from './judgements-can-settle.ts';
import type { Migration } from './migration.ts';

export const migrations: readonly Migration[] = [judgementsCanSettle];
