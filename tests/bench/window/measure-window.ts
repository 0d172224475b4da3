/** The real window in the loopback host: coding by keyboard, on the report with a thousand passages. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from 'playwright';
import { chromiumArguments, findChromium } from '../../support/chromium.ts';
import type { BenchOptions } from '../bench.ts';
import { randomPassages } from '../material/random-passages.ts';
import { loadReportText } from '../material/report-text.ts';
import { median, quantile } from '../report/statistics.ts';
import { digits, type PartReport } from '../report/table.ts';
import { benchApplication } from '../storage/bench-application.ts';
import { installCodingWatch } from './coding-watch.ts';
import { startWindow } from './start-window.ts';
import { traceTasks } from './thread-tasks.ts';

const PASSAGES = 1_000;
const CODED = 30;
/** Every so many passages the item is chosen from the list, as with a first one. */
const CHOOSER_EACH = 5;

interface Round {
  /** Key to paint of each passage, milliseconds. */
  keyToPaint: readonly number[];
  /** Tasks of more than 50 ms by the clock. */
  longTasks: readonly number[];
  /** Processor time of every task. */
  tasks: readonly number[];
}

export async function measureWindow(options: BenchOptions): Promise<PartReport> {
  const folder = mkdtempSync(join(options.folder, 'window-'));
  const executable = findChromium();
  const browser = await chromium.launch({
    ...(executable === null ? {} : { executablePath: executable }),
    args: chromiumArguments,
  });
  try {
    const { text, origin } = loadReportText(options.root);
    const rounds: Round[] = [];
    for (let round = 0; round < options.rounds; round += 1) {
      const home = join(folder, `home-${round}`);
      mkdirSync(home);
      const study = await makeCodedStudy(options.root, home, text);
      const window = await startWindow(browser, options.root, home, study, installCodingWatch);
      try {
        rounds.push(await codeByKeyboard(browser, window.page));
      } finally {
        if (options.screenshots !== null) {
          mkdirSync(options.screenshots, { recursive: true });
          await window.page.screenshot({ path: join(options.screenshots, `window-${round}.png`) });
        }
        await window.end();
      }
      options.say(`window: round ${round + 1}`);
    }
    return report(rounds, origin);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Gives the path of a study with the report and its passages. */
async function makeCodedStudy(root: string, home: string, text: string): Promise<string> {
  mkdirSync(join(home, 'data'));
  const application = benchApplication(root, home);
  const { handle, path } = await application.createStudy({
    folder: home,
    name: 'Report',
    templateId: 'political-feasibility',
    coderName: 'Bench',
  });
  const source = join(home, 'Report.txt');
  writeFileSync(source, text);
  const [imported] = await application.importFiles(handle, [
    { source: { path: source }, fileName: 'Report.txt' },
  ]);
  if (imported?.ok !== true) throw new Error(`The report was not imported: ${imported?.error}`);
  const items = ['Actor', 'Veto point', 'Tracer'].map((kind, number) => ({
    type: 'item.add',
    args: { id: `i-${number}`, kind, label: `${kind} number ${number}` },
  }));
  const passages = randomPassages(PASSAGES, text.length, PASSAGES).map(({ start, end, kind }) => ({
    type: 'passage.add',
    args: { documentId: imported.documentId, itemId: `i-${kind}`, start, end },
  }));
  await application.dispatch(handle, { type: 'batch', args: { commands: [...items, ...passages] } });
  await application.shutdown();
  return path;
}

async function codeByKeyboard(browser: Browser, page: Page): Promise<Round> {
  const document = page.locator('[role=document]');
  await document.waitFor();
  await document.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('s');
  await codeWithChooser(page);
  await page.waitForTimeout(1_000);
  await page.evaluate(() => window.codingWatch.takeLongTasks());

  const trace = await traceTasks(browser);
  const keyToPaint: number[] = [];
  for (let coded = 0; coded < CODED; coded += 1) {
    for (let line = 0; line < 2; line += 1) await page.keyboard.press('ArrowDown');
    await page.keyboard.press('s');
    const key = coded % CHOOSER_EACH === 0 ? 'Enter' : '.';
    await page.evaluate(expected => window.codingWatch.expectKey(expected), key);
    if (key === 'Enter') await codeWithChooser(page);
    else await page.keyboard.press(key);
    keyToPaint.push(await page.evaluate(() => window.codingWatch.painted()));
    // Nobody reads faster.
    await page.waitForTimeout(300);
  }
  const tasks = await trace.stop();
  const longTasks = await page.evaluate(() => window.codingWatch.takeLongTasks());
  return { keyToPaint, longTasks, tasks };
}

async function codeWithChooser(page: Page): Promise<void> {
  await page.keyboard.press('a');
  await page.getByRole('combobox', { name: 'Code with actor' }).waitFor();
  await page.keyboard.type('number 0');
  await page.keyboard.press('Enter');
}

function report(rounds: readonly Round[], origin: string): PartReport {
  const longTasks = rounds.flatMap(round => round.longTasks);
  const heavyTasks = rounds.flatMap(round => round.tasks).filter(time => time > 50);
  const of = (value: (round: Round) => number) => digits(median(rounds.map(value)));
  return {
    about: `The built window in the loopback host: ${origin} with ${PASSAGES.toLocaleString('en')} passages, ${CODED} more coded one after the other by keyboard alone (two lines down, select the sentence, repeat the last item or, each fifth time, choose one from the list by typing), saved to disk each. Milliseconds.`,
    tables: [
      {
        title: 'Key to paint of one more passage',
        head: ['median', 'p95', 'longest'],
        rows: [
          [
            of(round => median(round.keyToPaint)),
            of(round => quantile(round.keyToPaint, 0.95)),
            of(round => Math.max(...round.keyToPaint)),
          ],
        ],
      },
      {
        title: "The longest task of the window's thread while coding",
        head: ['by the clock', 'processor time', 'tasks over 50 ms by the clock', 'by processor time'],
        rows: [
          [
            of(round => Math.max(0, ...round.longTasks)),
            of(round => Math.max(...round.tasks)),
            of(round => round.longTasks.length),
            of(round => round.tasks.filter(time => time > 50).length),
          ],
        ],
      },
    ],
    verdicts: [
      {
        target: "The window's thread never blocks over 50 ms while coding",
        measured: `${longTasks.length} long tasks by the clock in ${rounds.length} rounds, ${heavyTasks.length} by processor time (on a busy machine only the second tells of the program)`,
        isMet: longTasks.length === 0,
      },
    ],
  };
}
