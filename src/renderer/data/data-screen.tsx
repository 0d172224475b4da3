/** The Data screen: documents, export, integrity check, coders, removed things, history. */
import { Tabs, Title } from '@mantine/core';
import { type DataTab, ui, useUi } from '#renderer/state/ui-store.ts';
import { RunsPanel } from '../mentions/runs-panel.tsx';
import { HistoryList } from '../shell/side/history-list.tsx';
import side from '../shell/side-tabs.module.css';
import { CheckPanel } from './check-panel.tsx';
import { CodersPanel } from './coders-panel.tsx';
import classes from './data-screen.module.css';
import { DocumentsTable } from './documents-table.tsx';
import { ExportPanel } from './export-panel.tsx';
import { RemovedPanel } from './removed-panel.tsx';
import { VariablesPanel } from './variables-panel.tsx';

const tabs: readonly { id: DataTab; label: string }[] = [
  { id: 'documents', label: 'Documents' },
  { id: 'variables', label: 'Variables' },
  { id: 'export', label: 'Export' },
  { id: 'runs', label: 'Runs' },
  { id: 'check', label: 'Integrity check' },
  { id: 'coders', label: 'Coders' },
  { id: 'removed', label: 'Removed things' },
  { id: 'history', label: 'History' },
];

export function DataScreen() {
  const dataTab = useUi(state => state.dataTab);
  return (
    <Tabs
      value={dataTab}
      onChange={value => ui.set({ dataTab: value as DataTab })}
      orientation="vertical"
      variant="none"
      className={side.screen}
    >
      <Tabs.List className={side.tabs} aria-label="Data">
        {tabs.map(({ id, label }) => (
          <Tabs.Tab key={id} value={id} className={side.tab} classNames={{ tabLabel: side.tabLabel }}>
            {label}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={dataTab} className={classes.panel}>
        {dataTab === 'documents' ? <DocumentsTable /> : null}
        {dataTab === 'variables' ? <VariablesPanel /> : null}
        {dataTab === 'export' ? <ExportPanel /> : null}
        {dataTab === 'runs' ? <RunsPanel /> : null}
        {dataTab === 'check' ? <CheckPanel /> : null}
        {dataTab === 'coders' ? <CodersPanel /> : null}
        {dataTab === 'removed' ? <RemovedPanel /> : null}
        {dataTab === 'history' ? (
          <div className={classes.history}>
            <Title order={1} className={classes.historyTitle}>
              History
            </Title>
            <HistoryList />
          </div>
        ) : null}
      </Tabs.Panel>
    </Tabs>
  );
}
