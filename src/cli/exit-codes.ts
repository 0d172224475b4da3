/** What the program's exit code says. */
import { isProblem } from '#core/problem.ts';

export const exitCodes = { done: 0, refused: 1, usage: 2, locked: 3, damaged: 4 } as const;
export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];

/** The code for anything that was thrown. */
export function exitCodeOf(error: unknown): ExitCode {
  if (!isProblem(error)) return exitCodes.refused;
  if (error.code === 'locked') return exitCodes.locked;
  if (error.code === 'damaged') return exitCodes.damaged;
  return exitCodes.refused;
}
