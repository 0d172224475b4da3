/** What can be done whether a study is open or not: begin or open one, colours, settings, help. */
import { type Action, useActions } from '#renderer/state/actions.ts';
import { useApp } from '#renderer/state/app-context.tsx';
import { openDialog } from '#renderer/state/dialogs.ts';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { type ColourScheme, ui } from '#renderer/state/ui-store.ts';
import { useOpenStudy } from './use-open-study.ts';

const colours = (colourScheme: ColourScheme, label: string): Action => ({
  id: `colours.${colourScheme === 'auto' ? 'system' : colourScheme}`,
  label,
  group: 'Window',
  run: () => ui.set({ colourScheme }),
});

export const useProgramActions = (): void => {
  const { client, open, session } = useApp();
  const openStudy = useOpenStudy();
  useActions([
    { id: 'study.new', label: 'New study…', group: 'Study', run: () => openDialog('new-study') },
    {
      id: 'study.open',
      label: session === null ? 'Open study…' : 'Open another study…',
      group: 'Study',
      keys: 'Mod+O',
      run: openStudy,
    },
    {
      id: 'study.open-sample',
      label: 'Open the sample study',
      group: 'Study',
      run: () => open(() => client.openSample()).catch(notifyProblem),
    },
    colours('light', 'Light colours'),
    colours('dark', 'Dark colours'),
    colours('auto', 'Colours as the system has them'),
    {
      id: 'window.settings',
      label: 'Settings',
      group: 'Window',
      keys: 'Mod+,',
      run: () => openDialog('settings'),
    },
    {
      id: 'help.keys',
      label: 'Keyboard shortcuts',
      group: 'Help',
      keys: '? F1',
      run: () => openDialog('keys'),
    },
    { id: 'help.about', label: 'About Tracework', group: 'Help', run: () => openDialog('about') },
  ]);
};
