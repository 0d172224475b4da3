/** The bar at the head of the window: study, undo and redo, search, coder, and whether all is saved. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconSearch } from '@tabler/icons-react';
import { runAction } from '#renderer/state/actions.ts';
import { ariaKeys, formatKeys } from '#renderer/state/keys.ts';
import { useStudyInfo } from '#renderer/state/study-context.tsx';
import { KeyCaps } from '../key-caps.tsx';
import { CoderMenu } from './coder-menu.tsx';
import { SaveIndicator } from './save-indicator.tsx';
import { StudyMenu } from './study-menu.tsx';
import classes from './top-bar.module.css';

function UndoButtons() {
  const undo = useStudyInfo(info => info.undo);
  const mode = useStudyInfo(info => info.mode);
  const buttons = [
    { id: 'edit.undo', verb: 'Undo', what: undo.undo, keys: 'Mod+Z', icon: <IconArrowBackUp size={17} /> },
    {
      id: 'edit.redo',
      verb: 'Redo',
      what: undo.redo,
      keys: 'Mod+Shift+Z',
      icon: <IconArrowForwardUp size={17} />,
    },
  ];
  return buttons.map(({ id, verb, what, keys, icon }) => {
    const label = what === null ? `Nothing to ${verb.toLowerCase()}` : `${verb}: ${what}`;
    return (
      <Tooltip key={id} label={`${label} (${formatKeys(keys)})`} multiline maw={360}>
        <ActionIcon
          aria-label={label}
          aria-keyshortcuts={ariaKeys(keys)}
          disabled={what === null || mode === 'read'}
          onClick={() => runAction(id)}
        >
          {icon}
        </ActionIcon>
      </Tooltip>
    );
  });
}

export function TopBar() {
  return (
    <header className={classes.bar} data-region>
      <div className={classes.side}>
        <StudyMenu />
        <UndoButtons />
      </div>
      <button
        type="button"
        className={classes.search}
        aria-keyshortcuts={ariaKeys('Mod+K')}
        onClick={() => runAction('window.palette')}
      >
        <IconSearch size={15} aria-hidden />
        <span className={classes.searchText}>Search, or run a command…</span>
        <span aria-hidden>
          <KeyCaps keys="Mod+K" />
        </span>
      </button>
      <div className={`${classes.side} ${classes.end}`}>
        <CoderMenu />
        <SaveIndicator />
      </div>
    </header>
  );
}
