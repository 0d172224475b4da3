/** The chosen item: its names, then its judgements, passages, properties, links and memos. */
import { ActionIcon, Menu, Tabs } from '@mantine/core';
import { IconArrowsMaximize, IconArrowsMinimize, IconDots } from '@tabler/icons-react';
import type { Item } from '#core/model/item.ts';
import { MentionsTab } from '../mentions/mentions-tab.tsx';
import { formatKeys } from '../state/keys.ts';
import { useRecords } from '../state/study-context.tsx';
import classes from './item-details.module.css';
import { ItemMenuEntries } from './item-menu.tsx';
import { ItemNames } from './item-names.tsx';
import { ItemProperties } from './item-properties.tsx';
import { JudgementsTab } from './judgements-tab.tsx';
import { LinksTab } from './links-tab.tsx';
import { MemoList } from './memo-list.tsx';
import { type DetailTab, panel, usePanel } from './panel-state.ts';
import { PassagesTab } from './passages-tab.tsx';

const count = (records: Iterable<unknown>): number => {
  let total = 0;
  for (const _ of records) total += 1;
  return total;
};

export function ItemDetails({ item }: { item: Item }) {
  const tab = usePanel(state => state.tab);
  const listHidden = usePanel(state => state.listHidden);
  const counts = useRecords(
    study => ({
      judgements: count(study.judgementsOfItem(item.id)),
      passages: count(study.passagesOfItem(item.id)),
      mentions: 0,
      properties: 0,
      links: count(study.linksOfItem(item.id)),
      memos: count(study.memosOn({ type: 'item', id: item.id })),
    }),
    ['judgement', 'passage', 'link', 'memo'],
    [item.id],
  );
  const tabs: readonly [DetailTab, string][] = [
    ['judgements', 'Judgements'],
    ['passages', 'Passages'],
    ['mentions', 'Mentions'],
    ['properties', 'Properties'],
    ['links', 'Links'],
    ['memos', 'Memos'],
  ];
  return (
    <section className={classes.details} aria-label={item.label}>
      <header className={classes.head}>
        <ItemNames key={item.id} item={item} />
        <ActionIcon
          aria-label="Show only the chosen item"
          aria-pressed={listHidden}
          title={`${listHidden ? 'Show the list again' : 'Show only the chosen item'} (${formatKeys('Mod+Alt+L')})`}
          onClick={() => panel.set({ listHidden: !listHidden })}
        >
          {listHidden ? <IconArrowsMinimize size={15} /> : <IconArrowsMaximize size={15} />}
        </ActionIcon>
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon aria-label={`Actions on ${item.label}`}>
              <IconDots size={16} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <ItemMenuEntries itemId={item.id} />
          </Menu.Dropdown>
        </Menu>
      </header>
      <Tabs
        value={tab}
        onChange={next => panel.set({ tab: (next ?? 'judgements') as DetailTab })}
        className={classes.tabs}
        classNames={{ tab: classes.tab ?? '', panel: classes.body ?? '', list: classes.tabList ?? '' }}
      >
        <Tabs.List aria-label={`About ${item.label}`}>
          {tabs.map(([value, label]) => (
            <Tabs.Tab key={value} value={value}>
              {label}
              {counts[value] > 0 && <span className={classes.number}> {counts[value]}</span>}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="judgements">
          <JudgementsTab item={item} />
        </Tabs.Panel>
        <Tabs.Panel value="passages">
          <PassagesTab item={item} />
        </Tabs.Panel>
        <Tabs.Panel value="mentions">
          {tab === 'mentions' && <MentionsTab key={item.id} item={item} />}
        </Tabs.Panel>
        <Tabs.Panel value="properties">
          <ItemProperties key={item.id} item={item} />
        </Tabs.Panel>
        <Tabs.Panel value="links">
          <LinksTab item={item} />
        </Tabs.Panel>
        <Tabs.Panel value="memos">
          <MemoList key={item.id} on={{ type: 'item', id: item.id }} name={item.label} />
        </Tabs.Panel>
      </Tabs>
    </section>
  );
}
