/** The passages of all documents, with filters; choosing one shows it in the text. */

import { ActionIcon, Button, Collapse, Select, TextInput, Tooltip } from '@mantine/core';
import { IconFilter, IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useLayoutEffect, useMemo, useState } from 'react';
import type { Passage } from '#core/model/passage.ts';
import { quoteOf } from '#core/model/passage.ts';
import { onCommit, useRecords, useSession, useStudyInfo } from '#renderer/state/study-context.tsx';
import { ui, useUi } from '#renderer/state/ui-store.ts';
import { DocumentValuesSelect } from '../../fields/document-values-select.tsx';
import { compareNames } from '../../fields/search-key.ts';
import { JudgementCount, useJudgementCounts } from '../../panels/passage-judgements.tsx';
import { usePassageMenu } from '../../panels/passage-menu.tsx';
import { useAsEvidence } from '../../panels/use-as-evidence-dialog.tsx';
import { useSectionPath } from '../../structure/use-structure.ts';
import { count } from '../format.ts';
import { VirtualList } from '../virtual-list.tsx';
import classes from './list.module.css';
import { isFiltered, noFilter, type PassageFilter, PassageRows } from './passage-rows.ts';

interface Choice {
  value: string;
  label: string;
}

const byLabel = (left: Choice, right: Choice): number => compareNames(left.label, right.label);

function Filters({
  filter,
  onChange,
}: {
  filter: PassageFilter;
  onChange: (patch: Partial<PassageFilter>) => void;
}) {
  const kinds = useRecords(study => [...study.all('kind')], ['kind']);
  const items = useRecords(study => [...study.all('item')], ['item']);
  const documents = useRecords(study => [...study.all('document')], ['document']);
  const coders = useRecords(study => [...study.all('coder')], ['coder']);
  const lists: [
    key: 'kindId' | 'itemId' | 'documentId' | 'coderId',
    label: string,
    all: string,
    data: Choice[],
  ][] = [
    ['kindId', 'Kind', 'All kinds', kinds.map(({ id, plural }) => ({ value: id, label: plural }))],
    [
      'itemId',
      'Item',
      'All items',
      items
        .filter(({ kindId }) => filter.kindId === null || kindId === filter.kindId)
        .map(({ id, label }) => ({ value: id as string, label }))
        .sort(byLabel),
    ],
    [
      'documentId',
      'Document',
      'All documents',
      documents.map(({ id, title }) => ({ value: id as string, label: title })).sort(byLabel),
    ],
    ['coderId', 'Coder', 'All coders', coders.map(({ id, name }) => ({ value: id, label: name }))],
  ];
  return lists.map(([key, label, all, data]) => (
    <Select
      key={key}
      aria-label={label}
      placeholder={all}
      data={data}
      value={filter[key]}
      onChange={value => onChange(key === 'kindId' ? { kindId: value, itemId: null } : { [key]: value })}
      searchable={data.length > 8}
      clearable
      limit={200}
      nothingFoundMessage="Nothing found"
    />
  ));
}

interface PassageRowProps {
  passage: Passage;
  judgements: number;
  /** Where the study has one document, its title tells nothing. */
  isOnly: boolean;
}

function PassageRow({ passage, judgements, isOnly }: PassageRowProps) {
  const item = useRecords(study => study.get('item', passage.itemId), ['item'], [passage.itemId]);
  const kindId = item?.kindId ?? null;
  const colour = useRecords(
    study => item?.colour ?? (kindId === null ? undefined : study.get('kind', kindId)?.colour),
    ['kind', 'item'],
    [item, kindId],
  );
  const document = useRecords(
    study => study.get('document', passage.documentId),
    ['document'],
    [passage.documentId],
  );
  const section = useSectionPath(passage.documentId, passage.start);
  const coder = useRecords(study => study.get('coder', passage.coderId), ['coder'], [passage.coderId]);
  const place =
    document === undefined ? 0 : Math.floor((passage.start / Math.max(1, document.text.length)) * 100);
  return (
    <>
      <span className={classes.who}>
        <span className={classes.dot} style={{ background: colour }} aria-hidden />
        <span className={classes.whoName}>{item?.label ?? 'Unknown item'}</span>
        <span>{coder?.initials}</span>
      </span>
      <span className={classes.quote}>{quoteOf(passage)}</span>
      <span className={classes.place}>
        {isOnly && section !== null ? null : <span className={classes.placeTitle}>{document?.title}</span>}
        {section === null ? null : (
          <span className={classes.placeSection} title={section.join(' › ')}>
            {section.at(-1)}
          </span>
        )}
        <JudgementCount count={judgements} />
        <span className={classes.placeAt}>{place} %</span>
      </span>
    </>
  );
}

