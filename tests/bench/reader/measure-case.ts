/** One way with one document in one fresh page, from opening to hit-testing. Times are milliseconds. */
import { join } from 'node:path';
import type { Browser, CDPSession } from 'playwright';
import { median } from '../report/statistics.ts';
import type { OpenTimes } from './bench-page.ts';
import type { WayName } from './way-names.ts';

export interface Scrolling {
  /** Time of each frame. */
  frames: readonly number[];
  /** Processor time a frame, of all of the browser's processes. */
  cpu: number;
}

export interface CaseResult {
  open: OpenTimes;
  add: { script: number; painted: number; frames: number; mainThread: number };
  drag: Scrolling;
  wheel: Scrolling;
  hit: { microseconds: number; found: number };
}

export interface Case {
  way: WayName;
  material: string;
  round: number;
  screenshots: string | null;
}

const ADDED = 10;
const STEPS = 300;
/** One turn of the wheel a frame, so that the report is passed through from top to end. */
const WHEEL_PIXELS = 600;

export const scrollingPlan = { steps: STEPS, wheelPixels: WHEEL_PIXELS } as const;

export async function measureCase(browser: Browser, origin: string, one: Case): Promise<CaseResult> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(0);
    const failures: string[] = [];
    page.on('pageerror', error => failures.push(error.message));
    const session = await context.newCDPSession(page);
    const machine = await browser.newBrowserCDPSession();
    // Processor time of the thread, which other work on the machine lengthens least.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.goto(`${origin}/?way=${one.way}&material=${one.material}`);
    await page.evaluate(() => window.bench.ready());

    const open = await page.evaluate(() => window.bench.open());
    const painted = await page.evaluate(() => window.bench.countPainted());
    if (painted === 0) throw new Error(`${one.way} painted nothing of ${one.material}.`);
    if (one.screenshots !== null && one.round === 0) {
      await page.screenshot({ path: join(one.screenshots, `${one.way}-${one.material}.png`) });
    }

    await page.evaluate(() => window.bench.moveTo(0.4));
    const hit = await page.evaluate(seed => window.bench.hit(400, seed), one.round);
    const spent = (isIdle: boolean) =>
      mainThreadTime(session, () =>
        page.evaluate(([count, seed, idle]) => window.bench.add(count, seed, idle), [
          ADDED,
          one.round * 2 + (isIdle ? 0 : 1),
          isIdle,
        ] as const),
      );
    const idle = await spent(true);
    const adding = await spent(false);
    const add = {
      script: median(adding.value.map(({ script }) => script)),
      painted: median(adding.value.map(time => time.painted)),
      frames: median(adding.value.map(({ frames }) => frames)),
      mainThread: (adding.milliseconds - idle.milliseconds) / ADDED,
    };

    const drag = await withCpu(machine, () => page.evaluate(steps => window.bench.drag(steps), STEPS));
    const wheel = await withCpu(machine, async () => {
      await page.evaluate(() => window.bench.moveTo(0));
      await page.evaluate(() => window.bench.startFrames());
      await turnWheel(session, WHEEL_PIXELS);
      return page.evaluate(() => window.bench.stopFrames());
    });
    if (failures.length > 0) throw new Error(`${one.way}: ${failures.join('; ')}`);
    return { open, add, hit, drag, wheel };
  } finally {
    await context.close();
  }
}

async function mainThreadTime<T>(
  session: CDPSession,
  work: () => Promise<T>,
): Promise<{ value: T; milliseconds: number }> {
  const read = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0) * 1_000;
  };
  const before = await read();
  const value = await work();
  return { value, milliseconds: (await read()) - before };
}

/** Runs what gives times of frames; with the processor time that all of the browser's processes took a frame. */
export async function withCpu(machine: CDPSession, work: () => Promise<number[]>): Promise<Scrolling> {
  const read = async () => {
    const { processInfo } = await machine.send('SystemInfo.getProcessInfo');
    return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0) * 1_000;
  };
  const before = await read();
  const frames = await work();
  return { frames, cpu: ((await read()) - before) / Math.max(1, frames.length) };
}

/** Turns of so many pixels come at 60 a second, whether or not the page keeps up, as they do from a hand. */
export async function turnWheel(session: CDPSession, pixels: number): Promise<void> {
  const start = performance.now();
  const turns: Promise<unknown>[] = [];
  for (let turn = 0; turn < STEPS; turn += 1) {
    turns.push(
      session.send('Input.dispatchMouseEvent', {
        type: 'mouseWheel',
        x: 720,
        y: 450,
        deltaX: 0,
        deltaY: pixels,
      }),
    );
    const due = start + ((turn + 1) * 1_000) / 60;
    await new Promise(resolve => setTimeout(resolve, Math.max(0, due - performance.now())));
  }
  await Promise.all(turns);
}
