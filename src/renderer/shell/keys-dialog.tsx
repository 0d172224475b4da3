/** All keys of the window, read from the registry of actions. */
import { Modal, Title } from '@mantine/core';
import { useActionList } from '#renderer/state/actions.ts';
import { KeyCaps } from './key-caps.tsx';
import classes from './keys-dialog.module.css';

export function KeysDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const actions = useActionList().filter(({ keys }) => keys !== undefined);
  const groups = [...new Set(actions.map(({ group }) => group))];
  return (
    <Modal opened={opened} onClose={onClose} title="Keyboard shortcuts" size="xl">
      <div className={classes.groups}>
        {groups.map(group => (
          <section key={group} className={classes.group}>
            <Title order={3}>{group}</Title>
            <dl className={classes.list}>
              {actions
                .filter(action => action.group === group)
                .map(({ id, label, keys }) => (
                  <div key={id} className={classes.row}>
                    <dt>{label}</dt>
                    <dd>
                      <KeyCaps keys={keys ?? ''} />
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}
