/**
 * Uses a passage as evidence: a judgement is found by typing, or a new one begun, and the passage is added to it.
 * Any part of the window opens it with `useAsEvidence.open(passageId)`.
 */
import { Modal, ScrollArea, TextInput } from '@mantine/core';
import { IconCheck, IconPlus, IconScale } from '@tabler/icons-react';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import type { Passage } from '#core/model/passage.ts';
import { newId } from '../state/new-id.ts';
import { notifyDone, takeBack } from '../state/notify.tsx';
import { createOpening } from '../state/opening.ts';
import { useDispatch, useRecords, useSession, useStudyInfo } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import { counted } from './counted.ts';
import { type EvidenceChoice, findEvidenceChoices } from './evidence-choices.ts';
import { newDraft } from './judgement-draft.ts';
import { openJudgement } from './open-judgement.ts';
import { panel } from './panel-state.ts';
import { Quote } from './quote.tsx';
import classes from './use-as-evidence-dialog.module.css';

const listed = 60;

const opening = createOpening<string>();

export const useAsEvidence = {
  /** Asks which judgement the passage supports. */
  open: (passageId: string): void => opening.open(passageId),
  close: opening.close,
};

/** Mounted once, where every screen finds it. */
export function UseAsEvidenceDialog() {
  const passageId = opening.use();
  const passage = useRecords(
    study => (passageId === null ? undefined : study.live('passage', passageId)),
    ['passage'],
    [passageId],
  );
  // Another study has other passages.
  useEffect(() => useAsEvidence.close, []);
  return (
    <Modal
      opened={passage !== undefined}
      onClose={useAsEvidence.close}
      title="Use as evidence for…"
      size="lg"
      classNames={{ body: classes.body ?? '' }}
    >
      {passage !== undefined && <Choices key={passage.id} passage={passage} />}
    </Modal>
  );
}

