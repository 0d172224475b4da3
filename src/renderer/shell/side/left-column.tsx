/** The lists beside the text: documents, the outline of the open one, passages, memos, history. */
import { Tabs } from '@mantine/core';
import { type LeftTab, ui, useUi } from '#renderer/state/ui-store.ts';
import { DocumentsList } from './documents-list.tsx';
import { HistoryList } from './history-list.tsx';
import classes from './left-column.module.css';
import { MemosList } from './memos-list.tsx';
import { OutlineList } from './outline-list.tsx';
import { PassagesList } from './passages-list.tsx';

const tabs: readonly { id: LeftTab; label: string }[] = [
  { id: 'documents', label: 'Documents' },
  { id: 'outline', label: 'Outline' },
  { id: 'passages', label: 'Passages' },
  { id: 'memos', label: 'Memos' },
  { id: 'history', label: 'History' },
];

export function LeftColumn() {
  const leftTab = useUi(state => state.leftTab);
  return (
    <Tabs
      value={leftTab}
      onChange={value => ui.set({ leftTab: value as LeftTab })}
      variant="none"
      className={classes.column}
    >
      <Tabs.List className={classes.tabs} aria-label="Lists">
        {tabs.map(({ id, label }) => (
          <Tabs.Tab key={id} value={id} className={classes.tab}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={leftTab} className={classes.panel} data-left-panel>
        {leftTab === 'documents' ? <DocumentsList /> : null}
        {leftTab === 'outline' ? <OutlineList /> : null}
        {leftTab === 'passages' ? <PassagesList /> : null}
        {leftTab === 'memos' ? <MemosList /> : null}
        {leftTab === 'history' ? <HistoryList /> : null}
      </Tabs.Panel>
    </Tabs>
  );
}
