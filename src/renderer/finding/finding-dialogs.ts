/** What finds names, lists and sources in the texts, and which of its dialogs is open, on what. */
import { createOpening } from '../state/opening.ts';

export type FindingKind = 'glossary' | 'definitions' | 'names' | 'duplicates' | 'citations';

interface Finding {
  kind: FindingKind;
  /** As menus and the palette call it. */
  label: string;
  summary: string;
  needs: 'texts' | 'items';
  /** Whether it is there to change the study. */
  writes: boolean;
}

export const findings: readonly Finding[] = [
  {
    kind: 'glossary',
    label: 'Take over a glossary…',
    summary: 'A list of acronyms becomes items with their names',
    needs: 'texts',
    writes: true,
  },
  {
    kind: 'definitions',
    label: 'Acronyms that the texts explain…',
    summary: '“Full Name (FN)” in the running text',
    needs: 'texts',
    writes: true,
  },
  {
    kind: 'names',
    label: 'Names in the texts…',
    summary: 'People and bodies that no item stands for yet',
    needs: 'texts',
    writes: true,
  },
  {
    kind: 'duplicates',
    label: 'Duplicates in the registry…',
    summary: 'Items that may be one, to be merged',
    needs: 'items',
    writes: true,
  },
  {
    kind: 'citations',
    label: 'Interviews, notes and references…',
    summary: 'The sources of what the texts say',
    needs: 'texts',
    writes: false,
  },
];

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
