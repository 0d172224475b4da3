/** The Analyse screen: the study's views and those that were saved by name, each with its picture, tables and evidence. */
import { Tabs } from '@mantine/core';
import { useEffect } from 'react';
import { compareText } from '#core/views/item-order.ts';
import { requireView, views } from '#core/views/registry.ts';
import { panel } from '../panels/panel-state.ts';
import side from '../shell/side-tabs.module.css';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { ui, useUi } from '../state/ui-store.ts';
import classes from './analyse.module.css';
import { ViewPage } from './view-page.tsx';
import { viewSettings } from './view-settings.ts';

export function AnalyseScreen() {
  const path = useStudyInfo(info => info.path);
  const viewId = useUi(state => state.viewId);
  const savedViews = useRecords(
    study =>
      [...study.all('savedView')]
        .filter(saved => views.some(({ id }) => id === saved.viewId))
        .sort((one, other) => compareText(one.name, other.name)),
    ['savedView'],
  );
  // What is written here and how views were left belong to this study.
  useEffect(() => {
    panel.enterStudy(path);
    viewSettings.enterStudy(path);
  }, [path]);
  const saved = savedViews.find(({ id }) => id === viewId) ?? null;
  const wanted = saved?.viewId ?? viewId;
  const view = requireView(views.some(({ id }) => id === wanted) ? wanted : 'tracer-matrix');
  const shownId = saved?.id ?? view.id;
  return (
    <Tabs
      value={shownId}
      onChange={id => ui.set({ viewId: id ?? shownId })}
      orientation="vertical"
      variant="none"
      className={`${side.screen} ${classes.screen}`}
    >
      <Tabs.List className={side.tabs} aria-label="Views">
        {views.map(({ id, label }) => (
          <ViewTab key={id} id={id} label={label} />
        ))}
        {savedViews.length > 0 ? (
          <span className={classes.savedHead} role="presentation">
            Saved views
          </span>
        ) : null}
        {savedViews.map(({ id, name }) => (
          <ViewTab key={id} id={id} label={name} />
        ))}
      </Tabs.List>
      <Tabs.Panel value={shownId} className={classes.panel} tabIndex={-1}>
        <ViewPage key={shownId} view={view} saved={saved} />
      </Tabs.Panel>
    </Tabs>
  );
}

function ViewTab({ id, label }: { id: string; label: string }) {
  return (
    <Tabs.Tab value={id} className={side.tab} classNames={{ tabLabel: side.tabLabel ?? '' }}>
      {label}
    </Tabs.Tab>
  );
}
