/** Queries that were kept by a name: saved views of the concordance, which the shell and the Analyse screen know too. */
import { Button, Menu, Modal } from '@mantine/core';
import { IconBookmark, IconBookmarkPlus, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import type { SavedView } from '#core/model/saved-view.ts';
import { concordance, concordanceOptions } from '#core/search/concordance-view.ts';
import { compareText } from '#core/views/item-order.ts';
import { NameForm } from '../fields/name-form.tsx';
import { announce } from '../state/announce.ts';
import { newId } from '../state/new-id.ts';
import { useDispatch, useRecords, useStudyInfo } from '../state/study-context.tsx';
import { useSearch, useSearchSession } from './search-state.ts';

export function SavedQueries() {
  const search = useSearchSession();
  const dispatch = useDispatch();
  const canWrite = useStudyInfo(info => info.mode) === 'write';
  const isEmpty = useSearch(state => state.query.trim() === '');
  const [isNaming, setNaming] = useState(false);
  const saved = useRecords(
    study =>
      [...study.all('savedView')]
        .filter(({ viewId }) => viewId === concordance.id)
        .sort((one, other) => compareText(one.name, other.name)),
    ['savedView'],
  );
  const recall = ({ options, name }: SavedView): void => {
    const read = concordanceOptions.safeParse(options);
    if (!read.success) return;
    const { query: kept = '', scope = {}, words: _, sort: __, most: ___, ...rest } = read.data;
    search.ask({ query: kept, options: rest, scope }, 0);
    announce(`Query ${name}`);
  };
  const save = async (name: string): Promise<void> => {
    const { query: kept, options, scope } = search.state;
    const view = {
      id: newId('view'),
      name,
      view: concordance.id,
      options: { query: kept, ...options, ...(Object.keys(scope).length === 0 ? {} : { scope }) },
    };
    await dispatch({ type: 'savedView.add', args: view });
    announce(`Query saved as ${name}`);
    setNaming(false);
  };
  return (
    <>
      <Menu position="bottom-end" width={260} shadow="md">
        <Menu.Target>
          <Button variant="default" leftSection={<IconBookmark size={14} aria-hidden />}>
            Saved
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {saved.map(view => (
            <Menu.Item key={view.id} onClick={() => recall(view)}>
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
                onClick={() => setNaming(true)}
              >
                Save this query…
              </Menu.Item>
              {saved.length > 0 && (
                <Menu.Sub>
                  <Menu.Sub.Target>
                    <Menu.Sub.Item leftSection={<IconTrash size={14} aria-hidden />}>Remove</Menu.Sub.Item>
                  </Menu.Sub.Target>
                  <Menu.Sub.Dropdown>
                    {saved.map(({ id, name }) => (
                      <Menu.Item
                        key={id}
                        onClick={() => {
                          dispatch({ type: 'savedView.remove', args: { id } }).catch(() => undefined);
                        }}
                      >
                        {name}
                      </Menu.Item>
                    ))}
                  </Menu.Sub.Dropdown>
                </Menu.Sub>
              )}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      <Modal opened={isNaming} onClose={() => setNaming(false)} title="Save this query" centered>
        {isNaming && (
          <NameForm
            name={search.state.query}
            description="It is kept with its switches and where it looks, and is a table of the Analyse screen, too."
            onAnswer={save}
          />
        )}
      </Modal>
    </>
  );
}
