/** Finds names, shows them in a grid to be put right, and takes the chosen ones over as one change. */
import { Button, Loader, NativeSelect, TextInput } from '@mantine/core';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { takeOverCommand } from '#core/finding/glossary/take-over.ts';
import { messageOf } from '#core/problem.ts';
import { compareNames, searchKey } from '../fields/search-key.ts';
import { counted } from '../panels/counted.ts';
import { notifyDone, takeBack } from '../state/notify.tsx';
import { useDispatch, useRecords, useSession, useStudyReader } from '../state/study-context.tsx';
import { ui, useUi } from '../state/ui-store.ts';
import classes from './finding-dialog.module.css';
import { findingDialogs } from './finding-dialogs.ts';
import { GlossarySource, type OtherGlossary } from './glossary-source.tsx';
import { TakeOverGrid } from './take-over-grid.tsx';
import {
  planRows,
  rowOfEntry,
  rowsOfDefinitions,
  rowsOfGlossary,
  rowsOfNames,
  type TakeOverRow,
} from './take-over-rows.ts';
import { useFinding } from './use-finding.ts';

type Kind = 'glossary' | 'definitions' | 'names';

const nothing: Readonly<Record<Kind, string>> = {
  glossary:
    'No list of acronyms was found. Select one in the text and choose “The selected text”, or choose a file.',
  definitions: 'The texts explain no acronym, as in “Full Name (FN)”.',
  names: 'The texts have no names that the registry does not have.',
};

