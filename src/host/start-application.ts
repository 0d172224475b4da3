/** Builds the application that a host with windows offers, and keeps account of which windows show which study. */
import type { AppInfo, Application } from '#core/api.ts';
import { createStudySessions, type StudySessions } from '#core/study-sessions.ts';
import { createApplication } from '#storage/application.ts';
import type { Dialogs } from '#storage/ports.ts';
import { version } from '../../package.json' with { type: 'json' };
import { findProgramFolders, type ProgramFolders } from './program-folders.ts';

/** How long a study that no window shows stays open: a window that is loaded anew finds it as it was. */
const idleMilliseconds = 30_000;

export interface StartedApplication {
  application: Application;
  sessions: StudySessions;
  folders: ProgramFolders;
}

/** `root` is the folder that holds `out/` and `resources/`. */
export const startApplication = (options: {
  host: AppInfo['host'];
  root: string;
  dialogs?: Dialogs;
}): StartedApplication => {
  const folders = findProgramFolders(options.root);
  const application = createApplication({
    version,
    host: options.host,
    folders,
    ...(folders.importWorker === undefined ? {} : { importWorker: folders.importWorker }),
    ...(folders.exportWorker === undefined ? {} : { exportWorker: folders.exportWorker }),
    ...(options.dialogs === undefined ? {} : { dialogs: options.dialogs }),
  });
  const sessions = createStudySessions(application, {
    later: (task, milliseconds) => {
      // A study that waits to be closed keeps no program from ending.
      const timer = setTimeout(task, milliseconds).unref();
      return () => clearTimeout(timer);
    },
    idleMilliseconds,
  });
  return { application, sessions, folders };
};
