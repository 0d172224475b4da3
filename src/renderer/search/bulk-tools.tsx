/** What is done with what was chosen of a list: coding it with an item, resting a judgement on it, saving the list. */
import { ActionIcon, Button } from '@mantine/core';
import { IconDownload, IconHighlight, IconScale } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { Judgement } from '#core/model/judgement.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { counted } from '#core/text/counted.ts';
import { ItemChooser } from '../reader/item-chooser.tsx';
import { useActions } from '../state/actions.ts';
import { notifyDone, takeBack } from '../state/notify.tsx';
import { useDispatch, useRecords, useSession, useStudyInfo } from '../state/study-context.tsx';
import { type BulkCoding, codePlaces, type PlaceToCode } from './bulk-coding.ts';
import { EvidenceDialog } from './evidence-dialog.tsx';
import styles from './search.module.css';

interface BulkToolsProps {
  noun: 'place' | 'passage';
  /** How many are chosen. */
  chosen: number;
  /** Where the chosen ones stand; regions of pages, which have no text, are left out. */
  places: () => readonly PlaceToCode[];
  /** How a judgement comes to rest on the chosen ones. */
  rest: (study: StudyReader, coderId: string, judgement: Judgement, cell: string) => BulkCoding;
  onDone: () => void;
  /** Null while there is nothing to save. */
  onSave: (() => void) | null;
  /** Stands before the buttons. */
  children?: ReactNode;
}

export function BulkTools({ noun, chosen, places, rest, onDone, onSave, children }: BulkToolsProps) {
  const canWrite = useStudyInfo(info => info.mode) === 'write';
  const doing = useDoing(onDone);
  const [at, setAt] = useState<DOMRect | null>(null);
  const [isAsking, setAsking] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const kindId = useRecords(
    study => [...study.all('kind')].sort((one, other) => one.order - other.order)[0]?.id ?? null,
    ['kind'],
  );
  const isSome = chosen > 0;
  const openChooser = (): void => setAt(button.current?.getBoundingClientRect() ?? null);
  useEffect(() => {
    if (!isSome) setAt(null);
  }, [isSome]);
  useActions([
    {
      id: 'search.code-chosen',
      label: `Code the chosen ${noun}s with…`,
      group: 'Search',
      when: () => isSome && canWrite,
      run: openChooser,
    },
    {
      id: 'search.evidence',
      label: `Use the chosen ${noun}s as evidence for…`,
      group: 'Search',
      when: () => isSome && canWrite,
      run: () => setAsking(true),
    },
  ]);
  return (
    <div className={styles.tools} role="toolbar" aria-label="What was found">
      {children}
      {canWrite && (
        <>
          <Button
            ref={button}
            variant={isSome ? 'filled' : 'default'}
            disabled={!isSome || kindId === null}
            leftSection={<IconHighlight size={14} aria-hidden />}
            onClick={openChooser}
          >
            {isSome ? `Code ${chosen.toLocaleString('en')} with…` : 'Code with…'}
          </Button>
          <Button
            variant="default"
            disabled={!isSome}
            leftSection={<IconScale size={14} aria-hidden />}
            onClick={() => setAsking(true)}
          >
            Use as evidence for…
          </Button>
        </>
      )}
      <ActionIcon
        className={styles.last ?? ''}
        variant="default"
        size={30}
        disabled={onSave === null}
        aria-label="Save as CSV"
        title="Save as CSV"
        onClick={() => onSave?.()}
      >
        <IconDownload size={15} aria-hidden />
      </ActionIcon>
      {at !== null && kindId !== null && (
        <ItemChooser
          at={at}
          label={`Code ${chosen} ${noun}s with`}
          kindId={kindId}
          offersOthers
          verb="codes"
          onChoose={choice => {
            setAt(null);
            const where = places();
            const textless = chosen - where.length;
            void doing(
              (study, coderId) => codePlaces(study, coderId, where, choice),
              textless === 0 ? '' : ` ${counted(textless, 'region')} without text left out.`,
            );
          }}
          onClose={() => {
            setAt(null);
            button.current?.focus();
          }}
        />
      )}
      <EvidenceDialog
        isOpen={isAsking}
        note={
          noun === 'place'
            ? 'Places that are not coded with the judged item yet are coded with it in the same change.'
            : 'The judgement rests on the passages as they are, with whatever item they are coded.'
        }
        onClose={() => setAsking(false)}
        onChoose={(judgement, cell) =>
          void doing((study, coderId) => rest(study, coderId, judgement, cell), '')
        }
      />
    </div>
  );
}

/** Gives what does something in one commit, and says how to take it back. */
function useDoing(onDone: () => void) {
  const session = useSession();
  const dispatch = useDispatch();
  return async (plan: (study: StudyReader, coderId: string) => BulkCoding, note: string): Promise<void> => {
    const { command, label, already } = plan(session.study, session.info.coderId);
    const others = `${already === 0 ? '' : ` ${already.toLocaleString('en')} were so already.`}${note}`;
    if (command === null) {
      notifyDone(`Nothing to do.${others}`);
      return;
    }
    try {
      const commit = await dispatch(command);
      onDone();
      if (commit !== null)
        notifyDone(`${inPast(label)}.${others}`, { label: 'Undo', run: () => takeBack(session, commit.id) });
    } catch {
      // The refusal has been shown.
    }
  };
}

/** The label of a commit says what to do; of a thing done it is told in the past. */
const inPast = (label: string): string => label.replace(/^Code /, 'Coded ').replace(/^Use /, 'Used ');
