/** Scrolling a PDF with its passages beside pdf.js's own viewer without any, in turn in one run. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { chromiumArguments, findChromium } from '../../support/chromium.ts';
import type { BenchOptions } from '../bench.ts';
import { loadReportText } from '../material/report-text.ts';
import { type Scrolling, turnWheel, withCpu } from '../reader/measure-case.ts';
import { servePage } from '../reader/page-server.ts';
import { medianOf, quantile } from '../report/statistics.ts';
import { digits, type PartReport, times } from '../report/table.ts';
import { traceTasks } from '../window/thread-tasks.ts';
import { type PageWayName, pageWayLabels, pageWayNames } from './page-way-names.ts';
import { printMaterial } from './print-material.ts';

const PASSAGES = 1_600;
/** Pixels of one turn of the wheel: about as fast as pages can be drawn, and faster than anybody reads. */
const SPEEDS = [120, 600] as const;
const TARGET = 1.3;
/** Processor time that a task of the main thread may take, milliseconds. */
const LONGEST = 50;

/** Turns of the wheel of one run. */
const TURNS = 300;

interface Run {
  /** Until the first page was drawn, milliseconds. */
  opened: number;
  bySpeed: readonly (Scrolling & { longest: number })[];
}

export async function measurePages(options: BenchOptions): Promise<PartReport> {
  const path = findChromium();
  const browser = await chromium.launch({
    ...(path === null ? {} : { executablePath: path }),
    args: chromiumArguments,
  });
  try {
    const { text, origin } = loadReportText(options.root);
    const { file, material } = await printMaterial(browser, text, PASSAGES);
    const folder = join(options.folder, 'pages');
    writeFileSync(join(folder, 'material.pdf'), file);
    if (options.screenshots !== null) mkdirSync(options.screenshots, { recursive: true });
    const server = await servePage(folder, new Map([['pages', material]]));
    try {
      const runs: Record<PageWayName, Run[]> = { tracework: [], viewer: [] };
      for (let round = 0; round < options.rounds; round += 1) {
        const ways = round % 2 === 0 ? pageWayNames : pageWayNames.toReversed();
        for (const way of ways) {
          const run = await measureRun(browser, server.origin, way, round === 0 ? options.screenshots : null);
          runs[way].push(run);
          options.say(`pages: round ${round + 1}, ${way}: first page ${run.opened.toFixed(0)} ms`);
        }
      }
      return report(runs, `${origin}, printed three times over on ${material.pages.pages.length} pages`);
    } finally {
      server.close();
    }
  } finally {
    await browser.close();
  }
}

async function measureRun(
  browser: Browser,
  origin: string,
  way: PageWayName,
  screenshots: string | null,
): Promise<Run> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(0);
    const failures: string[] = [];
    page.on('pageerror', error => failures.push(error.message));
    const session = await context.newCDPSession(page);
    const machine = await browser.newBrowserCDPSession();
    await page.goto(`${origin}/?way=${way}`);
    const opened = await page.evaluate(() => window.pagesBench.open());
    const painted = await page.evaluate(() => window.pagesBench.countPainted());
    if (way === 'tracework' && painted === 0) throw new Error('No passage was painted.');
    if (screenshots !== null) await page.screenshot({ path: join(screenshots, `pages-${way}.png`) });
    const bySpeed: (Scrolling & { longest: number })[] = [];
    for (const speed of SPEEDS) {
      await page.evaluate(() => window.pagesBench.rest());
      const trace = await traceTasks(browser);
      const scrolling = await withCpu(machine, async () => {
        await page.evaluate(() => window.pagesBench.startFrames());
        await turnWheel(session, speed);
        return page.evaluate(() => window.pagesBench.stopFrames());
      });
      bySpeed.push({ ...scrolling, longest: Math.max(0, ...(await trace.stop())) });
    }
    if (failures.length > 0) throw new Error(`${way}: ${failures.join('; ')}`);
    return { opened, bySpeed };
  } finally {
    await context.close();
  }
}

function report(runs: Record<PageWayName, Run[]>, material: string): PartReport {
  const p95 = (way: PageWayName, speed: number): number =>
    medianOf(runs[way], run => quantile(run.bySpeed[speed]?.frames ?? [], 0.95));
  const cpu = (way: PageWayName, speed: number): number =>
    medianOf(runs[way], run => {
      const { cpu: each = Number.NaN, frames = [] } = run.bySpeed[speed] ?? {};
      // What is drawn goes by the way that is scrolled; fewer frames must not make it seem dearer.
      return (each * frames.length) / TURNS;
    });
  const longest = (way: PageWayName, speed: number): number =>
    medianOf(runs[way], run => run.bySpeed[speed]?.longest ?? Number.NaN);
  const ratios = SPEEDS.flatMap((_, speed) => [
    p95('tracework', speed) / p95('viewer', speed),
    cpu('tracework', speed) / cpu('viewer', speed),
  ]);
  const worst = Math.max(...ratios);
  const [slow] = SPEEDS.keys();
  const task = longest('tracework', slow ?? 0);
  return {
    about: `${material[0]?.toUpperCase()}${material.slice(1)}; ${PASSAGES.toLocaleString('en')} passages with their margin, 1440 x 900, headless, at printed size. Both ways by one pdf.js, in turn, each in a page freshly loaded; times are milliseconds.`,
    tables: [
      {
        title: 'From the address to the first page drawn',
        head: pageWayNames.map(way => pageWayLabels[way]),
        rows: [pageWayNames.map(way => digits(medianOf(runs[way], run => run.opened)))],
      },
      {
        title:
          'By wheel, 300 turns at 60 a second: frame median / p95, processor time a turn, longest task of the main thread',
        head: ['pixels a turn', ...pageWayNames.map(way => pageWayLabels[way])],
        rows: SPEEDS.map((pixels, speed) => [
          String(pixels),
          ...pageWayNames.map(way => {
            const frame = medianOf(runs[way], run => quantile(run.bySpeed[speed]?.frames ?? [], 0.5));
            return `${digits(frame)} / ${digits(p95(way, speed))}, ${digits(cpu(way, speed))}, ${digits(longest(way, speed))}`;
          }),
        ]),
      },
    ],
    verdicts: [
      {
        target: `Scrolling costs at most ${TARGET} times what the viewer without passages costs`,
        measured: `the worst of p95 and processor time is ${times(worst)}`,
        isMet: worst <= TARGET,
      },
      {
        target: `No task of the main thread takes longer than ${LONGEST} ms, or longer than the viewer's own`,
        measured: `${digits(task)} ms; the viewer's own ${digits(longest('viewer', slow ?? 0))} ms`,
        isMet: task <= Math.max(LONGEST, longest('viewer', slow ?? 0) * 1.1),
      },
    ],
  };
}
