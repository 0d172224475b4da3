/** The right side of the window: a tab for each kind of the codebook, its items, and the chosen item below. */
import { Tabs } from '@mantine/core';
import { useDeferredValue, useEffect } from 'react';
import { Group, Panel, Separator, useDefaultLayout } from 'react-resizable-panels';
import type { Kind } from '#core/model/codebook.ts';
import { useKinds } from '../fields/use-fields.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { ui, useUi } from '../state/ui-store.ts';
import { EvidenceMode } from './evidence-mode.tsx';
import { ItemDetails } from './item-details.tsx';
import { ItemDialogs } from './item-dialogs.tsx';
import { ItemList } from './item-list.tsx';
import { usePanelActions } from './panel-actions.ts';
import { panel, usePanel } from './panel-state.ts';
import classes from './panels.module.css';

export function Panels() {
  const kinds = useKinds();
  const path = useStudyInfo(info => info.path);
  const wantedKindId = useUi(state => state.kindId);
  const itemId = useUi(state => state.itemId);
  const item = useRecords(
    study => (itemId === null ? undefined : study.live('item', itemId)),
    ['item'],
    [itemId],
  );
  const listHidden = usePanel(state => state.listHidden) && item !== undefined;
  const layout = useDefaultLayout({
    id: 'tracework.panels',
    panelIds: listHidden ? ['details'] : ['items', 'details'],
    storage: localStorage,
  });
  // The lists follow at once, the chosen item's details as soon as there is time: coding never waits for them.
  const shownId = useDeferredValue(itemId);
  const shown = useRecords(
    study => (shownId === null ? undefined : study.live('item', shownId)),
    ['item'],
    [shownId],
  );
  const counts = useRecords(
    study => {
      const byKind: Record<string, number> = {};
      for (const { kindId } of study.all('item')) byKind[kindId] = (byKind[kindId] ?? 0) + 1;
      return byKind;
    },
    ['item'],
  );
  const kind = kinds.find(each => each.id === wantedKindId) ?? kinds[0];
  // An item chosen elsewhere (in the text, by search) brings its kind's tab with it.
  const itemKindId = item?.kindId;
  useEffect(() => {
    if (itemKindId !== undefined) ui.set({ kindId: itemKindId });
  }, [itemKindId]);
  useEffect(() => panel.enterStudy(path), [path]);
  usePanelActions(kinds, item);

  if (kind === undefined) {
    return (
      <div className={classes.root}>
        <p className={classes.empty}>The codebook has no kinds yet. Add one on the Codebook screen.</p>
      </div>
    );
  }
  const chooseKind = (next: string | null): void => {
    if (next !== null && next !== kind.id) ui.set({ kindId: next, itemId: null });
  };
  return (
    <div className={classes.root}>
      <EvidenceMode />
      <Tabs
        value={kind.id}
        onChange={chooseKind}
        classNames={{ tab: classes.kind ?? '', list: classes.kinds ?? '' }}
      >
        <Tabs.List aria-label="Kinds">
          {kinds.map(each => (
            <KindTab key={each.id} kind={each} count={counts[each.id] ?? 0} />
          ))}
        </Tabs.List>
      </Tabs>
      <Group orientation="vertical" className={classes.group} id="panels" {...layout}>
        {!listHidden && (
          <>
            <Panel id="items" minSize={90} defaultSize="34%">
              <div className={classes.pane} role="tabpanel" aria-label={kind.plural}>
                <ItemList key={kind.id} kind={kind} />
              </div>
            </Panel>
            <Separator className={classes.separator} aria-label="Height of the list" />
          </>
        )}
        <Panel id="details" minSize={140}>
          <div className={classes.lower}>
            {shown === undefined ? <NothingChosen kind={kind} /> : <ItemDetails item={shown} />}
          </div>
        </Panel>
      </Group>
      <ItemDialogs />
    </div>
  );
}

function KindTab({ kind, count }: { kind: Kind; count: number }) {
  return (
    <Tabs.Tab
      value={kind.id}
      leftSection={<span className={classes.dot} style={{ background: kind.colour }} aria-hidden />}
    >
      {kind.plural} {count > 0 && <span className={classes.number}>{count}</span>}
    </Tabs.Tab>
  );
}

function NothingChosen({ kind }: { kind: Kind }) {
  return (
    <p className={classes.empty}>
      Choose one of the {kind.plural.toLowerCase()} above to see its judgements, passages, properties, links
      and memos.
      {kind.description !== '' && (
        <>
          <br />
          <br />
          {kind.label}: {kind.description}
        </>
      )}
    </p>
  );
}
