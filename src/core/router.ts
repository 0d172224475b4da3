/**
 * The contract between a window and its host, as one tRPC router over `Application`: over IPC in Electron, over
 * HTTP and server-sent events in the loopback host. Each procedure takes the arguments of the method of the same
 * name as a tuple; results are plain JSON; errors carry a `Problem`.
 */
import { type AnyTRPCProcedure, initTRPC, type TRPCError, tracked } from '@trpc/server';
import { ZodError, z } from 'zod';
import type { Application, StudyEvent } from './api.ts';
import { createEventQueue } from './event-queue.ts';
import { datasetChoices } from './exporters/dataset/choices.ts';
import { isProblem, messageOf, type ProblemCode } from './problem.ts';
import { command } from './store/commit.ts';
import type { StudySessions } from './study-sessions.ts';

export interface RouterContext {
  application: Application;
  sessions: StudySessions;
  /** Imports that are under way, by the name that their window gave them. */
  tasks: Map<string, { aborted: boolean }>;
  /** Called when a window begins to listen, with a Problem where it may not; what it gives is called at the end. */
  openStream: () => () => void;
}

/** A Problem as it crosses to the window. */
export interface ProblemData {
  code: ProblemCode;
  message: string;
  advice: string;
}

const problemData = (error: TRPCError): ProblemData => {
  const { cause } = error;
  if (isProblem(cause)) return { code: cause.code, message: cause.message, advice: cause.advice };
  if (cause instanceof ZodError) {
    return { code: 'invalid', message: `The request is not valid: ${z.prettifyError(cause)}`, advice: '' };
  }
  if (error.code === 'NOT_FOUND') return { code: 'not-found', message: error.message, advice: '' };
  return {
    code: 'failed',
    message: `The program failed: ${messageOf(cause ?? error)}`,
    advice:
      'What was saved is kept. Try again; if it fails again, close the window and start the program anew.',
  };
};

const t = initTRPC.context<RouterContext>().create({
  isDev: false,
  errorFormatter: ({ shape, error }) => {
    const problem = problemData(error);
    return { code: shape.code, message: problem.message, data: { problem } };
  },
  sse: { ping: { enabled: true, intervalMs: 20_000 } },
});

const short = z.string().max(500);
const path = z.string().min(1).max(4096);
const handle = z.string().min(1).max(200);
const id = z.string().min(1).max(80);
const window = z.string().min(1).max(80);
const seq = z.number().int().nonnegative();
const mode = z.enum(['write', 'read']);
const importFiles = z
  .array(
    z.object({
      source: z.union([z.strictObject({ path }), z.strictObject({ staged: short })]),
      fileName: short,
      encoding: z.string().max(80).exactOptional(),
      format: z.string().max(80).exactOptional(),
      choices: z.record(z.string().max(80), z.string().max(80)).exactOptional(),
      pattern: short.exactOptional(),
      password: short.exactOptional(),
    }),
  )
  .max(10_000);

const exportRequest = z.object({
  format: short,
  folder: path,
  passwords: z.array(short).max(100).exactOptional(),
  bom: z.boolean().exactOptional(),
  dataset: datasetChoices.exactOptional(),
});

const stagedProject = z
  .array(z.strictObject({ id: short, path: z.string().min(1).max(4096) }))
  .min(1)
  .max(20_000);
const projectFiles = z.object({
  source: z.union([
    z.strictObject({ paths: z.array(path).min(1).max(20_000) }),
    z.strictObject({ staged: stagedProject }),
  ]),
  format: z.string().max(80).nullable(),
});
const projectChoices = z.strictObject({ kind: short.nullable(), coderId: id.nullable() });

const { procedure } = t;

/** What `listen` and `presence` have to do with the signal that ends them. */
interface EndSignal {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
}

const whenEnded = (signal: EndSignal | undefined, listener: () => void): void => {
  if (signal?.aborted === true) listener();
  else signal?.addEventListener('abort', listener);
};

/** Calls that came to nothing leave a name behind: no more of them than this. */
const keptTasks = 100;

