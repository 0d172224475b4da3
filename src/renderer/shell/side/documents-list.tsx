/** The documents of the study: passages, and how much of the text they cover. */
import { Button, TextInput } from '@mantine/core';
import { IconFileImport, IconSearch } from '@tabler/icons-react';
import { useLayoutEffect, useMemo, useState } from 'react';
import { documentFilter } from '#core/variables/document-filter.ts';
import { runAction } from '#renderer/state/actions.ts';
import { onCommit, useRecords, useSession, useStudyInfo } from '#renderer/state/study-context.tsx';
import { ui, useUi } from '#renderer/state/ui-store.ts';
import { DocumentValuesSelect } from '../../fields/document-values-select.tsx';
import { compareNames, searchKey } from '../../fields/search-key.ts';
import { count, formatNumber, formatShare } from '../format.ts';
import { codedShare } from './coded-share.ts';
import classes from './list.module.css';
import { PerDocument } from './per-document.ts';
import { useArrowKeys } from './use-arrow-keys.ts';

/** Number of passages, and the share of the text that they cover. */
type Facts = PerDocument<readonly [passages: number, share: number]>;

const useFacts = (): Facts => {
  const { study } = useSession();
  const facts = useMemo(
    () =>
      new PerDocument((id: string) => {
        const spans = [...study.passagesOfDocument(id)];
        return [spans.length, codedShare(spans, study.get('document', id)?.text.length ?? 0)] as const;
      }),
    [study],
  );
  useLayoutEffect(() => {
    facts.clear();
    return onCommit(commit => facts.follow(commit));
  }, [facts]);
  return facts;
};

function DocumentRow({ id, facts }: { id: string; facts: Facts }) {
  const session = useSession();
  const chosen = useUi(state => state.documentId === id);
  const document = useRecords(study => study.live('document', id), ['document'], [id]);
  const [passages, share] = useRecords(
    () => (session.hasPassagesOf(id) ? facts.get(id, true) : [null, 0]),
    ['passage', 'document'],
    [facts, session, id],
  );
  if (document === undefined) return null;
  return (
    <button
      type="button"
      className={classes.row}
      aria-current={chosen}
      data-list-focus={chosen ? '' : undefined}
      onClick={() => ui.set({ documentId: id })}
    >
      <span className={classes.title}>{document.title}</span>
      <span className={classes.meta}>
        <span>{formatNumber(document.text.words)} words</span>
        <span>{passages === null ? 'loading…' : count(passages, 'passage')}</span>
        {passages === null || passages === 0 ? null : <span>{formatShare(share)} of the text coded</span>}
      </span>
      <div className={classes.bar} aria-hidden>
        <div className={classes.barFill} style={{ width: `${share * 100}%` }} />
      </div>
    </button>
  );
}

export function DocumentsList() {
  const mode = useStudyInfo(info => info.mode);
  const [query, setQuery] = useState('');
  const [where, setWhere] = useState<readonly string[]>([]);
  const documents = useRecords(
    study => [...study.all('document')].sort((left, right) => compareNames(left.title, right.title)),
    ['document'],
  );
  const fitting = useRecords(
    study => {
      const isWanted = documentFilter(study, where, () => undefined);
      return documents.filter(isWanted);
    },
    ['document', 'field', 'vocabulary', 'item'],
    [documents, where],
  );
  const facts = useFacts();
  const onKeyDown = useArrowKeys();
  const wanted = searchKey(query);
  const shown = fitting.filter(({ title }) => searchKey(title).includes(wanted));
  const importButton = (
    <Button
      variant={documents.length === 0 ? 'filled' : 'default'}
      leftSection={<IconFileImport size={15} aria-hidden />}
      disabled={mode === 'read'}
      onClick={() => runAction('data.import')}
    >
      {documents.length === 0 ? 'Import documents' : 'Import'}
    </Button>
  );
  if (documents.length === 0) {
    return (
      <div className={classes.empty}>
        <span>No documents yet. Import files, or drop them anywhere in this window.</span>
        {importButton}
      </div>
    );
  }
  return (
    <div className={classes.list}>
      <div className={classes.tools}>
        <div className={classes.toolRow}>
          <TextInput
            className={classes.grow}
            aria-label="Find a document by its title"
            placeholder="Find a document"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={query}
            onChange={event => setQuery(event.currentTarget.value)}
          />
          {importButton}
        </div>
        <DocumentValuesSelect value={where} onChange={setWhere} />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the buttons inside, which have their own roles. */}
      <div className={classes.scroll} onKeyDown={onKeyDown}>
        <ul className={classes.rows} aria-label="Documents">
          {shown.map(({ id }) => (
            <li key={id}>
              <DocumentRow id={id} facts={facts} />
            </li>
          ))}
        </ul>
        {shown.length === 0 ? (
          <div className={classes.empty}>
            {fitting.length === 0 ? 'No document has these variables.' : `No title holds “${query}”.`}
          </div>
        ) : null}
      </div>
    </div>
  );
}
