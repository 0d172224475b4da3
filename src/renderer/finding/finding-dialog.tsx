/** The dialogs that find names, lists and sources: mounted once, opened by actions and by the table of documents. */
import { Modal } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useActions } from '../state/actions.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import { CitationsList } from './citations-list.tsx';
import { DuplicatesList } from './duplicates-list.tsx';
import classes from './finding-dialog.module.css';
import { type FindingKind, findingDialogs, findings, useOpenFinding } from './finding-dialogs.ts';
import { TakeOverNames } from './take-over-names.tsx';

const titles: Readonly<Record<FindingKind, string>> = {
  glossary: 'Take over a glossary',
  definitions: 'Acronyms that the texts explain',
  names: 'Names in the texts',
  duplicates: 'Items that may be one',
  citations: 'Interviews, notes, references and tables',
};

export function FindingDialog() {
  const open = useOpenFinding();
  // It keeps its name while it goes away.
  const [last, setLast] = useState<FindingKind>('glossary');
  if (open !== null && open.kind !== last) setLast(open.kind);
  // Another study has other documents.
  useEffect(() => findingDialogs.close, []);
  useFindingActions();
  return (
    <Modal
      opened={open !== null}
      onClose={findingDialogs.close}
      title={titles[open?.kind ?? last]}
      size="76rem"
      classNames={{ body: classes.body ?? '', content: classes.content ?? '' }}
    >
      {open === null ? null : open.kind === 'duplicates' ? (
        <DuplicatesList />
      ) : open.kind === 'citations' ? (
        <CitationsList documentId={open.documentId} />
      ) : (
        <TakeOverNames key={open.kind} kind={open.kind} documentId={open.documentId} />
      )}
    </Modal>
  );
}

function useFindingActions(): void {
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const hasTexts = useRecords(
    study => study.all('document')[Symbol.iterator]().next().done !== true,
    ['document'],
  );
  useActions(
    findings.map(({ kind, label, needs, writes }) => ({
      id: `finding.${kind}`,
      label,
      group: 'Find',
      when: () => !(writes && readOnly) && (needs !== 'texts' || hasTexts),
      run: () => findingDialogs.open(kind, ui.get().documentId),
    })),
  );
}
