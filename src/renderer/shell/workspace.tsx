/** One study's window: bar, banners, the screen that was chosen, and the line below. */
import { useEffect } from 'react';
import { useStudyInfo } from '#renderer/state/study-context.tsx';
import { useUi } from '#renderer/state/ui-store.ts';
import { AnalyseScreen } from '../analyse/analyse-screen.tsx';
import { BackToView } from '../analyse/back-to-view.tsx';
import { CodebookScreen } from '../codebook/codebook-screen.tsx';
import { DataScreen } from '../data/data-screen.tsx';
import { DropZone } from '../data/drop-zone.tsx';
import { FindingDialog } from '../finding/finding-dialog.tsx';
import { CodeMentionsDialog } from '../mentions/code-mentions-dialog.tsx';
import { UseAsEvidenceDialog } from '../panels/use-as-evidence-dialog.tsx';
import { SearchScreen } from '../search/search-screen.tsx';
import { TableDialog } from '../structure/table-dialog.tsx';
import { Banners } from './banners.tsx';
import { BottomBar } from './bottom-bar.tsx';
import { CodeScreen } from './code-screen.tsx';
import { Palette } from './palette.tsx';
import { noteFocus } from './regions.ts';
import { TopBar } from './top/top-bar.tsx';
import { useStudyActions } from './use-study-actions.ts';
import { useWindowActions } from './use-window-actions.ts';
import classes from './workspace.module.css';

export function Workspace() {
  const screen = useUi(state => state.screen);
  // Saving changes what is known of the study three times a commit: the whole window must not be drawn for it.
  const name = useStudyInfo(info => info.name);
  const unsaved = useStudyInfo(({ status }) => status.unsaved > 0 && status.state === 'failed');

  useEffect(() => {
    document.title = `${name} - Tracework`;
    return () => {
      document.title = 'Tracework';
    };
  }, [name]);

  useEffect(() => {
    const note = (event: FocusEvent): void => noteFocus(event.target);
    document.addEventListener('focusin', note);
    return () => document.removeEventListener('focusin', note);
  }, []);

  useEffect(() => {
    if (!unsaved) return;
    const warn = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [unsaved]);

  return (
    <DropZone>
      <WorkspaceActions />
      <div className={classes.workspace}>
        <TopBar />
        <div>
          <Banners />
          <BackToView />
        </div>
        <div className={classes.content}>
          {screen === 'code' ? <CodeScreen /> : null}
          {screen === 'search' ? (
            <main className={classes.centre} aria-label="Search" data-region tabIndex={-1}>
              <SearchScreen />
            </main>
          ) : null}
          {screen === 'analyse' ? (
            <main className={classes.centre} aria-label="Analyse" data-region tabIndex={-1}>
              <AnalyseScreen />
            </main>
          ) : null}
          {screen === 'codebook' ? (
            <main className={classes.centre} aria-label="Codebook" data-region tabIndex={-1}>
              <CodebookScreen />
            </main>
          ) : null}
          {screen === 'data' ? (
            <main className={classes.centre} aria-label="Data" data-region tabIndex={-1}>
              <DataScreen />
            </main>
          ) : null}
        </div>
        <BottomBar />
        <Palette />
        <UseAsEvidenceDialog />
        <CodeMentionsDialog />
        <FindingDialog />
        <TableDialog />
      </div>
    </DropZone>
  );
}

/** Apart from the window, which is not drawn anew when an action gets another name. */
function WorkspaceActions() {
  useStudyActions();
  useWindowActions();
  return null;
}
