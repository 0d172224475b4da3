/** The menu of the study: everything in it is an action of the registry. */
import { Button, Menu } from '@mantine/core';
import { IconChevronDown } from '@tabler/icons-react';
import { isPossible, runAction, useActionList } from '#renderer/state/actions.ts';
import { useStudyInfo } from '#renderer/state/study-context.tsx';
import { KeyCaps } from '../key-caps.tsx';
import classes from './top-bar.module.css';

const groups = [
  ['study.rename', 'coder.add'],
  ['data.import', 'data.import-project', 'data.export', 'data.check'],
  ['study.new', 'study.open', 'study.open-sample'],
  ['window.settings', 'help.keys', 'help.about'],
  ['study.close'],
];

export function StudyMenu() {
  const name = useStudyInfo(info => info.name);
  const actions = useActionList();
  return (
    <Menu position="bottom-start" width={310}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          className={classes.study}
          px="xs"
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={`Study: ${name}`}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {groups.map((ids, index) => [
          index > 0 ? <Menu.Divider key={`before-${ids[0]}`} /> : null,
          ...actions
            .filter(({ id }) => ids.includes(id))
            .sort((left, right) => ids.indexOf(left.id) - ids.indexOf(right.id))
            .map(action => (
              <Menu.Item
                key={action.id}
                disabled={!isPossible(action)}
                rightSection={action.keys ? <KeyCaps keys={action.keys.split(' ')[0] ?? ''} /> : null}
                onClick={() => runAction(action.id)}
              >
                {action.label}
              </Menu.Item>
            )),
        ])}
      </Menu.Dropdown>
    </Menu>
  );
}
