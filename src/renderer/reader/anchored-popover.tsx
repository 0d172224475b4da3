/** A popover at a place of the text that has no element of its own. */
import { Popover } from '@mantine/core';
import { type ReactNode, useEffect, useRef } from 'react';
import styles from './reader.module.css';

interface AnchoredPopoverProps {
  /** In the window's CSS pixels. */
  at: DOMRect;
  label: string;
  /** Pixels. */
  width: number;
  onClose: () => void;
  children: ReactNode;
}

export function AnchoredPopover({ at, label, width, onClose, children }: AnchoredPopoverProps) {
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onDown = (event: PointerEvent): void => {
      if (event.target instanceof Node && content.current?.contains(event.target) === true) return;
      onClose();
    };
    document.addEventListener('pointerdown', onDown, true);
    return () => document.removeEventListener('pointerdown', onDown, true);
  }, [onClose]);
  return (
    <Popover
      opened
      width={width}
      position="bottom-start"
      offset={6}
      withRoles={false}
      withinPortal
      hideDetached={false}
      transitionProps={{ duration: 0 }}
      middlewares={{ flip: true, shift: { padding: 8 } }}
      shadow="md"
    >
      <Popover.Target>
        <span
          aria-hidden="true"
          className={styles.popoverAnchor}
          style={{ left: at.left, top: at.top, width: Math.max(1, at.width), height: at.height }}
        />
      </Popover.Target>
      <Popover.Dropdown className={styles.popover} role="dialog" aria-label={label} ref={content}>
        {children}
      </Popover.Dropdown>
    </Popover>
  );
}
