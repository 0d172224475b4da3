/** Who did what, when; any change can be taken back, anything removed can be restored. */
import { ActionIcon, Button, Loader, Tooltip } from '@mantine/core';
import { IconArrowBackUp, IconChevronDown, IconChevronRight } from '@tabler/icons-react';
import { Fragment, useState } from 'react';
import type { HistoryEntry } from '#core/api.ts';
import { recordTypes } from '#core/model/records.ts';
import { notifyProblem, takeBack } from '#renderer/state/notify.tsx';
import { useDispatch, useRecords, useSession, useStudyInfo } from '#renderer/state/study-context.tsx';
import { count, formatClock, formatDay } from '../format.ts';
import { goToRecord } from './go-to-record.ts';
import classes from './history-list.module.css';
import listClasses from './list.module.css';
import { useHistory } from './use-history.ts';

const mostChanges = 50;

function Changes({ changes }: { changes: HistoryEntry['changes'] }) {
  const { study } = useSession();
  const mode = useStudyInfo(info => info.mode);
  const dispatch = useDispatch();
  const removed = useRecords(
    reader => changes.map(({ type, id }) => reader.get(type, id)?.removed != null),
    recordTypes,
    [changes],
  );
  return (
    <ul className={classes.changes}>
      {changes.slice(0, mostChanges).map(({ type, id, what, label }, index) => (
        <li key={`${type}:${id}`}>
          <button type="button" className={classes.change} onClick={() => goToRecord(study, { type, id })}>
            {label} <span className={classes.meta}>{what}</span>
          </button>
          {what === 'removed' && removed[index] ? (
            <Button
              variant="subtle"
              size="compact-xs"
              disabled={mode === 'read'}
              aria-label={`Restore ${label}`}
              onClick={() => void dispatch({ type: `${type}.restore`, args: { id } }).catch(() => undefined)}
            >
              Restore
            </Button>
          ) : null}
        </li>
      ))}
      {changes.length > mostChanges ? (
        <li>and {count(changes.length - mostChanges, 'more record')}</li>
      ) : null}
    </ul>
  );
}

function Entry({ entry: { commit, changes, undone } }: { entry: HistoryEntry }) {
  const session = useSession();
  const mode = useStudyInfo(info => info.mode);
  const [open, setOpen] = useState(false);
  const coder = useRecords(study => study.get('coder', commit.coderId)?.name, ['coder'], [commit.coderId]);
  const takable =
    mode === 'write' && !undone && commit.seq > 1 && commit.undoes === null && commit.redoes === null;
  return (
    <li className={classes.entry} data-undone={undone || undefined}>
      <div>
        <span className={classes.label}>{commit.label}</span>
        <div className={classes.meta}>
          {formatClock(commit.at)} · {coder ?? 'Unknown coder'}
          {undone ? ' · taken back' : ''}
        </div>
      </div>
      <div className={listClasses.toolRow}>
        {takable ? (
          <Tooltip label="Take this back">
            <ActionIcon
              size="sm"
              aria-label={`Take back: ${commit.label}`}
              onClick={() => void takeBack(session, commit.id).catch(notifyProblem)}
            >
              <IconArrowBackUp size={15} />
            </ActionIcon>
          </Tooltip>
        ) : null}
        <ActionIcon
          size="sm"
          aria-label={`What changed: ${commit.label}`}
          aria-expanded={open}
          disabled={changes.length === 0}
          onClick={() => setOpen(value => !value)}
        >
          {open ? <IconChevronDown size={15} /> : <IconChevronRight size={15} />}
        </ActionIcon>
      </div>
      {open ? <Changes changes={changes} /> : null}
    </li>
  );
}

export function HistoryList() {
  const { entries, complete, busy, showEarlier } = useHistory();
  if (entries === null) {
    return (
      <div className={listClasses.empty} aria-busy>
        <Loader size="sm" role="img" aria-label="Reading the history" />
      </div>
    );
  }
  let day = '';
  return (
    <section className={listClasses.scroll} style={{ height: '100%' }} aria-label="History">
      <ol className={classes.entries}>
        {entries.map(entry => {
          const entryDay = formatDay(entry.commit.at);
          const head = entryDay === day ? null : entryDay;
          day = entryDay;
          return (
            <Fragment key={entry.commit.id}>
              {head === null ? null : <li className={listClasses.day}>{head}</li>}
              <Entry entry={entry} />
            </Fragment>
          );
        })}
      </ol>
      {complete ? null : (
        <div className={classes.more}>
          <Button variant="default" loading={busy} onClick={showEarlier}>
            Show earlier changes
          </Button>
        </div>
      )}
    </section>
  );
}
