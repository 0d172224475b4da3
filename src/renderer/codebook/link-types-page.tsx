/** The types of tie between items. */
import { Button, Checkbox, Group, Modal, Select, Stack, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { LinkType } from '#core/model/codebook.ts';
import { useChange } from '../fields/use-change.ts';
import { counted } from '../panels/counted.ts';
import { newId } from '../state/new-id.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { ConfirmRemoval } from './confirm-removal.tsx';
import classes from './page.module.css';
import { RowTools } from './row-tools.tsx';
import { useReorder } from './use-reorder.ts';

const orientations = [
  { value: 'vertical', label: 'Vertical: along a line of command' },
  { value: 'horizontal', label: 'Horizontal: between equals' },
];

export function LinkTypesPage() {
  const change = useChange();
  const reorder = useReorder('linkType');
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const types = useRecords(
    study => [...study.all('linkType')].sort((a, b) => a.order - b.order),
    ['linkType'],
  );
  const uses = useRecords(
    study => {
      const counts = new Map<string, number>();
      for (const { linkTypeId } of study.all('link'))
        counts.set(linkTypeId, (counts.get(linkTypeId) ?? 0) + 1);
      return counts;
    },
    ['link'],
  );
  const [editing, setEditing] = useState<LinkType | 'new' | null>(null);
  const [removing, setRemoving] = useState<LinkType | null>(null);
  const remove = async (type: LinkType): Promise<void> => {
    setRemoving(null);
    await change('linkType.remove', { id: type.id });
  };
  return (
    <article className={classes.article} aria-label="Types of link">
      <header className={classes.head}>
        <h1 className={classes.heading}>Types of link</h1>
        {!readOnly && (
          <Button variant="default" leftSection={<IconPlus size={14} />} onClick={() => setEditing('new')}>
            Add a type
          </Button>
        )}
      </header>
      <p className={classes.hint}>
        How one item can stand to another: who supports whom, who reports to whom.
      </p>
      {types.length === 0 ? (
        <p className={classes.hint}>None yet.</p>
      ) : (
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">Type</th>
              <th scope="col">From the other end</th>
              <th scope="col">Direction</th>
              <th scope="col" className={classes.number}>
                Links
              </th>
              {!readOnly && (
                <th scope="col" className={classes.tools}>
                  Change
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {types.map((type, at) => (
              <tr key={type.id}>
                <td>
                  <button
                    type="button"
                    className={classes.edit}
                    disabled={readOnly}
                    onClick={() => setEditing(type)}
                  >
                    {type.label}
                  </button>
                </td>
                <td>{type.directed ? type.inverseLabel : 'the same'}</td>
                <td>
                  {[type.directed ? 'one way' : 'both ways', type.orientation].filter(Boolean).join(', ')}
                </td>
                <td className={classes.number}>{uses.get(type.id) ?? 0}</td>
                {!readOnly && (
                  <RowTools
                    label={type.label}
                    at={at}
                    count={types.length}
                    onMove={to => reorder(types, at, to)}
                    onRemove={() => (uses.has(type.id) ? setRemoving(type) : void remove(type))}
                  />
                )}
              </tr>
            ))}
          </tbody>
        </table>
      )}
      {editing !== null && (
        <LinkTypeDialog type={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />
      )}
      {removing !== null && (
        <ConfirmRemoval
          title={`Remove the type “${removing.label}”?`}
          onCancel={() => setRemoving(null)}
          onConfirm={() => void remove(removing)}
        >
          {counted(uses.get(removing.id) ?? 0, 'link')} of this type go along with it. Nothing is lost: undo,
          or “Removed” on this screen, brings all of it back.
        </ConfirmRemoval>
      )}
    </article>
  );
}

function LinkTypeDialog({ type, onClose }: { type: LinkType | null; onClose: () => void }) {
  const change = useChange();
  const [label, setLabel] = useState(type?.label ?? '');
  const [inverse, setInverse] = useState(type?.inverseLabel ?? '');
  const [directed, setDirected] = useState(type?.directed ?? true);
  const [orientation, setOrientation] = useState<string | null>(type?.orientation ?? null);
  const [attempted, setAttempted] = useState(false);
  const missing = (text: string): string | null =>
    attempted && text.trim() === '' ? 'This may not be empty.' : null;
  const save = async (): Promise<void> => {
    setAttempted(true);
    if (label.trim() === '' || (directed && inverse.trim() === '')) return;
    const args = {
      label: label.trim(),
      inverseLabel: directed ? inverse.trim() : label.trim(),
      directed,
      orientation,
    };
    const done =
      type === null
        ? await change('linkType.add', { id: newId('link-type'), ...args })
        : await change('linkType.change', { id: type.id, ...args });
    if (done) onClose();
  };
  return (
    <Modal opened onClose={onClose} title={type === null ? 'New type of link' : `Type “${type.label}”`}>
      <form
        onSubmit={event => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="sm">
          <TextInput
            label="Label, as in “A supports B”"
            value={label}
            maxLength={300}
            onChange={event => setLabel(event.currentTarget.value)}
            error={missing(label)}
            data-autofocus
          />
          <Checkbox
            label="Has a direction"
            checked={directed}
            onChange={event => setDirected(event.currentTarget.checked)}
          />
          {directed && (
            <TextInput
              label="From the other end, as in “B is supported by A”"
              value={inverse}
              maxLength={300}
              onChange={event => setInverse(event.currentTarget.value)}
              error={missing(inverse)}
            />
          )}
          <Select
            label="Orientation"
            placeholder="Neither"
            clearable
            clearButtonProps={{ 'aria-label': 'Clear the orientation' }}
            data={orientations}
            value={orientation}
            onChange={setOrientation}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">{type === null ? 'Add type' : 'Save'}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
