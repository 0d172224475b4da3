/** Runs one command line of the shell: failures become messages on stderr and an exit code. */
import { CommanderError } from 'commander';
import { isProblem, messageOf } from '#core/problem.ts';
import { type CliHost, Context } from './context.ts';
import { type ExitCode, exitCodeOf, exitCodes } from './exit-codes.ts';
import { type Output, OutputClosed } from './output.ts';
import { buildProgram } from './program.ts';

/** `args` is without the program's name. Never rejects. */
export async function run(args: readonly string[], host: CliHost): Promise<ExitCode> {
  const context = new Context(host);
  try {
    await buildProgram(context).parseAsync([...args], { from: 'user' });
  } catch (error) {
    context.exitCode = explain(context.output, error);
  }
  try {
    await context.close();
  } catch (error) {
    context.exitCode = explain(context.output, error);
  }
  return context.exitCode;
}

/** Says what went wrong, and gives the exit code for it. */
function explain(output: Output, error: unknown): ExitCode {
  // Commander has said it already; asking for help is no failure.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.usage;
  if (error instanceof OutputClosed) return exitCodes.done;
  if (isProblem(error)) output.say(`tracework: ${[error.message, error.advice].filter(Boolean).join(' ')}`);
  else output.say(`tracework: unexpected failure: ${messageOf(error)}`);
  return exitCodeOf(error);
}