const taskSignal = ({ tasks }: RouterContext, task: string): { aborted: boolean } => {
  const present = tasks.get(task);
  if (present !== undefined) return present;
  const signal = { aborted: false };
  tasks.set(task, signal);
  const [oldest] = tasks.keys();
  if (tasks.size > keptTasks && oldest !== undefined) tasks.delete(oldest);
  return signal;
};

const procedures = {
  info: procedure.query(({ ctx }) => ctx.application.info()),
  templates: procedure.query(({ ctx }) => ctx.application.templates()),
  recentStudies: procedure.query(({ ctx }) => ctx.application.recentStudies()),
  forgetRecentStudy: procedure
    .input(z.tuple([path]))
    .mutation(({ ctx, input }) => ctx.application.forgetRecentStudy(...input)),
  listFolder: procedure
    .input(z.tuple([path.nullable()]))
    .query(({ ctx, input }) => ctx.application.listFolder(...input)),
  createFolder: procedure
    .input(z.tuple([path, short]))
    .mutation(({ ctx, input }) => ctx.application.createFolder(...input)),
  chooseFolder: procedure
    .input(z.tuple([short]))
    .mutation(({ ctx, input }) => ctx.application.chooseFolder(...input)),
  chooseStudy: procedure.mutation(({ ctx }) => ctx.application.chooseStudy()),
  chooseFiles: procedure.mutation(({ ctx }) => ctx.application.chooseFiles()),

  createStudy: procedure
    .input(z.tuple([z.object({ folder: path, name: short, templateId: short, coderName: short })]))
    .mutation(async ({ ctx, input }) => ctx.sessions.opened(await ctx.application.createStudy(...input))),
  openStudy: procedure
    .input(z.tuple([z.object({ path, mode, coderName: short.nullable() })]))
    .mutation(async ({ ctx, input }) => ctx.sessions.opened(await ctx.application.openStudy(...input))),
  openSample: procedure.mutation(async ({ ctx }) => ctx.sessions.opened(await ctx.application.openSample())),
  /** The second argument names the window, since others may show the same study. */
  closeStudy: procedure
    .input(z.tuple([handle, window]))
    .mutation(({ ctx, input }) => ctx.sessions.leave(...input)),

  passages: procedure
    .input(z.tuple([handle, id]))
    .query(({ ctx, input }) => ctx.application.passages(...input)),
  documentText: procedure
    .input(z.tuple([handle, id]))
    .query(({ ctx, input }) => ctx.application.documentText(...input)),
  documentPages: procedure
    .input(z.tuple([handle, id]))
    .query(({ ctx, input }) => ctx.application.documentPages(...input)),
  documentHighlights: procedure
    .input(z.tuple([handle, id, short.nullable()]))
    .query(({ ctx, input }) => ctx.application.documentHighlights(...input)),
  dispatch: procedure
    .input(z.tuple([handle, command]))
    .mutation(({ ctx, input }) => ctx.application.dispatch(...input)),
  undo: procedure
    .input(z.tuple([handle, id.nullable()]))
    .mutation(({ ctx, input }) => ctx.application.undo(...input)),
  redo: procedure.input(z.tuple([handle])).mutation(({ ctx, input }) => ctx.application.redo(...input)),
  retrySaving: procedure
    .input(z.tuple([handle]))
    .mutation(({ ctx, input }) => ctx.application.retrySaving(...input)),
  setCoder: procedure
    .input(z.tuple([handle, id]))
    .mutation(({ ctx, input }) => ctx.application.setCoder(...input)),
  history: procedure
    .input(
      z.tuple([handle, z.object({ before: seq.nullable(), limit: z.number().int().min(1).max(10_000) })]),
    )
    .query(({ ctx, input }) => ctx.application.history(...input)),
  check: procedure.input(z.tuple([handle])).query(({ ctx, input }) => ctx.application.check(...input)),

  previewImport: procedure
    .input(z.tuple([handle, importFiles]))
    .query(({ ctx, input }) => ctx.application.previewImport(...input)),
  /** The third argument names the work, for `cancel`. */
  importFiles: procedure.input(z.tuple([handle, importFiles, id])).mutation(async ({ ctx, input }) => {
    const [study, files, task] = input;
    const signal = taskSignal(ctx, task);
    try {
      return await ctx.application.importFiles(study, files, signal);
    } finally {
      ctx.tasks.delete(task);
    }
  }),
  projectFormats: procedure.query(({ ctx }) => ctx.application.projectFormats()),
  previewProject: procedure
    .input(z.tuple([handle, projectFiles]))
    .query(({ ctx, input }) => ctx.application.previewProject(...input)),
  /** The third argument names the work, for `cancel`. */
  importProject: procedure
    .input(z.tuple([handle, projectFiles.extend({ choices: projectChoices }), id]))
    .mutation(async ({ ctx, input }) => {
      const [study, request, task] = input;
      const signal = taskSignal(ctx, task);
      try {
        return await ctx.application.importProject(study, request, signal);
      } finally {
        ctx.tasks.delete(task);
      }
    }),
  /** Asks the work to stop; what it came to is told by the call that began it. May arrive before that call. */
  cancel: procedure.input(z.tuple([id])).mutation(({ ctx, input: [task] }) => {
    taskSignal(ctx, task).aborted = true;
  }),
  encodings: procedure.query(({ ctx }) => ctx.application.encodings()),
  importFormats: procedure.query(({ ctx }) => ctx.application.importFormats()),

  exportFormats: procedure.query(({ ctx }) => ctx.application.exportFormats()),
  /** The third argument names the work, for `cancel`. */
  exportStudy: procedure.input(z.tuple([handle, exportRequest, id])).mutation(async ({ ctx, input }) => {
    const [study, request, task] = input;
    const signal = taskSignal(ctx, task);
    try {
      return await ctx.application.exportStudy(study, request, signal);
    } finally {
      ctx.tasks.delete(task);
    }
  }),
  previewDataset: procedure
    .input(z.tuple([handle, datasetChoices]))
    .query(({ ctx, input }) => ctx.application.previewDataset(...input)),

  /** Each event with the sequence of the last commit heard as its id, from which a lost connection goes on. */
  subscribe: procedure
    .input(z.object({ handle, window, afterSeq: seq, lastEventId: z.string().max(20).optional() }))
    .subscription(async function* ({ ctx, input, signal }) {
      const closeStream = ctx.openStream();
      const queue = createEventQueue<StudyEvent>();
      let heard = input.lastEventId === undefined ? input.afterSeq : Number(input.lastEventId);
      if (!Number.isSafeInteger(heard)) heard = input.afterSeq;
      const stop = ctx.sessions.listen(input.handle, { window: input.window, afterSeq: heard }, queue.push);
      whenEnded(signal, queue.end);
      try {
        for await (const event of queue.events()) {
          if (event.type === 'commit') heard = event.commit.seq;
          yield tracked(String(heard), event);
          if (event.type === 'closed') return;
        }
      } finally {
        stop();
        closeStream();
      }
    }),
  /** Says that a window is there, where it hears of no study. Never sends anything. */
  presence: procedure.input(z.object({ window })).subscription(async function* ({ ctx, signal }) {
    const closeStream = ctx.openStream();
    const queue = createEventQueue<never>();
    whenEnded(signal, queue.end);
    try {
      yield* queue.events();
    } finally {
      closeStream();
    }
  }),
} satisfies Record<
  Exclude<keyof Application, 'stageFile' | 'documentSource' | 'shutdown'>,
  AnyTRPCProcedure
> &
  Record<string, AnyTRPCProcedure>;

export const router = t.router(procedures);
export type AppRouter = typeof router;
export type ProcedureName = keyof typeof procedures;

/** The context of all calls of one host. */
export const createRouterContext = (
  application: Application,
  sessions: StudySessions,
  openStream: RouterContext['openStream'] = () => () => undefined,
): RouterContext => ({ application, sessions, tasks: new Map(), openStream });

/** Calls procedures in the same process; rejects with tRPC's error, whose `cause` is the Problem. */
export const createCaller = t.createCallerFactory(router);
