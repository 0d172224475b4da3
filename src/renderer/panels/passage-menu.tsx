/** What can be done with a passage in a list: a menu at the pointer, or at the row for the menu key. */
import { Menu } from '@mantine/core';
import { IconEye, IconScale, IconTrash } from '@tabler/icons-react';
import { type MouseEvent, type ReactNode, useState } from 'react';
import { useChange } from '../fields/use-change.ts';
import { useStudyInfo } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import { useAsEvidence } from './use-as-evidence-dialog.tsx';

interface PassageMenu {
  open: (event: MouseEvent, passageId: string) => void;
  /** To be drawn beside the list. */
  element: ReactNode;
}

export function usePassageMenu(): PassageMenu {
  const [shown, setShown] = useState<{ passageId: string; x: number; y: number } | null>(null);
  const change = useChange();
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const element = shown !== null && (
    <Menu opened onClose={() => setShown(null)} position="bottom-start" withinPortal>
      <Menu.Target>
        <span style={{ position: 'fixed', left: shown.x, top: shown.y }} />
      </Menu.Target>
      <Menu.Dropdown aria-label="The passage">
        <Menu.Item
          leftSection={<IconEye size={14} aria-hidden />}
          onClick={() => ui.showPassage(shown.passageId)}
        >
          Show in the text
        </Menu.Item>
        <Menu.Item
          leftSection={<IconScale size={14} aria-hidden />}
          rightSection="E"
          disabled={readOnly}
          onClick={() => useAsEvidence.open(shown.passageId)}
        >
          Use as evidence for…
        </Menu.Item>
        <Menu.Item
          leftSection={<IconTrash size={14} aria-hidden />}
          disabled={readOnly}
          onClick={() => void change('passage.remove', { id: shown.passageId })}
        >
          Remove
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
  return {
    open: (event, passageId) => {
      event.preventDefault();
      // From the keyboard there is no pointer: the menu comes at what has the focus.
      const box = event.currentTarget.getBoundingClientRect();
      const isAtPointer = event.clientX !== 0 || event.clientY !== 0;
      setShown({
        passageId,
        x: isAtPointer ? event.clientX : box.left + 24,
        y: isAtPointer ? event.clientY : box.top + 24,
      });
    },
    element,
  };
}
