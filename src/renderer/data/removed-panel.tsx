/** Everything that was removed, newest first; each thing is restored with what went along with it. */
import { Button, Title } from '@mantine/core';
import { useState } from 'react';
import { nameOf } from '#core/commands/names.ts';
import { nounOf } from '#core/model/record-nouns.ts';
import { type RecordType, recordTypes } from '#core/model/records.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { useDispatch, useRecords, useStudyInfo, useStudyReader } from '#renderer/state/study-context.tsx';
import { formatMoment, formatNumber } from '../shell/format.ts';
import listClasses from '../shell/side/list.module.css';
import classes from './data-screen.module.css';
import rows from './record-rows.module.css';

/** Rows drawn before more are asked for. */
const pageSize = 300;

interface Removed {
  type: RecordType;
  id: string;
  at: string;
  by: string;
  /** Number of records that went along. */
  along: number;
}

const capitalised = (noun: string): string => noun.charAt(0).toUpperCase() + noun.slice(1);

/** Things that were removed for themselves; what went along with them is counted, not listed. */
const listRemoved = (study: StudyReader): Removed[] => {
  const removed: (Removed & { with: string | null })[] = [];
  for (const type of recordTypes) {
    for (const { id, removed: removal } of study.allWithRemoved(type)) {
      if (removal !== null)
        removed.push({ type, id, at: removal.at, by: removal.by, with: removal.with, along: 0 });
    }
  }
  const along = new Map<string, number>();
  for (const { with: leader } of removed)
    if (leader !== null) along.set(leader, (along.get(leader) ?? 0) + 1);
  return removed
    .filter(one => one.with === null)
    .map(({ with: _leader, ...one }) => ({ ...one, along: along.get(one.id) ?? 0 }))
    .sort((left, right) => right.at.localeCompare(left.at));
};

export function RemovedPanel() {
  const study = useStudyReader();
  const mode = useStudyInfo(info => info.mode);
  const passagesLoaded = useStudyInfo(info => info.passagesLoaded);
  const dispatch = useDispatch();
  const removed = useRecords(listRemoved, recordTypes);
  const [shown, setShown] = useState(pageSize);
  const restore = ({ type, id }: Removed): void =>
    void dispatch({ type: `${type}.restore`, args: { id } }).catch(() => undefined);
  return (
    <div className={classes.sheet}>
      <Title order={1}>Removed things</Title>
      <p className={classes.empty}>
        {removed.length === 0
          ? 'Nothing is removed. What you remove is kept, and can be restored from here.'
          : 'Nothing is ever deleted. Restoring brings a thing back with everything that went along with it.'}
        {passagesLoaded ? '' : ' Passages are still being read.'}
      </p>
      {removed.length === 0 ? null : (
        <ul className={rows.list} aria-label="Removed things">
          {removed.slice(0, shown).map(one => (
            <li key={`${one.type}:${one.id}`} className={rows.row}>
              <div>
                <strong>{capitalised(nounOf(one.type))}</strong> {nameOf(study, one)}
                <div className={listClasses.meta}>
                  removed {formatMoment(one.at)} by {study.get('coder', one.by)?.name ?? 'unknown'}
                  {one.along > 0 ? `, with ${one.along} more` : ''}
                </div>
              </div>
              <Button
                variant="default"
                size="compact-sm"
                disabled={mode === 'read'}
                aria-label={`Restore ${nounOf(one.type)} ${nameOf(study, one)}`}
                onClick={() => restore(one)}
              >
                Restore
              </Button>
            </li>
          ))}
        </ul>
      )}
      {removed.length > shown ? (
        <Button variant="default" onClick={() => setShown(shown + pageSize)}>
          Show more ({formatNumber(removed.length - shown)} left)
        </Button>
      ) : null}
    </div>
  );
}
