/** The screens of the window, with their keys. */
import type { Screen } from '#renderer/state/ui-store.ts';

export const screens: readonly { id: Screen; label: string; keys: string }[] = [
  { id: 'code', label: 'Code', keys: 'Mod+1' },
  { id: 'search', label: 'Search', keys: 'Mod+Shift+F' },
  { id: 'analyse', label: 'Analyse', keys: 'Mod+2' },
  { id: 'codebook', label: 'Codebook', keys: 'Mod+3' },
  { id: 'data', label: 'Data', keys: 'Mod+4' },
];
