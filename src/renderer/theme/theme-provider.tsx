/** Mantine's provider with the window's theme; the colour scheme is the researcher's, kept with the window's state. */
import { type MantineColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import { ui } from '#renderer/state/ui-store.ts';
import { cssVariables, theme } from './theme.ts';

const createSchemeManager = (): MantineColorSchemeManager => {
  let unsubscribe: (() => void) | undefined;
  return {
    get: () => ui.get().colourScheme,
    set: colourScheme => ui.set({ colourScheme }),
    subscribe(update) {
      let last = ui.get().colourScheme;
      unsubscribe = ui.subscribe(() => {
        const { colourScheme } = ui.get();
        if (colourScheme === last) return;
        last = colourScheme;
        update(colourScheme);
      });
    },
    unsubscribe: () => unsubscribe?.(),
    clear: () => undefined,
  };
};

const schemeManager = createSchemeManager();

export function ThemeProvider({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      colorSchemeManager={schemeManager}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <Notifications position="bottom-right" limit={4} zIndex={400} />
      {children}
    </MantineProvider>
  );
}
