/** Short notices in a corner of the window: what was refused and why, what was done and how to take it back. */
import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { isProblem, messageOf } from '#core/problem.ts';
import type { Commit } from '#core/store/commit.ts';
import { announce } from './announce.ts';
import type { StudySession } from './study-session.ts';

/** Tells what went wrong, what was kept and what to do. The same message twice is shown once. */
export const notifyProblem = (error: unknown): void => {
  const message = messageOf(error);
  const advice = isProblem(error) ? error.advice : '';
  if (isProblem(error) && error.code === 'cancelled') return;
  const id = `problem:${message}`;
  notifications.hide(id);
  notifications.show({
    id,
    role: 'alert',
    color: 'red',
    autoClose: 12_000,
    title: message,
    message: advice,
    closeButtonProps: { 'aria-label': 'Close this notice' },
  });
};

/** Tells what was done; `undo` adds a button that takes it back. */
export const notifyDone = (message: string, undo?: { label: string; run: () => Promise<unknown> }): void => {
  const id = `done:${Date.now()}:${message}`;
  announce(message);
  const run = async (): Promise<void> => {
    if (undo === undefined) return;
    notifications.hide(id);
    try {
      await undo.run();
    } catch (error) {
      notifyProblem(error);
    }
  };
  notifications.show({
    id,
    autoClose: undo === undefined ? 4000 : 8000,
    withBorder: true,
    message:
      undo === undefined ? (
        <Text size="sm" c="bright">
          {message}
        </Text>
      ) : (
        <Group justify="space-between" wrap="nowrap" gap="sm">
          <Text size="sm" c="bright" lineClamp={3}>
            {message}
          </Text>
          <Button size="compact-sm" variant="light" flex="none" onClick={() => void run()}>
            {undo.label}
          </Button>
        </Group>
      ),
    closeButtonProps: { 'aria-label': 'Close this notice' },
  });
};

const removes = (command: { type: string; args: unknown }): boolean => {
  if (/\.(remove|merge)$/.test(command.type)) return true;
  if (command.type !== 'batch' || typeof command.args !== 'object' || command.args === null) return false;
  const { commands } = command.args as { commands?: { type: string; args: unknown }[] };
  return Array.isArray(commands) && commands.some(removes);
};

/** The label of a commit says what to do; of a thing done it is told in the past. */
const inPast = (label: string): string =>
  label
    .replace(/^Remove /, 'Removed ')
    .replace(/^Merge /, 'Merged ')
    .replace(/^Undo /, 'Undone: ')
    .replace(/^Redo /, 'Done again: ');

/** Where a commit removed or merged something: says what, with a button that brings it back. */
export const notifyRemoved = (commit: Commit, undo: () => Promise<unknown>): void => {
  if (removes(commit.command)) notifyDone(inPast(commit.label), { label: 'Undo', run: undo });
};

/** Takes a change back (without an id: the last one) and says which. */
export const takeBack = async (session: StudySession, commitId: string | null = null): Promise<void> => {
  const commit = await session.undo(commitId);
  notifyDone(inPast(commit.label), { label: 'Redo', run: () => doAgain(session) });
};

/** Does again what was last taken back, and says what. */
export const doAgain = async (session: StudySession): Promise<void> => {
  const commit = await session.redo();
  notifyDone(inPast(commit.label), { label: 'Undo', run: () => takeBack(session) });
};
