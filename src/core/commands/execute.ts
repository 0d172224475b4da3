/**
 * The door: takes a command as data, checks its arguments once, runs it and takes the diff of what it gives
 * against what is there. It never changes the study for good: the caller journals and applies the diff.
 */
import { z } from 'zod';
import type { AnyRecord, Entry } from '../model/records.ts';
import { Problem } from '../problem.ts';
import { type Change, type Command, type Diff, invertDiff, squashDiffs } from '../store/commit.ts';
import { isEqual } from '../store/equal.ts';
import type { StudyReader } from '../store/study-reader.ts';
import type { StudyStore } from '../store/study-store.ts';
import type { CommandContext } from './definition.ts';
import { commandDefinitions } from './index.ts';

/** Largest number of commands in one batch. */
export const maximumBatch = 1_000_000;

/** Several commands as one commit and one undo. */
export const batchArgs = z.strictObject({
  label: z.string().trim().min(1).max(300).optional(),
  commands: z
    .array(z.strictObject({ type: z.string(), args: z.unknown() }))
    .min(1)
    .max(maximumBatch),
});

export interface Executed {
  diff: Diff;
  label: string;
  /** The command as the history keeps it. */
  command: Command;
}

/** A command whose arguments have been checked. */
export interface PreparedCommand {
  /** Documents whose texts must be at hand for `run`. */
  documents: readonly string[];
  /** Throws a Problem where the study as it is does not allow it. Leaves the store as it was. */
  run(context: CommandContext): Executed;
}

/** Whose commands these are: internal ones come from the program alone. */
export interface DoorOptions {
  internal: boolean;
}

/** Checks a command's type and arguments. Throws a Problem with the code `invalid` that names what is wrong. */
export function prepareCommand(
  store: StudyStore,
  command: Command,
  options: DoorOptions = { internal: false },
): PreparedCommand {
  if (command.type === 'batch') return prepareBatch(store, command, options);
  const definition = commandDefinitions.get(command.type);
  if (definition === undefined || (definition.internal === true && !options.internal)) {
    throw new Problem('invalid', `There is no command “${command.type}”.`);
  }
  const args = parseArguments(definition.args, command);
  return {
    documents: definition.documents?.(args, store) ?? [],
    run: context => {
      const { put, label } = definition.run(args, store, context);
      const kept = definition.intent === undefined ? command : { ...command, args: definition.intent(args) };
      return { diff: diffOf(store, put), label, command: kept };
    },
  };
}

/** Prepares and runs in one go, for callers that have every text at hand. */
export const execute = (
  store: StudyStore,
  command: Command,
  context: CommandContext,
  options?: DoorOptions,
): Executed => prepareCommand(store, command, options).run(context);

function prepareBatch(store: StudyStore, command: Command, options: DoorOptions): PreparedCommand {
  const { commands, label } = parseArguments(batchArgs, command);
  const prepared = commands.map((each, index) => {
    if (each.type === 'batch') throw new Problem('invalid', 'A batch holds no other batch.');
    return naming(index, () => prepareCommand(store, { type: each.type, args: each.args }, options));
  });
  return {
    documents: [...new Set(prepared.flatMap(({ documents }) => documents))],
    run: context => {
      // Later commands see what earlier ones made, so each diff is applied at once and all are taken back at the end.
      const done: Executed[] = [];
      try {
        for (const [index, { run }] of prepared.entries()) {
          const executed = naming(index, () => run(context));
          store.apply(executed.diff);
          done.push(executed);
        }
      } finally {
        for (const { diff } of done.toReversed()) store.apply(invertDiff(diff));
      }
      const labels = done.map(each => each.label);
      return {
        diff: squashDiffs(done.map(({ diff }) => diff)),
        command: { ...command, args: { ...Object(command.args), commands: done.map(each => each.command) } },
        label:
          label ?? (labels.length === 1 ? (labels[0] ?? '') : `${labels[0]} and ${labels.length - 1} more`),
      };
    },
  };
}

/** Says which command of a batch was refused. */
function naming<T>(index: number, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof Problem)
      throw new Problem(error.code, `Command ${index + 1}: ${error.message}`, error.advice);
    throw error;
  }
}

function parseArguments<Schema extends z.ZodType>(schema: Schema, { type, args }: Command): z.output<Schema> {
  const result = schema.safeParse(args);
  if (result.success) return result.data;
  const issues = result.error.issues
    .slice(0, 5)
    .map(({ path, message }) => (path.length === 0 ? message : `${path.join('.')}: ${message}`));
  throw new Problem('invalid', `The arguments of ${type} are not right: ${issues.join('; ')}.`);
}

/** What putting the records would change. A record that differs only in when and by whom it was changed does not. */
function diffOf(study: StudyReader, put: readonly Entry[]): Diff {
  const changes = new Map<string, Change>();
  for (const { type, record } of put) {
    const before = study.get(type, record.id) ?? null;
    if (before === null || !isSameBut(before, record))
      changes.set(`${type}:${record.id}`, { type, id: record.id, before, after: record });
  }
  return [...changes.values()];
}

const isSameBut = (one: AnyRecord, other: AnyRecord): boolean =>
  isEqual({ ...one, changedAt: '', changedBy: '' }, { ...other, changedAt: '', changedBy: '' });
