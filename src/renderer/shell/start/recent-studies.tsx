/** Studies that were open lately. One whose folder is gone is shown so, and can be taken off the list. */
import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconX } from '@tabler/icons-react';
import { useCallback, useEffect, useState } from 'react';
import type { RecentStudy } from '#core/api.ts';
import { useApp } from '#renderer/state/app-context.tsx';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { formatMoment } from '../format.ts';
import classes from './start-screen.module.css';

export function RecentStudies() {
  const { client, openPath } = useApp();
  const [studies, setStudies] = useState<readonly RecentStudy[] | null>(null);

  const load = useCallback(async () => {
    try {
      setStudies(await client.recentStudies());
    } catch (error) {
      setStudies([]);
      notifyProblem(error);
    }
  }, [client]);
  useEffect(() => void load(), [load]);

  const forget = async (path: string): Promise<void> => {
    try {
      await client.forgetRecentStudy(path);
    } catch (error) {
      notifyProblem(error);
    }
    await load();
  };

  if (studies === null) return null;
  if (studies.length === 0) {
    return (
      <Text c="dimmed" mt="xs">
        Studies that you open are listed here. Make a new one, or open the sample to look around.
      </Text>
    );
  }
  return (
    <ul className={classes.recent}>
      {studies.map(({ path, name, openedAt, exists }) => (
        <li key={path}>
          <button
            type="button"
            className={classes.recentOpen}
            disabled={!exists}
            onClick={() => void openPath(path)}
          >
            <span className={classes.recentName}>{name}</span>
            <span className={classes.recentWhen}>{exists ? formatMoment(openedAt) : 'Folder not found'}</span>
            <span className={classes.recentPath}>{path}</span>
          </button>
          <Tooltip label="Take off this list (the folder stays)">
            <ActionIcon aria-label={`Take ${name} off this list`} onClick={() => void forget(path)}>
              <IconX size={15} />
            </ActionIcon>
          </Tooltip>
        </li>
      ))}
    </ul>
  );
}
