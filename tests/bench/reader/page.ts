/** Holds one way, named in the address, and measures it from inside. */
import '#renderer/theme/tokens.css';
import '../ways/ways.css';
import { between, seededRandom } from '../material/random.ts';
import type { BenchPassage, Material, Way } from '../ways/way.ts';
import type { AddTimes, BenchPage, OpenTimes } from './bench-page.ts';
import type { WayName } from './way-names.ts';

const address = new URLSearchParams(location.search);
const scroller = document.getElementById('scroller') as HTMLElement;

const makers: Record<WayName, () => Promise<Way>> = {
  tracework: async () => new (await import('../ways/tracework.ts')).Tracework(scroller),
  highlights: async () => new (await import('../ways/near-highlights.ts')).NearHighlights(scroller),
  segments: async () => new (await import('../ways/near-segments.ts')).NearSegments(scroller),
  recogito: async () => new (await import('../ways/recogito.ts')).Recogito(scroller, false),
  'recogito-ranges': async () => new (await import('../ways/recogito.ts')).Recogito(scroller, true),
};

const nextFrame = (): Promise<number> => new Promise(resolve => requestAnimationFrame(resolve));
const pause = (milliseconds: number): Promise<void> =>
  new Promise(resolve => setTimeout(resolve, milliseconds));

/** Resolves right after the next frame has been laid out and handed over. */
const frameDone = (): Promise<void> =>
  new Promise(resolve => {
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        channel.port1.close();
        resolve();
      };
      channel.port2.postMessage(null);
    });
  });

async function rest(): Promise<void> {
  await pause(100);
  await new Promise(resolve => requestIdleCallback(resolve, { timeout: 2_000 }));
  await pause(100);
}

let way: Way;
let material: Material;
let frames: number[] | null = null;

const longTasks: PerformanceEntry[] = [];
const longTaskObserver = new PerformanceObserver(list => longTasks.push(...list.getEntries()));
longTaskObserver.observe({ type: 'longtask' });

const loading = (async () => {
  const answer = await fetch(`/material/${address.get('material')}`);
  material = (await answer.json()) as Material;
  const name = address.get('way') as WayName;
  way = await makers[name]();
})();

/** A point over the text: the middle of the window's width, where every way has its column. */
const randomPoint = (random: () => number): [number, number] => [
  innerWidth / 2 - 280 + between(random, 0, 560),
  40 + between(random, 0, innerHeight - 80),
];

function passageInView(id: string, random: () => number): BenchPassage {
  for (;;) {
    const start = way.offsetAt(...randomPoint(random));
    if (start === null || start > material.text.length - 400) continue;
    return { id, start, end: start + between(random, 10, 400), kind: between(random, 0, 2) };
  }
}

async function addOne(passage: BenchPassage): Promise<AddTimes> {
  let count = 0;
  let isCounting = true;
  const tick = (): void => {
    if (!isCounting) return;
    count += 1;
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
  const start = performance.now();
  const drawn = way.add(passage);
  const script = performance.now() - start;
  await (drawn ?? frameDone());
  const painted = performance.now() - start;
  isCounting = false;
  return { script, painted, frames: count };
}

const bench: BenchPage = {
  async ready() {
    await loading;
    await document.fonts.ready;
    window.gc?.();
    await rest();
  },

  async open(): Promise<OpenTimes> {
    const start = performance.now();
    const drawn = way.open(material);
    const script = performance.now() - start;
    await (drawn ?? frameDone());
    const handedOver = performance.now() - start;
    await nextFrame();
    const painted = performance.now() - start;
    const end = start + painted;
    await pause(1_000);
    longTasks.push(...longTaskObserver.takeRecords());
    const after = longTasks.filter(task => task.startTime >= end).map(({ duration }) => duration);
    return { script, handedOver, painted, longestAfter: Math.max(0, ...after) };
  },

  countPainted: () => way.countPainted(),

  async moveTo(share) {
    scroller.scrollTop = share * (scroller.scrollHeight - scroller.clientHeight);
    await rest();
  },

  async add(count, seed, isIdle) {
    const random = seededRandom(seed);
    const times: AddTimes[] = [];
    for (let i = 0; i < count; i += 1) {
      const passage = passageInView(`added-${seed}-${i}`, random);
      // A key comes at any moment of a frame.
      await pause(40 + random() * 17);
      if (isIdle) await frameDone();
      else times.push(await addOne(passage));
    }
    return times;
  },

  async drag(steps) {
    const times: number[] = [];
    scroller.scrollTop = 0;
    await rest();
    await nextFrame();
    let before = performance.now();
    for (let step = 1; step <= steps; step += 1) {
      scroller.scrollTop = (step / steps) * (scroller.scrollHeight - scroller.clientHeight);
      await nextFrame();
      const now = performance.now();
      times.push(now - before);
      before = now;
    }
    return times;
  },

  startFrames() {
    const times: number[] = [];
    frames = times;
    let before = 0;
    const tick = (): void => {
      if (frames !== times) return;
      const now = performance.now();
      if (before > 0) times.push(now - before);
      before = now;
      requestAnimationFrame(tick);
    };
    requestAnimationFrame(tick);
  },

  stopFrames() {
    const times = frames ?? [];
    frames = null;
    return times;
  },

  hit(points, seed) {
    const random = seededRandom(seed);
    const places = Array.from({ length: points }, () => randomPoint(random));
    for (const [x, y] of places.slice(0, 20)) way.hit(x, y);
    let found = 0;
    const start = performance.now();
    for (const [x, y] of places) found += way.hit(x, y).length;
    return { microseconds: ((performance.now() - start) / points) * 1_000, found: found / points };
  },
};

window.bench = bench;
