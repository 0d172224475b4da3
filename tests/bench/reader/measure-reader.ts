/** The reader beside the two best ways that are known and the peer, interleaved in one run. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { blocksOfPlainText } from '#core/text/plain-text.ts';
import { chromiumArguments, findChromium } from '../../support/chromium.ts';
import type { BenchOptions } from '../bench.ts';
import { randomPassages } from '../material/random-passages.ts';
import { loadReportText } from '../material/report-text.ts';
import type { PartReport } from '../report/table.ts';
import type { Material } from '../ways/way.ts';
import { measureCase } from './measure-case.ts';
import { servePage } from './page-server.ts';
import { type Results, reportReader } from './report-reader.ts';
import { type WayName, wayNames } from './way-names.ts';

const sizes: readonly { name: string; label: string; passages: number; times: number }[] = [
  { name: '100', label: '100', passages: 100, times: 1 },
  { name: '1000', label: '1,000', passages: 1_000, times: 1 },
  { name: '5000', label: '5,000', passages: 5_000, times: 1 },
  { name: '20000', label: '20,000', passages: 20_000, times: 1 },
  { name: 'tenfold', label: 'ten times over, 20,000', passages: 20_000, times: 10 },
];

/** Rounds of the peer, which takes minutes where there is much; none where there is little or nobody would wait. */
function roundsOf(way: WayName, size: string, rounds: number): number {
  if (!way.startsWith('recogito')) return rounds;
  if (size === '100') return 0;
  if (size === '20000') return 1;
  if (size === 'tenfold') return way === 'recogito-ranges' ? 1 : 0;
  return rounds;
}

export async function measureReader(options: BenchOptions): Promise<PartReport> {
  const { text, origin } = loadReportText(options.root);
  const materials = new Map(sizes.map(size => [size.name, makeMaterial(text, size.passages, size.times)]));
  if (options.screenshots !== null) mkdirSync(options.screenshots, { recursive: true });
  const server = await servePage(join(options.folder, 'page'), materials);
  const path = findChromium();
  const browser = await chromium.launch({
    ...(path === null ? {} : { executablePath: path }),
    args: [...chromiumArguments, '--js-flags=--expose-gc'],
  });
  const results: Results = new Map();
  try {
    for (const { name, label } of chosen(options.only, sizes, size => size.name)) {
      for (let round = 0; round < options.rounds; round += 1) {
        // Each round begins with another way, so that none always comes after the same.
        const ways = chosen(options.only, wayNames, way => way).filter(
          way => round < roundsOf(way, name, options.rounds),
        );
        for (const way of [...ways.slice(round % ways.length), ...ways.slice(0, round % ways.length)]) {
          const result = await measureCase(browser, server.origin, {
            way,
            material: name,
            round,
            screenshots: options.screenshots,
          });
          options.say(`reader: ${label}, round ${round + 1}, ${way}: ${result.open.painted.toFixed(0)} ms`);
          const ofSize = results.get(label) ?? new Map();
          results.set(label, ofSize);
          ofSize.set(way, [...(ofSize.get(way) ?? []), result]);
        }
      }
    }
    return reportReader(results, `${origin}, shown in Chromium ${browser.version()}`);
  } finally {
    await browser.close();
    server.close();
  }
}

function makeMaterial(report: string, passages: number, times: number): Material {
  const text = Array.from({ length: times }, () => report.trimEnd()).join('\n\n');
  return { text, blocks: blocksOfPlainText(text), passages: randomPassages(passages, text.length, passages) };
}

/** Those whose names were asked for; all where none of them was. */
function chosen<T>(only: readonly string[], all: readonly T[], nameOf: (one: T) => string): readonly T[] {
  const some = all.filter(one => only.includes(nameOf(one)));
  return some.length === 0 ? all : some;
}
