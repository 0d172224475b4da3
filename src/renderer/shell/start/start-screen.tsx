/** The first screen: a new study, a study on disk, the recent ones, and the sample. */
import { Text, Title } from '@mantine/core';
import { IconBook2, IconFolderOpen, IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useApp } from '#renderer/state/app-context.tsx';
import { openDialog } from '#renderer/state/dialogs.ts';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { useOpenStudy } from '../use-open-study.ts';
import { RecentStudies } from './recent-studies.tsx';
import classes from './start-screen.module.css';

interface ChoiceProps {
  icon: ReactNode;
  title: string;
  text: string;
  disabled: boolean;
  onClick: () => void;
}

function Choice({ icon, title, text, disabled, onClick }: ChoiceProps) {
  return (
    <button type="button" className={classes.choice} disabled={disabled} onClick={onClick}>
      {icon}
      <span className={classes.choiceTitle}>{title}</span>
      <span className={classes.choiceText}>{text}</span>
    </button>
  );
}

export function StartScreen() {
  const { client, open } = useApp();
  const [busy, setBusy] = useState(false);
  const openStudy = useOpenStudy();

  const openSample = async (): Promise<void> => {
    setBusy(true);
    try {
      await open(() => client.openSample());
    } catch (error) {
      notifyProblem(error);
    } finally {
      setBusy(false);
    }
  };

  return (
    <main className={classes.screen}>
      <div className={classes.sheet}>
        <h1 className={classes.name}>Tracework</h1>
        <Text c="dimmed">
          Close reading of policy documents: every judgement opens the passages that it rests on.
        </Text>
        <div className={classes.choices}>
          <Choice
            icon={<IconPlus size={18} aria-hidden />}
            title="New study"
            text="A folder of your own, with a codebook to begin from"
            disabled={busy}
            onClick={() => openDialog('new-study')}
          />
          <Choice
            icon={<IconFolderOpen size={18} aria-hidden />}
            title="Open study"
            text="A .tracework folder on this computer"
            disabled={busy}
            onClick={() => void openStudy()}
          />
          <Choice
            icon={<IconBook2 size={18} aria-hidden />}
            title="Open the sample study"
            text="A short, coded text on a fictitious reform, to try things on"
            disabled={busy}
            onClick={() => void openSample()}
          />
        </div>
        <Title order={2}>Recent studies</Title>
        <RecentStudies />
      </div>
    </main>
  );
}