function Choices({ passage }: { passage: Passage }) {
  const coderId = useStudyInfo(info => info.coderId);
  const choose = useChoice(passage);
  const [typed, setTyped] = useState('');
  const [active, setActive] = useState(0);
  const query = useDeferredValue(typed);
  const { judgements, begun, more } = useRecords(
    study => findEvidenceChoices(study, passage, coderId, query, listed),
    ['judgement', 'item', 'field', 'coder', 'vocabulary'],
    [passage, coderId, query],
  );
  const choices = [...judgements, ...begun];
  const listId = useId();
  const list = useRef<HTMLDivElement>(null);
  const present = Math.min(active, choices.length - 1);
  useEffect(() => {
    list.current?.querySelector(`[data-index="${present}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [present]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const last = choices.length - 1;
    if (event.key === 'ArrowDown') setActive(present >= last ? 0 : present + 1);
    else if (event.key === 'ArrowUp') setActive(present <= 0 ? last : present - 1);
    else if (event.key === 'Enter') void choose(choices[present]);
    else return;
    event.preventDefault();
  };
  const rows = (from: readonly EvidenceChoice[], first: number) =>
    from.map((choice, at) => (
      <ChoiceRow
        key={choice.key}
        id={`${listId}-${first + at}`}
        index={first + at}
        choice={choice}
        isActive={first + at === present}
        onPoint={() => setActive(first + at)}
        onChoose={() => void choose(choice)}
      />
    ));
  return (
    <>
      <div className={classes.quote}>
        <Quote passage={passage} lines={3} />
      </div>
      <TextInput
        data-autofocus
        role="combobox"
        aria-label="Find a judgement by item, field or value"
        placeholder="Item, field or value"
        aria-expanded={choices.length > 0}
        {...(choices.length > 0
          ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${present}` }
          : {})}
        aria-autocomplete="list"
        autoComplete="off"
        spellCheck={false}
        value={typed}
        onChange={event => {
          setTyped(event.currentTarget.value);
          setActive(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ScrollArea.Autosize mah="50vh" type="auto">
        <div ref={list} id={listId} role="listbox" aria-label="Judgements" hidden={choices.length === 0}>
          {judgements.length > 0 && (
            // biome-ignore lint/a11y/useSemanticElements: a group of options in a listbox has no element of its own.
            <div role="group" aria-label="Add it to a judgement">
              <div className={classes.heading} aria-hidden>
                Add it to a judgement of yours
              </div>
              {rows(judgements, 0)}
            </div>
          )}
          {begun.length > 0 && (
            // biome-ignore lint/a11y/useSemanticElements: as above.
            <div role="group" aria-label="Begin a judgement that rests on it">
              <div className={classes.heading} aria-hidden>
                Begin a judgement that rests on it
              </div>
              {rows(begun, judgements.length)}
            </div>
          )}
        </div>
      </ScrollArea.Autosize>
      {choices.length === 0 && (
        <p className={classes.hint}>
          No judgement of yours has these words, and no field of an item either. Other coders’ judgements stay
          as they are.
        </p>
      )}
      <p className={classes.hint}>
        {more > 0 && `${more.toLocaleString('en')} more, type to find them · `}
        Enter chooses · Esc cancels
      </p>
    </>
  );
}

/** Gives what adds the passage to a judgement, or begins one with it. */
function useChoice(passage: Passage): (choice: EvidenceChoice | undefined) => Promise<void> {
  const session = useSession();
  const dispatch = useDispatch();
  const begin = (choice: EvidenceChoice & { type: 'new' }): void => {
    const { item, field } = choice;
    useAsEvidence.close();
    ui.set({ screen: 'code', itemId: item.id, kindId: item.kindId });
    panel.openDraft(newDraft(newId('judgement'), item.id, field.id, { evidence: [passage.id] }));
  };
  return async choice => {
    if (choice === undefined) return;
    if (choice.type === 'new') {
      begin(choice);
      return;
    }
    const { judgement, cell } = choice;
    useAsEvidence.close();
    if (choice.rests) {
      openJudgement(session.study, judgement.id);
      return;
    }
    // What is being written of it gets the passage too, or saving that would take it out again.
    panel.addEvidence(judgement.id, passage.id);
    const { id, itemId, fieldId, status, evidence } = judgement;
    const set = {
      type: 'judgement.set',
      args: { id, itemId, field: fieldId, status, evidence: [...evidence, passage.id] },
    };
    try {
      const commit = await dispatch({
        type: 'batch',
        args: { label: `Use passage as evidence for ${cell}`.slice(0, 300), commands: [set] },
      });
      if (commit !== null)
        notifyDone(`Evidence for ${cell}: ${counted(choice.passages + 1, 'passage')}.`, {
          label: 'Undo',
          run: () => takeBack(session, commit.id),
        });
    } catch {
      // The refusal has been shown.
    }
  };
}

interface ChoiceRowProps {
  id: string;
  index: number;
  choice: EvidenceChoice;
  isActive: boolean;
  onPoint: () => void;
  onChoose: () => void;
}

function ChoiceRow({ id, index, choice, isActive, onPoint, onChoose }: ChoiceRowProps) {
  const isNew = choice.type === 'new';
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the box above takes the keys, as a combobox does.
    <div
      id={id}
      role="option"
      tabIndex={-1}
      aria-selected={isActive}
      data-index={index}
      className={classes.option}
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      {isNew ? <IconPlus size={15} aria-hidden /> : <IconScale size={15} aria-hidden />}
      <span className={classes.text}>
        <span className={classes.cell}>
          {isNew ? 'New: ' : ''}
          {choice.cell}
        </span>
        {!isNew && (
          <span className={classes.opinion}>
            {choice.opinion} · {counted(choice.passages, 'passage')}
            {choice.isSettled && ' · settled by another'}
          </span>
        )}
      </span>
      {!isNew && choice.rests && (
        <span className={classes.rests}>
          <IconCheck size={14} aria-hidden /> Rests on it already: open
        </span>
      )}
    </div>
  );
}
