/** Which of the dialogs that find names, lists and sources is open, and on what. */
import { createOpening } from '../state/opening.ts';

export type FindingKind = 'glossary' | 'definitions' | 'names' | 'duplicates' | 'citations';

export interface OpenFinding {
  kind: FindingKind;
  /** Null = all documents. */
  documentId: string | null;
}

const opening = createOpening<OpenFinding>();

export const findingDialogs = {
  open: (kind: FindingKind, documentId: string | null): void => opening.open({ kind, documentId }),
  close: opening.close,
};

export const useOpenFinding = opening.use;
