/** Moves a record among its like by giving new order numbers, as one commit. */
import { useCallback } from 'react';
import type { RecordType } from '#core/model/records.ts';
import { useChange } from '../fields/use-change.ts';

interface Ordered {
  id: string;
  label: string;
  order: number;
}

/** The records whose numbers change when the one at `from` goes to `to`, with their new numbers from 1 up. */
export function reordered(
  records: readonly Ordered[],
  from: number,
  to: number,
): { id: string; order: number }[] {
  const next = [...records];
  next.splice(to, 0, ...next.splice(from, 1));
  return next
    .map(({ id, order }, at) => ({ id, order: at + 1, before: order }))
    .filter(({ order, before }) => order !== before)
    .map(({ id, order }) => ({ id, order }));
}

export function useReorder(
  type: RecordType,
): (records: readonly Ordered[], from: number, to: number) => void {
  const change = useChange();
  return useCallback(
    (records, from, to) => {
      const moved = records[from];
      const changes = reordered(records, from, to);
      if (moved === undefined || records[to] === undefined || changes.length === 0) return;
      void change('batch', {
        label: `Move ${moved.label}`,
        commands: changes.map(args => ({ type: `${type}.change`, args })),
      });
    },
    [change, type],
  );
}
