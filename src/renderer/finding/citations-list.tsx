/** The sources that texts lean on: each citation with the sentence that it closes; choosing one shows it in the text. */
import { Button, Loader, NativeSelect, SegmentedControl } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Citation } from '#core/finding/citations.ts';
import type { Worded } from '../computing/messages.ts';
import { compareNames } from '../fields/search-key.ts';
import { counted } from '../panels/counted.ts';
import { VirtualList } from '../shell/virtual-list.tsx';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import { CitationPatternsEditor } from './citation-patterns-editor.tsx';
import { nameOfCitation, useCitationPatterns } from './citations-of.ts';
import classes from './finding-dialog.module.css';
import { findingDialogs } from './finding-dialogs.ts';
import { useFinding } from './use-finding.ts';

type Shown = 'all' | Citation['kind'];

const labels: Readonly<Record<Shown, string>> = {
  all: 'All',
  interview: 'Interviews',
  reference: 'References',
  note: 'Notes',
  table: 'Tables',
};

const keyOf = ({ documentId, thing }: Worded<Citation>): string =>
  `${documentId} ${thing.ranges[0]?.start ?? 0} ${thing.rule}`;

export function CitationsList({ documentId }: { documentId: string | null }) {
  const documents = useRecords(
    study =>
      [...study.all('document')]
        .map(({ id, title }) => ({ id: id as string, title }))
        .sort((one, other) => compareNames(one.title, other.title)),
    ['document'],
  );
  const [chosenDocument, setChosenDocument] = useState(documentId ?? '');
  const [shown, setShown] = useState<Shown>('interview');
  const [bySource, setBySource] = useState<'place' | 'source'>('place');
  const documentIds = useMemo(
    () => documents.filter(({ id }) => chosenDocument === '' || id === chosenDocument).map(({ id }) => id),
    [documents, chosenDocument],
  );
  const [editing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const patterns = useCitationPatterns();
  const { found, failure } = useFinding({ type: 'citations', documentIds, range: null, patterns });
  const rows = useMemo(() => {
    const chosen = (found ?? []).filter(({ thing }) => shown === 'all' || thing.kind === shown);
    return bySource === 'place'
      ? chosen
      : [...chosen].sort((one, other) => compareNames(one.thing.source, other.thing.source));
  }, [found, shown, bySource]);
  const sources = new Set(rows.map(({ thing, documentId: id }) => `${id} ${thing.source}`)).size;
  const titles = new Map(documents.map(({ id, title }) => [id, title]));
  if (editing) {
    return (
      <CitationPatternsEditor
        documentIds={documentIds}
        onClose={() => {
          flushSync(() => setEditing(false));
          editButton.current?.focus();
        }}
      />
    );
  }
  return (
    <div className={classes.sheet}>
      <div className={classes.controls}>
        <NativeSelect
          label="Look in"
          value={chosenDocument}
          data={[
            { value: '', label: 'All documents' },
            ...documents.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          onChange={event => setChosenDocument(event.currentTarget.value)}
        />
        <SegmentedControl
          size="xs"
          aria-label="What to show"
          value={shown}
          data={Object.entries(labels).map(([value, label]) => ({ value, label }))}
          onChange={value => setShown(value as Shown)}
        />
        <SegmentedControl
          size="xs"
          aria-label="Order"
          value={bySource}
          data={[
            { value: 'place', label: 'As in the text' },
            { value: 'source', label: 'By source' },
          ]}
          onChange={value => setBySource(value as 'place' | 'source')}
        />
        <Button
          ref={editButton}
          variant="default"
          disabled={readOnly}
          title={readOnly ? 'The study is open for reading only.' : undefined}
          onClick={() => setEditing(true)}
        >
          Patterns…
        </Button>
      </div>
      {failure !== null && (
        <p className={classes.failure} role="alert">
          The texts could not be read: {failure}
        </p>
      )}
      <div className={classes.list}>
        {found === null && failure === null ? (
          <p className={classes.empty}>
            <Loader size={13} aria-hidden />
          </p>
        ) : rows.length === 0 ? (
          <p className={classes.empty}>
            None was found. {labels[shown]} are looked for as the texts write them.
          </p>
        ) : (
          <VirtualList
            label="Citations: Enter shows the place in the text"
            rows={rows}
            keyOf={keyOf}
            estimate={76}
            chosenKey={null}
            onChoose={({ documentId: id, thing }) => {
              const start = thing.sentence[0]?.start ?? thing.ranges[0]?.start ?? 0;
              findingDialogs.close();
              ui.revealRange(id, start, thing.ranges.at(-1)?.end ?? start);
            }}
            render={row => <CitationRow row={row} title={titles.get(row.documentId) ?? ''} />}
          />
        )}
      </div>
      <div className={classes.foot}>
        <span role="status">
          {found === null && failure === null
            ? 'The texts are being read…'
            : `${counted(rows.length, 'place')}, ${counted(sources, 'source')}`}
        </span>
      </div>
    </div>
  );
}

function CitationRow({ row: { thing, words, section }, title }: { row: Worded<Citation>; title: string }) {
  const { source, date, kind } = thing;
  return (
    <span className={classes.entry}>
      <span className={classes.source}>
        <strong>{nameOfCitation(thing)}</strong>
        {kind === 'interview' || kind === 'reference' ? (
          <span className={classes.facts}>{source}</span>
        ) : null}
        {date?.other == null ? null : (
          <span className={`${classes.facts} ${classes.doubt}`}>or {date.other}, if the day comes first</span>
        )}
        {date?.mended === true ? (
          <span className={`${classes.facts} ${classes.doubt}`}>read with a slip mended</span>
        ) : null}
      </span>
      <span className={classes.words}>{words}</span>
      <span className={classes.facts}>
        {[title, section].filter(part => part !== null && part !== '').join(' · ')}
      </span>
    </span>
  );
}
