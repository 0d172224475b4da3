/** The visible way to what is found in the texts: a menu above the items, which says why an entry can't be chosen. */
import { ActionIcon, Menu, Tooltip } from '@mantine/core';
import {
  IconAbc,
  IconFileSearch,
  IconListDetails,
  IconMessageQuestion,
  IconUsers,
  IconVersions,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import classes from './find-menu.module.css';
import { type FindingKind, findingDialogs, findings } from './finding-dialogs.ts';

const icons: Readonly<Record<FindingKind, ComponentType<{ size: number; 'aria-hidden': true }>>> = {
  glossary: IconListDetails,
  definitions: IconAbc,
  names: IconUsers,
  duplicates: IconVersions,
  citations: IconMessageQuestion,
};

const name = 'Find names and sources in the texts';

export function FindMenu() {
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const has = useRecords(
    study => ({
      texts: study.all('document')[Symbol.iterator]().next().done !== true,
      items: study.all('item')[Symbol.iterator]().next().done !== true,
    }),
    ['document', 'item'],
  );
  return (
    <Menu position="bottom-end" width={300}>
      <Menu.Target>
        <Tooltip label={name}>
          <ActionIcon aria-label={name}>
            <IconFileSearch size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
      </Menu.Target>
      <Menu.Dropdown>
        {findings.map(({ kind, label, summary, needs, writes }) => {
          const Icon = icons[kind];
          const obstacle =
            writes && readOnly
              ? 'The study is open for reading only.'
              : has[needs]
                ? null
                : needs === 'texts'
                  ? 'There is no document yet: import one on the Data screen.'
                  : 'There are no items yet.';
          return (
            <Menu.Item
              key={kind}
              leftSection={<Icon size={15} aria-hidden />}
              disabled={obstacle !== null}
              onClick={() => findingDialogs.open(kind, ui.get().documentId)}
            >
              {label}
              <span className={classes.summary}>{obstacle ?? summary}</span>
            </Menu.Item>
          );
        })}
      </Menu.Dropdown>
    </Menu>
  );
}