/** Rows in the present order; commits are followed before the list is asked for again. */
const usePassageRows = (): PassageRows => {
  const session = useSession();
  const rows = useMemo(() => new PassageRows(session.study), [session]);
  useLayoutEffect(() => {
    rows.clear();
    return onCommit(commit => rows.follow(commit));
  }, [rows]);
  return rows;
};

export function PassagesList() {
  const session = useSession();
  const passagesLoaded = useStudyInfo(info => info.passagesLoaded);
  const passageId = useUi(state => state.passageId);
  const [filter, setFilter] = useState<PassageFilter>(noFilter);
  const [filtersOpen, setFiltersOpen] = useState(false);
  const wanted = useDeferredValue(filter);
  const rows = usePassageRows();
  const judgementCounts = useJudgementCounts();
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const menu = usePassageMenu();
  const passages = useRecords(
    () => rows.list(wanted, id => session.hasPassagesOf(id)),
    ['passage', 'document', 'item'],
    [rows, wanted],
  );
  const change = (patch: Partial<PassageFilter>): void => setFilter(present => ({ ...present, ...patch }));
  const filtered = isFiltered(filter);
  const isOnly = useRecords(study => [...study.all('document')].length === 1, ['document']);

  return (
    <div className={classes.list}>
      <div className={classes.tools}>
        <div className={classes.toolRow}>
          <TextInput
            className={classes.grow}
            data-list-focus
            aria-label="Find passages by their words"
            placeholder="Words in the passage"
            leftSection={<IconSearch size={14} aria-hidden />}
            value={filter.text}
            onChange={event => change({ text: event.currentTarget.value })}
          />
          <Tooltip label="Filters">
            <ActionIcon
              aria-label="Filters"
              aria-expanded={filtersOpen}
              variant={filtered ? 'light' : 'subtle'}
              onClick={() => setFiltersOpen(open => !open)}
            >
              <IconFilter size={16} />
            </ActionIcon>
          </Tooltip>
        </div>
        <Collapse expanded={filtersOpen}>
          <div className={classes.tools}>
            <Filters filter={filter} onChange={change} />
            <DocumentValuesSelect value={filter.where} onChange={where => change({ where })} />
          </div>
        </Collapse>
        <div className={classes.toolRow}>
          <span className={`${classes.facts} ${classes.grow}`} role="status">
            {count(passages.length, 'passage')}
            {passagesLoaded ? '' : ' so far, loading more…'}
          </span>
          {filtered ? (
            <Button variant="subtle" size="compact-xs" onClick={() => setFilter(noFilter)}>
              Show all
            </Button>
          ) : null}
        </div>
      </div>
      {passages.length > 0 ? (
        <VirtualList
          label="Passages"
          rows={passages}
          keyOf={({ id }) => id}
          estimate={92}
          chosenKey={passageId}
          render={passage => (
            <PassageRow passage={passage} judgements={judgementCounts.get(passage.id) ?? 0} isOnly={isOnly} />
          )}
          onChoose={({ id }) => ui.revealPassage(id)}
          keys={readOnly ? {} : { e: ({ id }) => useAsEvidence.open(id) }}
          onMenu={(event, { id }) => menu.open(event, id)}
        />
      ) : (
        <div className={classes.empty}>
          {filtered
            ? 'No passage fits these filters.'
            : 'No passages yet. Select some text, press the key of a kind, and choose or make an item.'}
        </div>
      )}
      {menu.element}
    </div>
  );
}
