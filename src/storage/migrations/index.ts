/** All migrations, oldest first; those of one version are done one after the other. */
import { documentsHavePages } from './documents-have-pages.ts';
import { documentsKeepBlocks } from './documents-keep-blocks.ts';
import { judgementsCanSettle } from './judgements-can-settle.ts';
import type { Migration } from './migration.ts';
import { studiesFillVariables } from './studies-fill-variables.ts';

export const migrations: readonly Migration[] = [
  judgementsCanSettle,
  documentsKeepBlocks,
  documentsHavePages,
  studiesFillVariables,
];
