/** Makes the Problem again out of what a call was refused with, so that the window can tell what happened. */
import { isTRPCClientError } from '@trpc/client';
import { z } from 'zod';
import { isProblem, messageOf, Problem, type ProblemCode } from '#core/problem.ts';

const carried = z.object({
  problem: z.object({
    code: z.string().transform(code => code as ProblemCode),
    message: z.string(),
    advice: z.string(),
  }),
});

export const hostIsGone = (): Problem =>
  new Problem(
    'failed',
    'The program behind this window has stopped. Everything that was shown as saved is in the study’s folder.',
    'Start Tracework again and open the study.',
  );

const revive = (value: unknown): Problem | null => {
  const parsed = carried.safeParse(value);
  if (!parsed.success) return null;
  const { code, message, advice } = parsed.data.problem;
  return new Problem(code, message, advice);
};

/** Takes a refused call of the router, the answer of an upload, or anything that was thrown on the way. */
export const toProblem = (error: unknown): Problem => {
  if (isProblem(error)) return error;
  const problem = revive(isTRPCClientError(error) ? error.data : error);
  if (problem !== null) return problem;
  const cause = isTRPCClientError(error) ? error.cause : error;
  // fetch rejects with a TypeError where nobody answers at the address.
  if (cause instanceof TypeError) return hostIsGone();
  return new Problem('failed', `The program did not answer as it should: ${messageOf(error)}`, 'Try again.');
};
