/**
 * A list of passages: those that a judgement or link rests on, or that a memo mentions. They are shown, taken out,
 * put in order, chosen from a list, or coded anew in the text.
 */

import { ActionIcon, Button, Group, SegmentedControl, VisuallyHidden } from '@mantine/core';
import {
  IconArrowDown,
  IconArrowUp,
  IconHighlight,
  IconListCheck,
  IconUnlink,
  IconX,
} from '@tabler/icons-react';
import { useId, useState } from 'react';
import { quoteOf } from '#core/model/passage.ts';
import { useRecords, useStudyInfo, useStudyReader } from '../state/study-context.tsx';
import { type UiState, ui, useUi } from '../state/ui-store.ts';
import classes from './evidence-editor.module.css';
import { PassagePicker } from './passage-picker.tsx';
import { isGone, placeOf, Quote, shortQuote } from './quote.tsx';
import { usePassages } from './use-passages.ts';

interface EvidenceEditorProps {
  label?: string;
  /** Said while there are none. */
  none?: string;
  ids: readonly string[];
  onChange: (ids: readonly string[]) => void;
  /** Passages that are offered before all others. */
  offered?: { label: string; ids: readonly string[] };
  /** Items whose passages are offered first. */
  itemIds: readonly string[];
  /** What coding in the text adds to; null = it can't be done from here. */
  target: NonNullable<UiState['evidenceTarget']> | null;
  disabled?: boolean;
}

export function EvidenceEditor({
  label = 'Evidence',
  none = 'No passage yet: a value without one is shown as unsupported.',
  ids,
  onChange,
  offered,
  itemIds,
  target,
  disabled = false,
}: EvidenceEditorProps) {
  const headingId = useId();
  const [picking, setPicking] = useState(false);
  const collecting = useUi(
    state => target !== null && state.evidenceTarget?.judgementId === target.judgementId,
  );
  const without = (id: string): string[] => ids.filter(each => each !== id);
  const move = (from: number, to: number): void => {
    const next = [...ids];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
  };
  return (
    <section className={classes.evidence} aria-labelledby={headingId}>
      <div id={headingId} className={classes.heading}>
        {label}
      </div>
      {ids.length === 0 ? (
        <p className={classes.none}>{none}</p>
      ) : (
        <ol className={classes.list}>
          {ids.map((id, at) => (
            <EvidenceRow
              key={id}
              id={id}
              disabled={disabled}
              onRemove={() => onChange(without(id))}
              onUp={at === 0 ? null : () => move(at, at - 1)}
              onDown={at === ids.length - 1 ? null : () => move(at, at + 1)}
            />
          ))}
        </ol>
      )}
      {!disabled && (
        <Group gap={6}>
          <Button
            variant={picking ? 'light' : 'default'}
            leftSection={<IconListCheck size={14} />}
            aria-expanded={picking}
            onClick={() => setPicking(!picking)}
          >
            Choose passages
          </Button>
          {target !== null && (
            <Button
              variant={collecting ? 'light' : 'default'}
              leftSection={<IconHighlight size={14} />}
              aria-pressed={collecting}
              onClick={() => ui.set({ evidenceTarget: collecting ? null : target })}
            >
              {collecting ? 'Stop adding from the text' : 'Add from the text'}
            </Button>
          )}
        </Group>
      )}
      {picking && !disabled && (
        <Picker
          offered={offered}
          itemIds={itemIds}
          chosen={ids}
          onToggle={id => onChange(ids.includes(id) ? without(id) : [...ids, id])}
        />
      )}
    </section>
  );
}

interface EvidenceRowProps {
  id: string;
  disabled: boolean;
  onRemove: () => void;
  onUp: (() => void) | null;
  onDown: (() => void) | null;
}

function EvidenceRow({ id, disabled, onRemove, onUp, onDown }: EvidenceRowProps) {
  const passagesLoaded = useStudyInfo(info => info.passagesLoaded);
  const passage = useRecords(study => study.get('passage', id), ['passage'], [id]);
  const document = useRecords(
    study => (passage === undefined ? undefined : study.get('document', passage.documentId)),
    ['document'],
    [passage],
  );
  const gone = useRecords(study => isGone(study, id, passagesLoaded), ['passage'], [id, passagesLoaded]);
  const name = passage === undefined ? id : shortQuote(quoteOf(passage));
  return (
    <li className={classes.row} data-gone={gone || undefined}>
      <button
        type="button"
        className={classes.show}
        disabled={gone || passage === undefined}
        onClick={() => ui.showPassage(id)}
      >
        <VisuallyHidden>Show in the text: </VisuallyHidden>
        {passage === undefined ? (
          <span>{gone ? 'A passage that is no longer in the study' : 'Loading…'}</span>
        ) : (
          <Quote passage={passage} lines={2} />
        )}
        <span className={classes.place}>
          {gone && passage !== undefined && (
            <span className={classes.removed}>
              <IconUnlink size={13} aria-hidden /> Removed ·{' '}
            </span>
          )}
          {document !== undefined && passage !== undefined
            ? `${document.title} · ${placeOf(passage.start, document.text.length)}`
            : ''}
        </span>
      </button>
      {!disabled && (
        <span className={classes.tools}>
          {onUp !== null && (
            <ActionIcon size="sm" aria-label={`Move up: ${name}`} onClick={onUp}>
              <IconArrowUp size={13} />
            </ActionIcon>
          )}
          {onDown !== null && (
            <ActionIcon size="sm" aria-label={`Move down: ${name}`} onClick={onDown}>
              <IconArrowDown size={13} />
            </ActionIcon>
          )}
          <ActionIcon size="sm" aria-label={`Take out of the evidence: ${name}`} onClick={onRemove}>
            <IconX size={13} />
          </ActionIcon>
        </span>
      )}
    </li>
  );
}

interface PickerProps {
  offered: EvidenceEditorProps['offered'];
  itemIds: readonly string[];
  chosen: readonly string[];
  onToggle: (id: string) => void;
}

/** Whose passages are listed: those that are offered, an item's, or all. No id has a point before it. */
const offeredScope = '.offered';
const everything = '.all';

function Picker({ offered, itemIds, chosen, onToggle }: PickerProps) {
  const study = useStudyReader();
  const scopes = [...(offered === undefined ? [] : [offeredScope]), ...itemIds, everything];
  const [wanted, setWanted] = useState(scopes[0]);
  const scope = scopes.find(each => each === wanted) ?? everything;
  const ofItem = usePassages(scope === everything || scope === offeredScope ? null : scope);
  const ofOffer = useRecords(
    records => (offered?.ids ?? []).flatMap(id => records.live('passage', id) ?? []),
    ['passage'],
    [offered?.ids],
  );
  const labelOf = (id: string): string => study.get('item', id)?.label ?? id;
  const labels: Record<string, string> = {
    [offeredScope]: offered?.label ?? '',
    [everything]: itemIds.length === 0 ? 'All passages' : 'All',
  };
  const none: Record<string, string> = {
    [offeredScope]: 'None of these rests on a passage.',
    [everything]: 'The study has no passages yet.',
  };
  return (
    <>
      <SegmentedControl
        aria-label="Whose passages are listed"
        fullWidth
        value={scope}
        onChange={setWanted}
        data={scopes.map(value => ({ value, label: labels[value] ?? labelOf(value) }))}
      />
      <PassagePicker
        label="Passages to choose from"
        passages={scope === offeredScope ? ofOffer : ofItem}
        chosen={chosen}
        onToggle={onToggle}
        empty={none[scope] ?? `Nothing is coded with “${labelOf(scope)}” yet.`}
      />
    </>
  );
}
