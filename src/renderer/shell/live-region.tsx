/** The one live region of the window: speaks what `announce` is given. */
import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { onAnnounce } from '#renderer/state/announce.ts';

export function LiveRegion() {
  const [spoken, setSpoken] = useState({ message: '', turn: 0 });
  useEffect(() => onAnnounce(message => setSpoken(({ turn }) => ({ message, turn: turn + 1 }))), []);
  return (
    <VisuallyHidden role="status" aria-live="polite" data-testid="live-region">
      {/* A new element each time, so that the same sentence twice is spoken twice. */}
      <span key={spoken.turn}>{spoken.message}</span>
    </VisuallyHidden>
  );
}
