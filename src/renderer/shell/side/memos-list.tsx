/** All memos of the study, with what they are on; new ones on the study or on the document shown. */
import { ActionIcon, Button, Menu, TextInput, Tooltip } from '@mantine/core';
import { IconPencil, IconPlus, IconSearch, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { nameOf } from '#core/commands/names.ts';
import type { Memo, MemoTarget } from '#core/model/memo.ts';
import { listMemoDrafts } from '#renderer/state/memo-drafts.ts';
import { useDispatch, useRecords, useStudyInfo, useStudyReader } from '#renderer/state/study-context.tsx';
import { useUi } from '#renderer/state/ui-store.ts';
import { searchKey } from '../../fields/search-key.ts';
import { count, formatMoment } from '../format.ts';
import { goToRecord } from './go-to-record.ts';
import classes from './list.module.css';
import { MemoForm } from './memo-form.tsx';
import memoClasses from './memos-list.module.css';

const nouns: Record<Memo['on']['type'], string> = {
  study: 'Study',
  document: 'Document',
  item: 'Item',
  passage: 'Passage',
  judgement: 'Judgement',
  link: 'Link',
  kind: 'Kind',
  coder: 'Coder',
};

interface Row {
  memo: Memo;
  target: string;
  writer: string;
}

function MemoCard({ row: { memo, target, writer } }: { row: Row }) {
  const study = useStudyReader();
  const dispatch = useDispatch();
  const mode = useStudyInfo(info => info.mode);
  const [editing, setEditing] = useState(() => listMemoDrafts.find(memo.on, memo.id) !== undefined);
  const place = `${nouns[memo.on.type]}: ${target}`;
  if (editing) {
    return (
      <div className={memoClasses.memo}>
        <MemoForm label={`Memo on ${target}`} memo={memo} on={memo.on} onDone={() => setEditing(false)} />
      </div>
    );
  }
  return (
    <article className={memoClasses.memo} aria-label={`Memo on ${target}`}>
      <div className={classes.toolRow}>
        <button type="button" className={memoClasses.place} onClick={() => goToRecord(study, memo.on)}>
          {place}
        </button>
        <Tooltip label="Edit">
          <ActionIcon
            size="sm"
            aria-label={`Edit the memo on ${target}`}
            disabled={mode === 'read'}
            onClick={() => setEditing(true)}
          >
            <IconPencil size={14} />
          </ActionIcon>
        </Tooltip>
        <Tooltip label="Remove (can be undone)">
          <ActionIcon
            size="sm"
            aria-label={`Remove the memo on ${target}`}
            disabled={mode === 'read'}
            onClick={() =>
              void dispatch({ type: 'memo.remove', args: { id: memo.id } }).catch(() => undefined)
            }
          >
            <IconTrash size={14} />
          </ActionIcon>
        </Tooltip>
      </div>
      <div className={classes.body}>{memo.text}</div>
      <span className={classes.meta}>
        {writer}, {formatMoment(memo.changedAt)}
      </span>
    </article>
  );
}

export function MemosList() {
  const mode = useStudyInfo(info => info.mode);
  const documentId = useUi(state => state.documentId);
  const [query, setQuery] = useState('');
  const study = useRecords(reader => reader.study, ['study']);
  const document = useRecords(
    reader => (documentId === null ? undefined : reader.live('document', documentId)),
    ['document'],
    [documentId],
  );
  // What was being written when another list was shown is found again.
  const [writingOn, setWritingOn] = useState<MemoTarget | null>(() => {
    const targets: MemoTarget[] = [{ type: 'study', id: study.id }];
    if (document !== undefined) targets.push({ type: 'document', id: document.id });
    return targets.find(on => listMemoDrafts.find(on, null) !== undefined) ?? null;
  });
  const memos = useRecords(reader => [...reader.all('memo')], ['memo']);
  // Names of what memos are on change with any of these records; they are read when one of them does.
  const names = useRecords(
    reader =>
      memos.flatMap(({ on, changedBy }) => [nameOf(reader, on), reader.get('coder', changedBy)?.name ?? '']),
    ['study', 'document', 'item', 'passage', 'judgement', 'link', 'kind', 'coder'],
    [memos],
  );
  const wanted = searchKey(query);
  const rows: Row[] = memos
    .map((memo, index) => ({ memo, target: names[2 * index] ?? '', writer: names[2 * index + 1] ?? '' }))
    .filter(({ memo, target }) => searchKey(`${memo.text} ${target}`).includes(wanted))
    .sort((left, right) => right.memo.changedAt.localeCompare(left.memo.changedAt));

  return (
    <div className={classes.list}>
      <div className={classes.tools}>
        <div className={classes.toolRow}>
          <TextInput
            className={classes.grow}
            data-list-focus
            aria-label="Find memos"
            placeholder="Find memos"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={query}
            onChange={event => setQuery(event.currentTarget.value)}
          />
          <Menu position="bottom-end">
            <Menu.Target>
              <Button
                variant="default"
                leftSection={<IconPlus size={15} aria-hidden />}
                disabled={mode === 'read'}
              >
                Memo
              </Button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.Item
                disabled={document === undefined}
                onClick={() => document && setWritingOn({ type: 'document', id: document.id })}
              >
                On the document shown
              </Menu.Item>
              <Menu.Item onClick={() => setWritingOn({ type: 'study', id: study.id })}>
                On the study
              </Menu.Item>
            </Menu.Dropdown>
          </Menu>
        </div>
        {writingOn === null ? null : (
          <MemoForm
            label={
              writingOn.type === 'study'
                ? 'Memo on the study'
                : `Memo on ${document?.title ?? 'the document'}`
            }
            memo={null}
            on={writingOn}
            onDone={() => setWritingOn(null)}
          />
        )}
        <span className={classes.facts}>{count(rows.length, 'memo')}</span>
      </div>
      <section className={classes.scroll} aria-label="Memos">
        {rows.length === 0 ? (
          <div className={classes.empty}>
            {memos.length === 0
              ? 'No memos yet. Memos can be put on anything: the study, a document, an item, a passage, a judgement.'
              : `No memo holds “${query}”.`}
          </div>
        ) : (
          rows.map(row => <MemoCard key={row.memo.id} row={row} />)
        )}
      </section>
    </div>
  );
}
