/** The facts of the machine that numbers depend on. */
import { cpus, loadavg, totalmem, type } from 'node:os';

export function describeMachine(): string {
  const [first] = cpus();
  const memory = Math.round(totalmem() / 1024 ** 3);
  const model = (first?.model ?? '').trim() || 'unnamed processor';
  return `${type()}, ${cpus().length} cores (${model}), ${memory} GB of memory, Node ${process.versions.node}`;
}

/** How busy the machine was, as the number of programs that wanted a core in the last minute. */
export const describeLoad = (): string => `load ${(loadavg()[0] ?? 0).toFixed(1)}`;
