/** Up and down move the focus between the buttons of a short list. */
import { type KeyboardEvent, useCallback } from 'react';

export const useArrowKeys = (): ((event: KeyboardEvent<HTMLElement>) => void) =>
  useCallback(event => {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return;
    if (event.target instanceof HTMLTextAreaElement || event.target instanceof HTMLInputElement) return;
    const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('li button:not(:disabled)')];
    const from = rows.findIndex(row => row.contains(document.activeElement));
    const next = rows[from + (event.key === 'ArrowDown' ? 1 : -1)];
    if (next === undefined) return;
    event.preventDefault();
    next.focus();
  }, []);
