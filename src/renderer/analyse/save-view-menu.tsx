/** Saves the view as it is shown, by a name: anew, over what was saved, under another name; renames and removes. */
import { Button, Menu, Modal } from '@mantine/core';
import { IconBookmark, IconChevronDown } from '@tabler/icons-react';
import { useState } from 'react';
import type { SavedView } from '#core/model/saved-view.ts';
import { NameForm } from '../fields/name-form.tsx';
import { announce } from '../state/announce.ts';
import { newId } from '../state/new-id.ts';
import { useDispatch, useStudyInfo } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import { displayOf, isAsSaved } from './saved-view-settings.ts';
import type { ViewSettings } from './view-settings.ts';

interface SaveViewMenuProps {
  viewId: string;
  /** The saved view that is shown; null = the view itself. */
  saved: SavedView | null;
  settings: ViewSettings;
}

type Asking = { for: 'new' | 'rename'; name: string } | null;

export function SaveViewMenu({ viewId, saved, settings }: SaveViewMenuProps) {
  const dispatch = useDispatch();
  const mode = useStudyInfo(info => info.mode);
  const [asking, setAsking] = useState<Asking>(null);
  const state = { options: { ...settings.options }, display: displayOf(settings) };

  const saveAgain = async (): Promise<void> => {
    if (saved === null) return;
    const commit = await dispatch({ type: 'savedView.change', args: { id: saved.id, ...state } }).catch(
      () => null,
    );
    if (commit !== null) announce(`View ${saved.name} saved`);
  };
  const answer = async (name: string): Promise<void> => {
    if (asking?.for === 'rename' && saved !== null) {
      await dispatch({ type: 'savedView.change', args: { id: saved.id, name } });
    } else {
      const id = newId('view');
      await dispatch({ type: 'savedView.add', args: { id, name, view: viewId, ...state } });
      ui.set({ viewId: id });
      announce(`View saved as ${name}`);
    }
    setAsking(null);
  };
  const remove = async (): Promise<void> => {
    if (saved === null) return;
    const commit = await dispatch({ type: 'savedView.remove', args: { id: saved.id } }).catch(() => null);
    if (commit !== null) ui.set({ viewId });
  };

  if (mode === 'read') return null;
  return (
    <>
      {saved === null ? (
        <Button
          variant="default"
          leftSection={<IconBookmark size={16} aria-hidden />}
          onClick={() => setAsking({ for: 'new', name: '' })}
        >
          Save view…
        </Button>
      ) : (
        <Menu position="bottom-end" withinPortal>
          <Menu.Target>
            <Button
              variant="default"
              leftSection={<IconBookmark size={16} aria-hidden />}
              rightSection={<IconChevronDown size={14} aria-hidden />}
            >
              Saved view
            </Button>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item disabled={isAsSaved(saved, settings)} onClick={() => void saveAgain()}>
              Save as it is now
            </Menu.Item>
            <Menu.Item onClick={() => setAsking({ for: 'new', name: '' })}>
              Save under another name…
            </Menu.Item>
            <Menu.Item onClick={() => setAsking({ for: 'rename', name: saved.name })}>Rename…</Menu.Item>
            <Menu.Item onClick={() => void remove()}>Remove</Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
      <Modal
        opened={asking !== null}
        onClose={() => setAsking(null)}
        title={asking?.for === 'rename' ? 'Rename saved view' : 'Save view'}
        centered
      >
        {asking === null ? null : (
          <NameForm
            name={asking.name}
            description="The view keeps its options and layout, and is shown, exported and printed by this name."
            onAnswer={answer}
          />
        )}
      </Modal>
    </>
  );
}