export function TakeOverNames({ kind, documentId }: { kind: Kind; documentId: string | null }) {
  const documents = useDocuments();
  const kinds = useRecords(study => [...study.all('kind')].sort((a, b) => a.order - b.order), ['kind']);
  const shownKind = useUi(state => state.kindId);
  const [chosenDocument, setChosenDocument] = useState(documentId ?? '');
  const [kindId, setKindId] = useState(shownKind ?? kinds[0]?.id ?? '');
  const [filter, setFilter] = useState('');
  const [other, setOther] = useState<OtherGlossary | null>(null);
  const selection = useUi(state => state.selection);
  const [fromSelection, setFromSelection] = useState(false);
  const range = fromSelection && selection !== null ? { start: selection.start, end: selection.end } : null;
  const documentIds =
    range !== null && selection !== null
      ? [selection.documentId]
      : documents.filter(({ id }) => chosenDocument === '' || id === chosenDocument).map(({ id }) => id);
  const { found, failure } = useFinding(other === null ? { type: kind, documentIds, range } : null);
  const [rows, setRows] = useRows(kind, found, other);
  const study = useStudyReader();
  const revision = useRecords(each => [...each.all('item')].length, ['item']);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the study is one object whose items change.
  const planned = useMemo(() => planRows(study, kindId, rows), [study, revision, kindId, rows]);
  const wanted = searchKey(filter);
  const shown = planned.filter(
    ({ row }) =>
      wanted === '' || [row.label, ...row.aliases, row.type].some(text => searchKey(text).includes(wanted)),
  );
  const plans = planned.flatMap(({ row, plan }) => (row.accepted && plan !== null ? [plan] : []));
  const added = plans.filter(({ action }) => action === 'add').length;
  const extended = plans.filter(({ action }) => action === 'extend').length;
  const takeOver = useTakeOver(kind);
  const change = useCallback(
    (key: string, patch: Partial<TakeOverRow>) =>
      setRows(before => before.map(row => (row.key === key ? { ...row, ...patch } : row))),
    [setRows],
  );
  const acceptShown = (accepted: boolean) => {
    const keys = new Set(shown.map(({ row }) => row.key));
    setRows(before => before.map(row => (keys.has(row.key) ? { ...row, accepted } : row)));
  };

  return (
    <form
      className={classes.sheet}
      onSubmit={event => {
        event.preventDefault();
        void takeOver(kindId, plans);
      }}
    >
      <div className={classes.controls}>
        <NativeSelect
          label="Look in"
          value={chosenDocument}
          disabled={other !== null || range !== null}
          data={[
            { value: '', label: 'All documents' },
            ...documents.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={event => setChosenDocument(event.currentTarget.value)}
        />
        {kind === 'glossary' ? (
          <GlossarySource
            fromSelection={fromSelection}
            hasSelection={selection !== null}
            other={other}
            onSelection={setFromSelection}
            onOther={setOther}
          />
        ) : null}
        <NativeSelect
          label="Take over as"
          value={kindId}
          data={kinds.map(({ id, label }) => ({ value: id, label }))}
          onChange={event => setKindId(event.currentTarget.value)}
        />
        <TextInput
          className="grow"
          data-autofocus
          label="Show only names with"
          value={filter}
          onChange={event => setFilter(event.currentTarget.value)}
        />
        <Button variant="default" size="xs" onClick={() => acceptShown(true)}>
          Choose all shown
        </Button>
        <Button variant="default" size="xs" onClick={() => acceptShown(false)}>
          Choose none
        </Button>
      </div>
      {failure !== null && (
        <p className={classes.failure} role="alert">
          The texts could not be read: {failure}
        </p>
      )}
      <div className={classes.list}>
        {other === null && found === null && failure === null ? (
          <p className={classes.empty}>
            <Loader size={13} aria-hidden />
          </p>
        ) : rows.length === 0 ? (
          <p className={classes.empty}>{nothing[kind]}</p>
        ) : (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a list that scrolls must be reachable by keyboard.
          <section className={classes.scroll} tabIndex={0} aria-label="What was found">
            <TakeOverGrid planned={shown} kindId={kindId} onChange={change} onShow={showPlace} />
          </section>
        )}
      </div>
      <div className={classes.foot}>
        <span role="status">
          {other === null && found === null && failure === null
            ? 'The texts are being read…'
            : `${counted(rows.length, 'entry', 'entries')}, ${plans.length} chosen: ${added} new, ${extended} to items that are there`}
        </span>
        <Button variant="default" onClick={findingDialogs.close}>
          Cancel
        </Button>
        <Button type="submit" disabled={added + extended === 0 || kindId === ''}>
          {added + extended === 0 ? 'Take over' : `Take over ${added + extended}`}
        </Button>
      </div>
    </form>
  );
}

function showPlace({ place }: TakeOverRow): void {
  if (place === null) return;
  findingDialogs.close();
  ui.revealRange(place.documentId, place.start, place.end);
}

const useDocuments = () =>
  useRecords(
    study =>
      [...study.all('document')]
        .map(({ id, title }) => ({ id: id as string, title }))
        .sort((one, other) => compareNames(one.title, other.title)),
    ['document'],
  );

/** The rows of what was found last; what somebody has put right stays until something else is looked for. */
function useRows(kind: Kind, found: unknown, other: OtherGlossary | null) {
  const [rows, setRows] = useState<TakeOverRow[]>([]);
  useEffect(() => {
    if (other !== null) setRows(other.entries.map(rowOfEntry));
    else if (found === null) setRows([]);
    else if (kind === 'glossary') setRows(rowsOfGlossary(found as Parameters<typeof rowsOfGlossary>[0]));
    else if (kind === 'definitions')
      setRows(rowsOfDefinitions(found as Parameters<typeof rowsOfDefinitions>[0]));
    else setRows(rowsOfNames(found as Parameters<typeof rowsOfNames>[0]));
  }, [kind, found, other]);
  return [rows, setRows] as const;
}

const runNames: Readonly<Record<Kind, string>> = {
  glossary: 'Take over a glossary',
  definitions: 'Take over acronyms that the texts explain',
  names: 'Take over names of the texts',
};

function useTakeOver(kind: Kind) {
  const session = useSession();
  const dispatch = useDispatch();
  return async (kindId: string, plans: Parameters<typeof takeOverCommand>[1]): Promise<void> => {
    const command = takeOverCommand(kindId, plans, runNames[kind]);
    if (command === null) return;
    try {
      const commit = await dispatch(command);
      findingDialogs.close();
      if (commit === null) return;
      const done = plans.filter(({ action }) => action !== 'nothing').length;
      notifyDone(`${counted(done, 'entry', 'entries')} taken over.`, {
        label: 'Undo',
        run: () => takeBack(session, commit.id),
      });
    } catch (error) {
      // The notice with the reason is shown already, and what was put right stays.
      void messageOf(error);
    }
  };
}
