/** The outline of a document that is being read: filtered, with the passages of each section counted. */
import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useDeferredValue, useMemo, useState, useSyncExternalStore } from 'react';
import type { DocumentStructure } from '#core/structure/document-structure.ts';
import { countIn, entryAt, outlineEntries } from '#core/structure/outline-entries.ts';
import { announce } from '../state/announce.ts';
import classes from './document-outline.module.css';
import { type OutlineRow, OutlineTree } from './outline-tree.tsx';
import { readingPlace } from './reading-place.ts';
import { usePassageStarts } from './use-passage-starts.ts';

interface Props {
  documentId: string;
  structure: DocumentStructure;
  /** `start` is the offset of the heading, or of the table's first cell. */
  onGo: (start: number) => void;
}

/** Entries from which on a filter is worth its place. */
const FEW = 8;

export function DocumentOutline({ documentId, structure, onGo }: Props) {
  const [filter, setFilter] = useState('');
  const starts = usePassageStarts(documentId);
  const entries = useMemo(() => outlineEntries(structure), [structure]);
  const rows = useMemo(() => {
    const counts = starts === null ? null : countIn(entries, starts);
    return entries.map(
      ({ kind, title, depth, start }, index): OutlineRow => ({
        key: `${kind} ${start}`,
        title: title === '' && kind === 'table' ? 'Without a caption' : title,
        depth,
        count: counts?.[index] ?? null,
        isTable: kind === 'table',
        leads: true,
      }),
    );
  }, [entries, starts]);
  // The first line of a section is its heading, above which a little of what was before may be in sight.
  const current = useSyncExternalStore(readingPlace.subscribe, () => {
    const place = readingPlace.get();
    return place?.documentId === documentId ? entryAt(entries, place.offset + 1) : -1;
  });
  const wanted = useDeferredValue(filter);

  if (entries.length === 0) return <p className={classes.hint}>No headings were found in this text.</p>;
  return (
    <div className={classes.outline}>
      {entries.length > FEW ? (
        <TextInput
          className={classes.filter ?? ''}
          aria-label="Find a heading"
          placeholder="Find a heading"
          leftSection={<IconSearch size={14} aria-hidden />}
          value={filter}
          onChange={event => setFilter(event.currentTarget.value)}
        />
      ) : null}
      <OutlineTree
        label="Outline"
        entries={rows}
        current={current}
        filter={wanted}
        onGo={index => {
          const entry = entries[index];
          if (entry === undefined) return;
          onGo(entry.start);
          announce(`At: ${entry.title === '' ? 'untitled' : entry.title}`);
        }}
      />
    </div>
  );
}
