/** Edits one cell of the grid in its place: typed values in a box, others with the editor of their field. */
import { Button, Group, Popover, Stack } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Field } from '#core/model/codebook.ts';
import type { Document } from '#core/model/document.ts';
import type { FieldValue } from '#core/model/field-value.ts';
import { FieldEditor } from '../fields/field-editor.tsx';
import classes from './variables-grid.module.css';
import type { VariableColumn } from './variables-model.ts';

/** Where the focus goes when a value has been saved. */
export type AfterEdit = 'leave' | 'stay' | 'down' | 'right' | 'left';

/** Pixels. */
const EDITOR_WIDTH = 320;

interface TypedProps {
  label: string;
  /** What the box begins with; all of it is selected unless it was typed just now. */
  text: string;
  isNew: boolean;
  /** Resolves to why the text cannot be taken; null = it was. */
  onSave: (text: string, after: AfterEdit) => Promise<string | null>;
  onCancel: () => void;
}

/** Enter saves and goes down, Tab to the side, Escape takes back; leaving the box saves too. */
function TypedCellEditor({ label, text, isNew, onSave, onCancel }: TypedProps) {
  const [draft, setDraft] = useState(text);
  const [error, setError] = useState<string | null>(null);
  const box = useRef<HTMLInputElement>(null);
  const isOver = useRef(false);
  useEffect(() => {
    box.current?.focus();
    if (!isNew) box.current?.select();
  }, [isNew]);
  const save = async (after: AfterEdit): Promise<void> => {
    if (isOver.current) return;
    isOver.current = true;
    const problem = await onSave(draft, after);
    if (problem === null) return;
    isOver.current = false;
    setError(problem);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Enter') void save('down');
    else if (event.key === 'Tab') void save(event.shiftKey ? 'left' : 'right');
    else if (event.key === 'Escape') {
      isOver.current = true;
      onCancel();
    } else return;
    event.preventDefault();
  };
  return (
    <Popover opened={error !== null} position="bottom-start" withinPortal width={EDITOR_WIDTH}>
      <Popover.Target>
        <input
          ref={box}
          className={classes.box}
          aria-label={label}
          aria-invalid={error !== null}
          value={draft}
          spellCheck={false}
          onChange={event => {
            setDraft(event.currentTarget.value);
            setError(null);
          }}
          onKeyDown={onKeyDown}
          onBlur={() => void save('leave')}
        />
      </Popover.Target>
      <Popover.Dropdown className={classes.problem} role="alert">
        {error}
      </Popover.Dropdown>
    </Popover>
  );
}

interface ChosenProps {
  field: Field;
  value: FieldValue | null;
  onSave: (value: FieldValue | null, after: AfterEdit) => Promise<string | null>;
  onCancel: () => void;
}

/** A single option is saved as soon as it is picked; all else by the button, Ctrl+Enter, or going to another cell. */
function ChosenCellEditor({ field, value, onSave, onCancel }: ChosenProps) {
  const [draft, setDraft] = useState(value);
  const [error, setError] = useState<string | null>(null);
  const room = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The popover is placed before it can be entered.
    const frame = requestAnimationFrame(() =>
      room.current?.querySelector<HTMLElement>('input:not([type="hidden"]), textarea')?.focus(),
    );
    return () => cancelAnimationFrame(frame);
  }, []);
  const save = async (next: FieldValue | null, after: AfterEdit): Promise<void> =>
    setError(await onSave(next, after));
  // Another cell is clicked: what was chosen so far is saved, as of a box that is left.
  const leave = useRef<() => void>(() => undefined);
  leave.current = () => void save(draft, 'leave');
  useEffect(() => {
    const onPointerDown = ({ target }: PointerEvent): void => {
      if (target instanceof Element && target.closest('[role="grid"] [data-row]') !== null) leave.current();
    };
    document.addEventListener('pointerdown', onPointerDown);
    return () => document.removeEventListener('pointerdown', onPointerDown);
  }, []);
  const { value: type } = field;
  const isPicked = (type.type === 'choice' || type.type === 'item') && !type.multiple;
  const onKeyDown = (event: KeyboardEvent): void => {
    event.stopPropagation();
    if (event.key === 'Escape') {
      // A list that is open takes the first Escape.
      if (event.target instanceof Element && event.target.getAttribute('aria-expanded') === 'true') return;
      event.preventDefault();
      onCancel();
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      void save(draft, 'stay');
    }
  };
  return (
    <Popover
      opened
      position="bottom-start"
      width={EDITOR_WIDTH}
      shadow="md"
      trapFocus
      hideDetached={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
    >
      <Popover.Target>
        <span className={classes.anchor} />
      </Popover.Target>
      <Popover.Dropdown onKeyDown={onKeyDown} aria-label={field.label}>
        <Stack gap="xs" ref={room}>
          <FieldEditor
            field={field}
            value={draft}
            error={error}
            onChange={next => {
              setDraft(next);
              setError(null);
              if (isPicked) void save(next, 'stay');
            }}
          />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" size="compact-sm" onClick={onCancel}>
              Cancel
            </Button>
            <Button size="compact-sm" onClick={() => void save(draft, 'stay')}>
              Save
            </Button>
          </Group>
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}

/** Whether the values of a column are typed into the cell itself. */
export const isTypedColumn = (column: VariableColumn): boolean => {
  if (column.kind === 'title') return true;
  if (column.kind !== 'field') return false;
  const { value: type } = column.field;
  return type.type === 'number' || type.type === 'date' || (type.type === 'text' && !type.multiline);
};

interface Props {
  document: Document;
  column: VariableColumn;
  text: string;
  isNew: boolean;
  onText: TypedProps['onSave'];
  onValue: (fieldId: string, value: FieldValue | null, after: AfterEdit) => Promise<string | null>;
  onCancel: () => void;
}

export function VariableCellEditor({ document, column, text, isNew, onText, onValue, onCancel }: Props) {
  if (column.kind !== 'field' || isTypedColumn(column)) {
    const label = `${column.label} of ${document.title}`;
    return <TypedCellEditor label={label} text={text} isNew={isNew} onSave={onText} onCancel={onCancel} />;
  }
  const { field } = column;
  return (
    <ChosenCellEditor
      field={field}
      value={document.values[field.id] ?? null}
      onSave={(value, after) => onValue(field.id, value, after)}
      onCancel={onCancel}
    />
  );
}
