/** The dialogs that actions open by name, each mounted while it is open. */
import { useApp } from '#renderer/state/app-context.tsx';
import { closeDialog, useDialog } from '#renderer/state/dialogs.ts';
import { ImportDialog } from '../data/import-dialog.tsx';
import { ImportProjectDialog } from '../data/import-project-dialog.tsx';
import { AboutDialog } from './about-dialog.tsx';
import { CoderDialog } from './coder-dialog.tsx';
import { FolderDialog } from './folder-dialog.tsx';
import { KeysDialog } from './keys-dialog.tsx';
import { RenameStudyDialog } from './rename-study-dialog.tsx';
import { ReportDialog } from './report-dialog.tsx';
import { SettingsDialog } from './settings-dialog.tsx';
import { NewStudyDialog } from './start/new-study-dialog.tsx';
import { useProgramActions } from './use-program-actions.ts';

export function WindowDialogs() {
  useProgramActions();
  const open = useDialog();
  const { session, report, openPath } = useApp();
  return (
    <>
      <NewStudyDialog opened={open === 'new-study'} onClose={closeDialog} />
      <FolderDialog
        opened={open === 'open-study'}
        title="Open a study"
        wanted="study"
        from={null}
        onClose={closeDialog}
        onChoose={path => {
          closeDialog();
          void openPath(path);
        }}
      />
      <SettingsDialog opened={open === 'settings'} onClose={closeDialog} />
      <KeysDialog opened={open === 'keys'} onClose={closeDialog} />
      <AboutDialog opened={open === 'about'} onClose={closeDialog} />
      <ReportDialog opened={open === 'report'} report={report} onClose={closeDialog} />
      {session === null ? null : (
        <>
          <RenameStudyDialog opened={open === 'rename-study'} onClose={closeDialog} />
          <CoderDialog opened={open === 'coder'} onClose={closeDialog} />
          <ImportDialog opened={open === 'import'} onClose={closeDialog} />
          <ImportProjectDialog opened={open === 'import-project'} onClose={closeDialog} />
        </>
      )}
    </>
  );
}
