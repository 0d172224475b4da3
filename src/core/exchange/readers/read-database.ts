/** Opens the SQLite database of a project, and turns what goes wrong with it into words. */
import type { ExchangeFile, ExchangeProject, ExchangeReading, ExchangeTools } from '../project.ts';
import { type SqliteDatabase, SqliteProblem } from '../sqlite.ts';
import { nameOf, readSafely, UnreadableProject } from './corpus/project-draft.ts';

/** `label` is the format; `read` may throw an UnreadableProject. The database is closed afterwards. */
export function readDatabase(
  label: string,
  files: readonly ExchangeFile[],
  tools: ExchangeTools | undefined,
  find: (files: readonly ExchangeFile[]) => ExchangeFile | undefined,
  read: (database: SqliteDatabase, file: ExchangeFile) => ExchangeProject,
): Promise<ExchangeReading> {
  return readSafely(label, files, async () => {
    const file = find(files);
    if (file === undefined)
      throw new UnreadableProject(
        `There is no database of ${label} among the files. Choose the project anew.`,
      );
    if (tools === undefined)
      throw new UnreadableProject(`“${nameOf(file.path)}” was not read: databases cannot be opened here.`);
    try {
      const database = await tools.openSqlite(file.bytes);
      try {
        return read(database, file);
      } finally {
        database.close();
      }
    } catch (error) {
      if (!(error instanceof SqliteProblem)) throw error;
      throw new UnreadableProject(
        `“${nameOf(file.path)}” was not read as ${label}: ${error.message} Nothing was imported. Export the project from its program once more.`,
      );
    }
  });
}
