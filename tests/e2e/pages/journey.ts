/** The fixture of journeys: the built program, and the parts of its window by name. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { type App, test as base } from '../fixtures.ts';
import { CodebookScreen } from './codebook-screen.ts';
import { DataScreen } from './data-screen.ts';
import { ImportDialog } from './import-dialog.ts';
import { Panels } from './panels.ts';
import { Reader } from './reader.ts';
import { StartScreen } from './start-screen.ts';
import { StudyWindow } from './study-window.ts';

export { expect } from '../fixtures.ts';

export interface Bench {
  readonly start: StartScreen;
  readonly window: StudyWindow;
  readonly importing: ImportDialog;
  readonly reader: Reader;
  readonly panels: Panels;
  readonly data: DataScreen;
  readonly codebook: CodebookScreen;
}

export const test = base.extend<{ bench: Bench }>({
  bench: async ({ app }, use) => {
    await use({
      start: new StartScreen(app),
      window: new StudyWindow(app),
      importing: new ImportDialog(app),
      reader: new Reader(app),
      panels: new Panels(app),
      data: new DataScreen(app),
      codebook: new CodebookScreen(app),
    });
  },
});

/** Path of a text that belongs to the tests. */
export const fixtureText = (name: string): string => resolve('tests/fixtures/texts', name);

/** Writes a file for a spec into its own folder; gives the path. */
export const writeInput = async (app: App, name: string, content: string | Uint8Array): Promise<string> => {
  const path = join(app.folder, 'input', name);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, content);
  return path;
};
