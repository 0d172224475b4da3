/** What can be done to the study as a whole: undo and redo, import, export, closing. */
import { useActions } from '#renderer/state/actions.ts';
import { useApp } from '#renderer/state/app-context.tsx';
import { openDialog } from '#renderer/state/dialogs.ts';
import { doAgain, notifyProblem, takeBack } from '#renderer/state/notify.tsx';
import { useSession, useStudyInfo } from '#renderer/state/study-context.tsx';
import { ui } from '#renderer/state/ui-store.ts';

export const useStudyActions = (): void => {
  const { close } = useApp();
  const session = useSession();
  const undo = useStudyInfo(info => info.undo);
  const mode = useStudyInfo(info => info.mode);
  const writing = (): boolean => mode === 'write';

  useActions([
    {
      id: 'edit.undo',
      label: undo.undo === null ? 'Undo' : `Undo: ${undo.undo}`,
      group: 'Edit',
      keys: 'Mod+Z',
      when: () => writing() && undo.undo !== null,
      run: () => takeBack(session).catch(notifyProblem),
    },
    {
      id: 'edit.redo',
      label: undo.redo === null ? 'Redo' : `Redo: ${undo.redo}`,
      group: 'Edit',
      keys: 'Mod+Shift+Z Mod+Y',
      when: () => writing() && undo.redo !== null,
      run: () => doAgain(session).catch(notifyProblem),
    },
    {
      id: 'data.import',
      label: 'Import documents…',
      group: 'Study',
      keys: 'Mod+I',
      when: writing,
      run: () => openDialog('import'),
    },
    {
      id: 'data.import-project',
      label: 'Import a project of another program…',
      group: 'Study',
      when: writing,
      run: () => openDialog('import-project'),
    },
    {
      id: 'data.export',
      label: 'Export the dataset…',
      group: 'Study',
      run: () => ui.set({ screen: 'data', dataTab: 'export' }),
    },
    {
      id: 'data.check',
      label: 'Check the integrity of the study',
      group: 'Study',
      run: () => ui.set({ screen: 'data', dataTab: 'check' }),
    },
    {
      id: 'study.rename',
      label: 'Name and description of the study…',
      group: 'Study',
      when: writing,
      run: () => openDialog('rename-study'),
    },
    {
      id: 'coder.add',
      label: 'Add a coder…',
      group: 'Study',
      when: writing,
      run: () => openDialog('coder'),
    },
    { id: 'study.close', label: 'Close this study', group: 'Study', run: close },
  ]);
};
