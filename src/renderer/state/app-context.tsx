/** What every part of the window may ask of the application as a whole: the host, and which study is open. */
import { createContext, useContext } from 'react';
import type { AppInfo, OpenedStudy, OpenReport } from '#core/api.ts';
import type { WindowApplication } from '#renderer/client/client.ts';
import type { StudySession } from './study-session.ts';

export interface AppControl {
  client: WindowApplication;
  info: AppInfo;
  session: StudySession | null;
  /** What opening the study found and mended; null = nothing, or it has been read. */
  report: OpenReport | null;
  /** Shows the study that the request opens in place of the present one; rejects with its Problem. */
  open(request: () => Promise<OpenedStudy>): Promise<void>;
  /** Opens by path. A study that another program has open is offered for reading; other problems are shown. */
  openPath(path: string): Promise<void>;
  /** Back to the start screen. */
  close(): Promise<void>;
}

export const AppContext = createContext<AppControl | null>(null);

export const useApp = (): AppControl => {
  const app = useContext(AppContext);
  if (app === null) throw new Error('There is no application around this component.');
  return app;
};
