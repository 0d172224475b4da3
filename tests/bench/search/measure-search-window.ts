/** Searching in the real window: letter by letter over all texts, and the concordance of as many places as are listed. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { chromiumArguments, findChromium } from '../../support/chromium.ts';
import type { BenchOptions } from '../bench.ts';
import { median } from '../report/statistics.ts';
import { digits, type Table, type Verdict } from '../report/table.ts';
import { benchApplication } from '../storage/bench-application.ts';
import { startWindow } from '../window/start-window.ts';
import { traceTasks } from '../window/thread-tasks.ts';
import { installSearchWatch } from './search-watch.ts';

const FIRST_WITHIN = 100;
const LONGEST = 50;
/** Nobody types faster for long. */
const PAUSE = 150;

interface Words {
  /** Words of the texts, which are typed letter by letter. */
  typed: readonly string[];
  /** Stands once, at the end of the last text. */
  last: string;
}

interface Step {
  name: string;
  /** From each key or click to the frame that paints other rows, milliseconds by the clock. */
  painted: readonly number[];
  /** Processor time of each task of the window's thread. */
  tasks: readonly number[];
}

export async function measureSearchWindow(
  options: BenchOptions,
  texts: readonly string[],
  { typed, last }: Words,
): Promise<{ tables: Table[]; verdicts: Verdict[] }> {
  const home = mkdtempSync(join(options.folder, 'search-'));
  const executable = findChromium();
  const browser = await chromium.launch({
    ...(executable === null ? {} : { executablePath: executable }),
    args: chromiumArguments,
  });
  try {
    const study = await makeStudy(options.root, home, texts);
    const rounds: Step[][] = [];
    for (let round = 0; round < options.rounds; round += 1) {
      const window = await startWindow(browser, options.root, home, study, installSearchWatch);
      try {
        rounds.push(await searchIn(browser, window.page, { typed, last }));
      } finally {
        await window.end();
      }
      options.say(`search: window, round ${round + 1}`);
    }
    return report(rounds);
  } finally {
    await browser.close();
    rmSync(home, { recursive: true, force: true });
  }
}

async function makeStudy(root: string, home: string, texts: readonly string[]): Promise<string> {
  mkdirSync(join(home, 'data'));
  const application = benchApplication(root, home);
  const { handle, path } = await application.createStudy({
    folder: home,
    name: 'Reports',
    templateId: 'political-feasibility',
    coderName: 'Bench',
  });
  const sources = texts.map((text, at) => {
    const source = join(home, `Report ${String(at).padStart(2, '0')}.txt`);
    writeFileSync(source, text);
    return { source: { path: source }, fileName: `Report ${at}.txt` };
  });
  for (const result of await application.importFiles(handle, sources))
    if (!result.ok) throw new Error(`A text was not imported: ${result.error}`);
  await application.shutdown();
  return path;
}

async function searchIn(browser: Browser, page: Page, { typed, last }: Words): Promise<Step[]> {
  const steps: Step[] = [];
  const step = async (name: string, work: () => Promise<number[]>): Promise<void> => {
    const trace = await traceTasks(browser);
    const painted = await work();
    // What follows it, as sections and rows that come later, belongs to it.
    await page.waitForTimeout(1_500);
    steps.push({ name, painted, tasks: await trace.stop() });
  };
  /** By a key or, where it is null, by what `act` does itself. */
  const paintedAfter = async (key: string | null, grid: string, act: () => Promise<unknown>) => {
    await page.evaluate(([expected, name]) => window.searchWatch.expect(expected, name), [
      key,
      grid,
    ] as const);
    await act();
    return page.evaluate(() => window.searchWatch.painted());
  };
  await page.locator('[role=document]').waitFor();
  await page.waitForTimeout(1_500);
  const query = page.getByRole('textbox', { name: 'Search all texts' });
  const places = page.getByRole('grid', { name: 'Places found' });
  await step('opening the screen', async () => {
    await page.keyboard.press('Control+Shift+F');
    await query.waitFor();
    return [];
  });
  // What stands at the end of the last text alone is found when all texts are there.
  await query.fill(last);
  await places.getByRole('checkbox').first().waitFor({ timeout: 60_000 });
  await step('typing, letter by letter', async () => {
    const painted: number[] = [];
    for (const word of typed) {
      await query.fill('');
      await places.waitFor({ state: 'detached' });
      for (const letter of word) {
        painted.push(await paintedAfter(letter, 'Places found', () => page.keyboard.press(letter)));
        await page.waitForTimeout(PAUSE);
      }
    }
    return painted;
  });
  // More places than are listed.
  await query.fill('e');
  await page.getByText('the first 20,000 are listed').waitFor({ timeout: 60_000 });
  const to = (name: string, act: () => Promise<unknown>) =>
    step(name, async () => [await paintedAfter(null, 'Concordance', act)]);
  await to('as a concordance, 20,000 rows', () => page.getByRole('tab', { name: 'Concordance' }).click());
  await to('sorted by the words to the right', () =>
    page.getByLabel('Sort by').selectOption({ label: 'Words to the right' }),
  );
  await to('grouped by the word to the left', () =>
    page.getByLabel('Group', { exact: true }).selectOption({ label: 'By word to the left' }),
  );
  return steps;
}

function report(rounds: readonly (readonly Step[])[]): { tables: Table[]; verdicts: Verdict[] } {
  const names = (rounds[0] ?? []).map(({ name }) => name);
  const steps = names.map((name, at) => ({ name, all: rounds.flatMap(round => round[at] ?? []) }));
  const most = (values: readonly number[]): number => values.reduce((one, other) => Math.max(one, other), 0);
  const typing = steps[1]?.all.flatMap(({ painted }) => painted) ?? [];
  const longest = most(steps.flatMap(({ all }) => all.flatMap(({ tasks }) => tasks)));
  return {
    tables: [
      {
        title:
          'The same texts in the window: from the key to rows that are painted, and the window’s own tasks',
        head: ['what', 'key to paint, median', 'longest', 'longest task, processor time', 'tasks over 50 ms'],
        rows: steps.map(({ name, all }) => {
          const painted = all.flatMap(each => each.painted);
          const tasks = all.flatMap(each => each.tasks);
          return [
            name,
            painted.length === 0 ? '-' : digits(median(painted)),
            painted.length === 0 ? '-' : digits(most(painted)),
            digits(most(tasks)),
            String(tasks.filter(task => task > LONGEST).length),
          ];
        }),
      },
    ],
    verdicts: [
      {
        target: `In the window, rows are painted within ${FIRST_WITHIN} ms of each letter, all texts at hand`,
        measured: `${digits(median(typing))} (median), ${digits(most(typing))} (longest of ${typing.length})`,
        isMet: most(typing) < FIRST_WITHIN,
      },
      {
        target: `The window’s thread never blocks over ${LONGEST} ms while searching, sorting and grouping, by processor time`,
        measured: `${digits(longest)} at most`,
        isMet: longest <= LONGEST,
      },
    ],
  };
}
