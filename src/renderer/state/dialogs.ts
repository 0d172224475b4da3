/** Which of the window's dialogs is open: one at a time, so that any action can open one from anywhere. */
import { createOpening } from './opening.ts';

export type DialogName =
  | 'new-study'
  | 'open-study'
  | 'import'
  | 'import-project'
  | 'rename-study'
  | 'coder'
  | 'settings'
  | 'keys'
  | 'about'
  | 'report';

const opening = createOpening<DialogName>();

export const openDialog = opening.open;
export const closeDialog = opening.close;
export const useDialog = opening.use;
