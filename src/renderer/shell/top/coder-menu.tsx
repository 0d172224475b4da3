/** In whose name this window codes. */
import { Button, Menu } from '@mantine/core';
import { IconCheck, IconChevronDown, IconUser } from '@tabler/icons-react';
import { runAction } from '#renderer/state/actions.ts';
import { announce } from '#renderer/state/announce.ts';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { useRecords, useSession, useStudyInfo } from '#renderer/state/study-context.tsx';

export function CoderMenu() {
  const session = useSession();
  const coderId = useStudyInfo(info => info.coderId);
  const mode = useStudyInfo(info => info.mode);
  const coders = useRecords(study => [...study.all('coder')], ['coder']);
  const present = useRecords(study => study.get('coder', coderId), ['coder'], [coderId]);
  const name = present?.name ?? 'Unknown coder';

  const change = async (id: string, label: string): Promise<void> => {
    try {
      await session.setCoder(id);
      announce(`You now code as ${label}`);
    } catch (error) {
      notifyProblem(error);
    }
  };
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button
          variant="subtle"
          color="gray"
          px="xs"
          leftSection={<IconUser size={15} aria-hidden />}
          rightSection={<IconChevronDown size={14} aria-hidden />}
          aria-label={`Coder: ${name}`}
          maw={190}
        >
          {name}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>You code as</Menu.Label>
        {coders.map(({ id, name: label }) => (
          <Menu.Item
            key={id}
            disabled={mode === 'read'}
            leftSection={
              id === coderId ? (
                <IconCheck size={15} aria-label="Present coder:" />
              ) : (
                <span aria-hidden>{'\u2003'}</span>
              )
            }
            onClick={() => void change(id, label)}
          >
            {label}
          </Menu.Item>
        ))}
        <Menu.Divider />
        <Menu.Item disabled={mode === 'read'} onClick={() => runAction('coder.add')}>
          Add a coder…
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
