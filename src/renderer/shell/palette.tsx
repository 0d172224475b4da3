/** The search and command box: documents, items and everything that can be done, found by typing. */
import { Spotlight } from '@mantine/spotlight';
import { IconFileText, IconSearch } from '@tabler/icons-react';
import { useState } from 'react';
import { type Action, isPossible, runAction, useActionList } from '#renderer/state/actions.ts';
import { useRecords } from '#renderer/state/study-context.tsx';
import { ui } from '#renderer/state/ui-store.ts';
import { searchKey } from '../fields/search-key.ts';
import { KeyCaps } from './key-caps.tsx';
import classes from './palette.module.css';

const most = 8;

/** Those whose text holds every word of the query; those that begin with it come first. */
const find = <T,>(things: readonly T[], query: string, textOf: (thing: T) => string, limit: number): T[] => {
  const words = searchKey(query).split(' ').filter(Boolean);
  const keyed = things.map(thing => ({ thing, key: searchKey(textOf(thing)) }));
  const hits = keyed.filter(({ key }) => words.every(word => key.includes(word)));
  const begins = (key: string): number => (key.startsWith(words.join(' ')) ? 0 : 1);
  return hits
    .sort((left, right) => begins(left.key) - begins(right.key))
    .slice(0, limit)
    .map(({ thing }) => thing);
};

function Results({ query }: { query: string }) {
  const actions = useActionList().filter(action => action.hidden !== true && isPossible(action));
  const documents = useRecords(study => [...study.all('document')], ['document']);
  const items = useRecords(study => [...study.all('item')], ['item']);
  const kinds = useRecords(study => [...study.all('kind')], ['kind']);
  const kindOf = (id: string) => kinds.find(kind => kind.id === id);

  const foundDocuments = find(documents, query, ({ title }) => title, most);
  const foundItems =
    query.trim() === ''
      ? []
      : find(items, query, ({ label, aliases }) => [label, ...aliases].join(' '), most);
  const foundActions = find(
    actions,
    query,
    ({ label, group }) => `${label} ${group}`,
    query === '' ? 60 : most * 2,
  );

  const showItem = (itemId: string, kindId: string): void =>
    ui.set({ screen: 'code', kindId, itemId, passageId: null });
  // The dialog gives the focus back when it has closed; what the action focuses must come after.
  const run = (action: Action): void => void setTimeout(() => runAction(action.id), 60);

  if (foundDocuments.length + foundItems.length + foundActions.length === 0) {
    return <Spotlight.Empty>Nothing found. Try another word.</Spotlight.Empty>;
  }
  return (
    <>
      {foundItems.length > 0 ? (
        <Spotlight.ActionsGroup label="Items">
          {foundItems.map(({ id, label, kindId, colour }) => (
            <Spotlight.Action key={id} className={classes.action} onClick={() => showItem(id, kindId)}>
              <span className={classes.dot} style={{ background: colour ?? kindOf(kindId)?.colour }} />
              <span>{label}</span>
              <span className={classes.kind}>{kindOf(kindId)?.label}</span>
            </Spotlight.Action>
          ))}
        </Spotlight.ActionsGroup>
      ) : null}
      {foundDocuments.length > 0 ? (
        <Spotlight.ActionsGroup label="Documents">
          {foundDocuments.map(({ id, title }) => (
            <Spotlight.Action
              key={id}
              className={classes.action}
              onClick={() => ui.set({ screen: 'code', documentId: id })}
            >
              <IconFileText size={16} aria-hidden />
              <span>{title}</span>
            </Spotlight.Action>
          ))}
        </Spotlight.ActionsGroup>
      ) : null}
      {foundActions.length > 0 ? (
        <Spotlight.ActionsGroup label="Commands">
          {foundActions.map(action => (
            <Spotlight.Action
              key={action.id}
              className={classes.action}
              label={action.label}
              rightSection={action.keys === undefined ? null : <KeyCaps keys={action.keys} />}
              dimmedSections={false}
              onClick={() => run(action)}
            />
          ))}
        </Spotlight.ActionsGroup>
      ) : null}
    </>
  );
}

export function Palette() {
  const [query, setQuery] = useState('');
  return (
    <Spotlight.Root
      attributes={{ content: { 'aria-label': 'Search, or run a command' } }}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      overlayProps={{ backgroundOpacity: 0.35, blur: 0 }}
      scrollable
      maxHeight={460}
    >
      <Spotlight.Search
        placeholder="Search documents and items, or run a command"
        aria-label="Search documents and items, or run a command"
        leftSection={<IconSearch size={17} aria-hidden />}
      />
      <Spotlight.ActionsList>
        <Results query={query} />
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}
