/** What every command of the shell works with: the host's streams, the application, and a way to open a study. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import type { Application, Finding, OpenedStudy } from '#core/api.ts';
import { type ExitCode, exitCodes } from './exit-codes.ts';
import { Output } from './output.ts';

export interface CliHost {
  stdin: Readable;
  stdout: Writable;
  stderr: Writable;
  /** Folder that relative paths start from. */
  workingFolder: string;
  version: string;
  /** Name for the first coder of a new study, unless one is given. */
  userName: string;
  createApplication(): Application;
}

export class Context {
  readonly host: CliHost;
  readonly output: Output;
  /** What to exit with where nothing was thrown. */
  exitCode: ExitCode = exitCodes.done;
  private made: Application | undefined;

  constructor(host: CliHost) {
    this.host = host;
    this.output = new Output(host.stdout, host.stderr);
  }

  /** Made when first needed: most help and usage errors need none. */
  get application(): Application {
    this.made ??= this.host.createApplication();
    return this.made;
  }

  /** Flushes and closes whatever is open. */
  async close(): Promise<void> {
    await this.made?.shutdown();
  }

  path(path: string): string {
    return resolve(this.host.workingFolder, path);
  }

  /** The study's folder, whether or not its suffix was given. */
  private studyPath(study: string): string {
    const path = this.path(study);
    return !existsSync(path) && existsSync(`${path}.tracework`) ? `${path}.tracework` : path;
  }

  /** Opens a study for one piece of work, says what opening found, and closes it. */
  async withStudy(
    study: string,
    { mode, coderName }: { mode: 'read' | 'write'; coderName: string | null },
    work: (opened: OpenedStudy) => Promise<void>,
  ): Promise<void> {
    const opened = await this.application.openStudy({ path: this.studyPath(study), mode, coderName });
    for (const finding of opened.report.findings) this.sayFinding(finding);
    const unsubscribe = this.application.subscribe(opened.handle, event => {
      if (event.type === 'progress') this.output.showProgress(`${event.task}: ${event.message}`);
    });
    try {
      await work(opened);
    } finally {
      unsubscribe();
      await this.application.closeStudy(opened.handle);
    }
  }

  sayFinding({ severity, file, message }: Finding): void {
    this.output.say(`${severity}: ${file === null ? '' : `${file}: `}${message}`);
  }
}
