/** Asks which of the coder's judgements the chosen places or passages support. */
import { Modal, ScrollArea, TextInput } from '@mantine/core';
import { IconScale } from '@tabler/icons-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import type { Judgement } from '#core/model/judgement.ts';
import { searchKey } from '../fields/search-key.ts';
import { describeCell, describeOpinion } from '../panels/describe-judgement.ts';
import { useRecords, useStudyInfo, useStudyReader } from '../state/study-context.tsx';
import styles from './search.module.css';

interface EvidenceDialogProps {
  isOpen: boolean;
  /** What choosing one does, in a sentence. */
  note: string;
  onClose: () => void;
  /** `cell` says in words what is judged. */
  onChoose: (judgement: Judgement, cell: string) => void;
}

const listed = 60;

export function EvidenceDialog({ isOpen, ...rest }: EvidenceDialogProps) {
  return (
    <Modal opened={isOpen} onClose={rest.onClose} title="Use as evidence for…" size="lg">
      {isOpen && <Choices {...rest} />}
    </Modal>
  );
}

function Choices({ note, onClose, onChoose }: Omit<EvidenceDialogProps, 'isOpen'>) {
  const study = useStudyReader();
  const coderId = useStudyInfo(info => info.coderId);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const query = useDeferredValue(typed);
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const choices = useRecords(
    present => {
      const words = searchKey(query).split(' ').filter(Boolean);
      return JSON.stringify(
        [...present.all('judgement')]
          .filter(judgement => judgement.coderId === coderId)
          .map(judgement => ({
            id: judgement.id as string,
            cell: describeCell(present, judgement),
            opinion: describeOpinion(present, judgement),
          }))
          .filter(({ cell, opinion }) => {
            const key = searchKey(`${cell} ${opinion}`);
            return words.every(word => key.includes(word));
          })
          .sort((one, other) => (one.cell < other.cell ? -1 : 1))
          .slice(0, listed),
      );
    },
    ['judgement', 'item', 'field', 'vocabulary'],
    [coderId, query],
  );
  const shown = JSON.parse(choices) as { id: string; cell: string; opinion: string }[];
  const present = Math.min(active, shown.length - 1);
  useEffect(() => {
    list.current?.querySelector(`[data-index="${present}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [present]);

  const choose = (index: number): void => {
    const choice = shown[index];
    const judgement = choice === undefined ? undefined : study.live('judgement', choice.id);
    if (choice === undefined || judgement === undefined) return;
    onClose();
    onChoose(judgement, choice.cell);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') setActive(Math.min(shown.length - 1, present + 1));
    else if (event.key === 'ArrowUp') setActive(Math.max(0, present - 1));
    else if (event.key === 'Enter') choose(present);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label="Find a judgement by item, field or value"
        placeholder="Item, field or value"
        aria-expanded={shown.length > 0}
        aria-autocomplete="list"
        {...(shown.length > 0
          ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${present}` }
          : {})}
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ScrollArea.Autosize mah="45vh" type="auto">
        <div ref={list} id={listId} role="listbox" aria-label="Judgements" hidden={shown.length === 0}>
          {shown.map(({ id, cell, opinion }, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the box above takes the keys, as a combobox does.
            <div
              key={id}
              id={`${listId}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === present}
              data-index={index}
              className={styles.option}
              onPointerMove={() => setActive(index)}
              onClick={() => choose(index)}
            >
              <IconScale size={15} aria-hidden />
              <span>
                {cell}
                <span className={styles.opinion}> {opinion}</span>
              </span>
            </div>
          ))}
        </div>
      </ScrollArea.Autosize>
      <p className={styles.helpNote}>
        {shown.length === 0
          ? 'No judgement of yours has these words. Other coders’ judgements stay as they are.'
          : note}
      </p>
    </>
  );
}
