/**
 * Queries that were kept by a name: saved views of the concordance or of the passages, which the shell and the Analyse
 * screen know too.
 */
import { Button, Menu, Modal } from '@mantine/core';
import {
  IconBookmark,
  IconBookmarkPlus,
  IconHighlight,
  IconLetterCase,
  IconPencil,
  IconTrash,
} from '@tabler/icons-react';
import { useState } from 'react';
import type { SavedView } from '#core/model/saved-view.ts';
import { concordance, concordanceOptions } from '#core/search/concordance-view.ts';
import { passages, passagesOptions, queryOfOptions } from '#core/search/passages-view.ts';
import { compareText } from '#core/views/item-order.ts';
import { NameForm } from '../fields/name-form.tsx';
import { announce } from '../state/announce.ts';
import { newId } from '../state/new-id.ts';
import { useDispatch, useRecords, useStudyInfo } from '../state/study-context.tsx';
import { groupOf, queryOfGroup, startGroup } from './coding-draft.ts';
import { type Search, useSearch, useSearchSession } from './search-state.ts';

/** What is being named: the query that is there, or one that was saved. */
type Naming = { saved: SavedView | null };

export function SavedQueries() {
  const search = useSearchSession();
  const dispatch = useDispatch();
  const canWrite = useStudyInfo(info => info.mode) === 'write';
  const isEmpty = useSearch(({ searched, query, draft }) =>
    searched === 'words' ? query.trim() === '' : queryOfGroup(draft) === null,
  );
  const [naming, setNaming] = useState<Naming | null>(null);
  const saved = useRecords(
    study =>
      [...study.all('savedView')]
        .filter(({ viewId }) => viewId === concordance.id || viewId === passages.id)
        .sort((one, other) => compareText(one.name, other.name)),
    ['savedView'],
  );
  const answer = async (name: string): Promise<void> => {
    const view = naming?.saved ?? null;
    if (view === null) {
      await dispatch({ type: 'savedView.add', args: { id: newId('view'), name, ...keptOf(search) } });
      announce(`Query saved as ${name}`);
    } else if (name !== view.name) {
      await dispatch({ type: 'savedView.change', args: { id: view.id, name } });
      announce(`Query renamed to ${name}`);
    }
    setNaming(null);
  };
  const remove = ({ id }: SavedView): void => {
    dispatch({ type: 'savedView.remove', args: { id } }).catch(() => undefined);
  };
  return (
    <>
      <Menu position="bottom-end" width={280} shadow="md">
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={14} aria-hidden />}>
            Saved
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {saved.map(view => (
            <Menu.Item
              key={view.id}
              leftSection={
                view.viewId === concordance.id ? (
                  <IconLetterCase size={14} role="img" aria-label="Words:" />
                ) : (
                  <IconHighlight size={14} role="img" aria-label="Coded passages:" />
                )
              }
              onClick={() => recall(search, view)}
            >
              {view.name}
            </Menu.Item>
          ))}
          {saved.length === 0 && <Menu.Label>No query is saved yet</Menu.Label>}
          {canWrite && (
            <>
              <Menu.Divider />
              <Menu.Item
                leftSection={<IconBookmarkPlus size={14} aria-hidden />}
                disabled={isEmpty}
                onClick={() => setNaming({ saved: null })}
              >
                Save this query…
              </Menu.Item>
              {saved.length > 0 && (
                <>
                  <OfEach
                    label="Rename"
                    icon={<IconPencil size={14} aria-hidden />}
                    saved={saved}
                    onChoose={view => setNaming({ saved: view })}
                  />
                  <OfEach
                    label="Remove"
                    icon={<IconTrash size={14} aria-hidden />}
                    saved={saved}
                    onChoose={remove}
                  />
                </>
              )}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal
        opened={naming !== null}
        onClose={() => setNaming(null)}
        title={naming?.saved == null ? 'Save this query' : 'Rename the query'}
        centered
      >
        {naming !== null && (
          <NameForm
            name={naming.saved?.name ?? (search.state.searched === 'words' ? search.state.query : '')}
            description={
              naming.saved !== null
                ? 'It keeps what it asks.'
                : search.state.searched === 'words'
                  ? 'It is kept with its switches and where it looks, and is a table of the Analyse screen, too.'
                  : 'It is kept with its conditions, and is a table of the Analyse screen, too.'
            }
            onAnswer={answer}
          />
        )}
      </Modal>
    </>
  );
}

interface OfEachProps {
  label: string;
  icon: React.ReactNode;
  saved: readonly SavedView[];
  onChoose: (view: SavedView) => void;
}

function OfEach({ label, icon, saved, onChoose }: OfEachProps) {
  return (
    <Menu.Sub>
      <Menu.Sub.Target>
        <Menu.Sub.Item leftSection={icon}>{label}</Menu.Sub.Item>
      </Menu.Sub.Target>
      <Menu.Sub.Dropdown>
        {saved.map(view => (
          <Menu.Item key={view.id} onClick={() => onChoose(view)}>
            {view.name}
          </Menu.Item>
        ))}
      </Menu.Sub.Dropdown>
    </Menu.Sub>
  );
}

/** The view and the options by which the query that is there is kept. */
function keptOf({ state: { searched, query, options, scope, draft } }: Search): {
  view: string;
  options: object;
} {
  if (searched === 'passages') {
    const asked = queryOfGroup(draft);
    return { view: passages.id, options: asked === null ? {} : { query: asked } };
  }
  return {
    view: concordance.id,
    options: { query, ...options, ...(Object.keys(scope).length === 0 ? {} : { scope }) },
  };
}

/** Brings a query back, also one that was saved on the Analyse screen or by the shell. */
function recall(search: Search, { viewId, options, name }: SavedView): void {
  if (viewId === passages.id) {
    const read = passagesOptions.safeParse(options);
    if (!read.success) return;
    const query = queryOfOptions(read.data);
    search.set({ searched: 'passages', draft: query === null ? startGroup() : groupOf(query) });
  } else {
    const read = concordanceOptions.safeParse(options);
    if (!read.success) return;
    const { query = '', scope = {}, words: _, sort: __, most: ___, ...rest } = read.data;
    search.set({ searched: 'words' });
    search.ask({ query, options: rest, scope }, 0);
  }
  announce(`Query ${name}`);
}
