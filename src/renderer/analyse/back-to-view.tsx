/** The way back from the Code screen to the cell that somebody came from. */
import { ActionIcon, Button } from '@mantine/core';
import { IconArrowLeft, IconX } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { views } from '#core/views/registry.ts';
import { useActions } from '../state/actions.ts';
import { formatKeys } from '../state/keys.ts';
import { useRecords } from '../state/study-context.tsx';
import { ui, useUi } from '../state/ui-store.ts';
import classes from './back-to-view.module.css';
import { useReturnTo, viewSettings } from './view-settings.ts';

const goBack = (): void => {
  const { returnTo } = viewSettings.get();
  if (returnTo === null) return;
  viewSettings.set({ returnTo: null, focusChosen: true });
  ui.set({ screen: 'analyse', viewId: returnTo });
};

export function BackToView() {
  const returnTo = useReturnTo();
  const screen = useUi(state => state.screen);
  const saved = useRecords(
    study => (returnTo === null ? undefined : study.get('savedView', returnTo)?.name),
    ['savedView'],
    [returnTo],
  );
  const isOffered = returnTo !== null && screen === 'code';
  const button = useRef<HTMLButtonElement>(null);
  useActions([
    {
      id: 'analyse.back',
      label: 'Back to the view',
      group: 'Window',
      keys: 'Alt+ArrowLeft',
      when: () => isOffered,
      run: goBack,
    },
  ]);
  useEffect(() => {
    if (isOffered) button.current?.focus();
  }, [isOffered]);
  if (!isOffered) return null;
  const name = saved ?? views.find(({ id }) => id === returnTo)?.label ?? 'the view';
  return (
    <nav className={classes.back} aria-label="Back">
      <Button
        ref={button}
        variant="subtle"
        size="compact-sm"
        leftSection={<IconArrowLeft size={15} aria-hidden />}
        title={formatKeys('Alt+ArrowLeft')}
        onClick={goBack}
      >
        Back to {name}
      </Button>
      <ActionIcon
        size="sm"
        aria-label="Stay here"
        title="Stay here"
        onClick={() => viewSettings.set({ returnTo: null })}
      >
        <IconX size={14} aria-hidden />
      </ActionIcon>
    </nav>
  );
}
