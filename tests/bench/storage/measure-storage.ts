import type { BenchOptions } from '../bench.ts';
import type { PartReport } from '../report/table.ts';
export async function measureStorage(_: BenchOptions): Promise<PartReport> {
  return { about: '', tables: [], verdicts: [] };
}
