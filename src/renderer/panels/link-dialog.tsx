/** Ties an item to another, or changes a tie. */
import { Button, Group, Modal, Select, Stack, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Item } from '#core/model/item.ts';
import type { Link } from '#core/model/link.ts';
import { ItemSelect } from '../fields/item-select.tsx';
import { PeriodInput } from '../fields/period-input.tsx';
import { useChange } from '../fields/use-change.ts';
import { periodProblem } from '../fields/value-problem.ts';
import { announce } from '../state/announce.ts';
import { newId } from '../state/new-id.ts';
import { useRecords } from '../state/study-context.tsx';
import { EvidenceEditor } from './evidence-editor.tsx';

interface LinkDialogProps {
  /** The item that the link is seen from. */
  item: Item;
  /** Null = a new one. */
  link: Link | null;
  onClose: () => void;
}

/** A link type as read from one end. */
interface Reading {
  value: string;
  label: string;
  typeId: string;
  outward: boolean;
}

export function LinkDialog({ item, link, onClose }: LinkDialogProps) {
  const change = useChange();
  const types = useRecords(
    study => [...study.all('linkType')].sort((a, b) => a.order - b.order),
    ['linkType'],
  );
  const readings: Reading[] = types.flatMap(({ id, label, inverseLabel, directed }) => [
    { value: `${id} out`, label, typeId: id, outward: true },
    ...(directed ? [{ value: `${id} in`, label: inverseLabel, typeId: id, outward: false }] : []),
  ]);
  const directed = types.find(type => type.id === link?.linkTypeId)?.directed ?? true;
  const seenOutward = link === null || link.fromId === item.id || !directed;
  const [reading, setReading] = useState<string | null>(
    link === null ? null : `${link.linkTypeId} ${seenOutward ? 'out' : 'in'}`,
  );
  const [otherId, setOtherId] = useState<string | null>(
    link === null ? null : link.fromId === item.id ? link.toId : link.fromId,
  );
  const [period, setPeriod] = useState(link?.period ?? null);
  const [evidence, setEvidence] = useState<readonly string[]>(link?.evidence ?? []);
  const [memo, setMemo] = useState('');
  const [attempted, setAttempted] = useState(false);
  const chosen = readings.find(each => each.value === reading);
  const badPeriod = periodProblem(period);

  const save = async (): Promise<void> => {
    setAttempted(true);
    if (chosen === undefined || otherId === null || badPeriod !== null) return;
    const [from, to] = chosen.outward ? [item.id, otherId] : [otherId, item.id];
    const said = { type: chosen.typeId, from, to, period: period?.trim() || null, evidence };
    const text = memo.trim();
    const done =
      link === null
        ? await change('link.add', { id: newId('link'), ...said, ...(text === '' ? {} : { memo: text }) })
        : await change('link.change', { id: link.id, ...said });
    if (!done) return;
    announce('Link saved.');
    onClose();
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={link === null ? `Link “${item.label}” to another item` : 'Change the link'}
    >
      <form
        onSubmit={event => {
          event.preventDefault();
          void save();
        }}
      >
        <Stack gap="sm">
          <Select
            label={`“${item.label}” …`}
            placeholder="Choose how they are tied"
            data={readings.map(({ value, label }) => ({ value, label }))}
            value={reading}
            onChange={setReading}
            error={attempted && chosen === undefined ? 'Choose a type of link.' : null}
            data-autofocus
          />
          <ItemSelect
            label="… this item"
            placeholder="Find by name or alias"
            kindIds={[]}
            except={[item.id]}
            value={otherId}
            onChange={setOtherId}
            error={attempted && otherId === null ? 'Choose the other item.' : null}
          />
          <PeriodInput
            label="Period"
            help="From when to when the link holds: 1988/1994-12 has ended, 1993/.. still holds. A single date says nothing of its end."
            value={period}
            onChange={setPeriod}
            error={badPeriod}
          />
          <EvidenceEditor
            ids={evidence}
            onChange={setEvidence}
            itemIds={otherId === null ? [item.id] : [item.id, otherId]}
            none="No passage yet: a link without one is shown as unsupported."
            target={null}
          />
          {link === null && (
            <Textarea
              label="Memo"
              autosize
              minRows={2}
              maxRows={8}
              value={memo}
              onChange={event => setMemo(event.currentTarget.value)}
            />
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit">{link === null ? 'Add link' : 'Save'}</Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
