/** Where a glossary comes from: the texts, what is selected in the reader, a spreadsheet, or another study. */
import { Button, FileButton, Switch } from '@mantine/core';
import { useState } from 'react';
import { readCsvGlossary } from '#core/finding/glossary/csv-glossary.ts';
import type { GlossaryEntry } from '#core/finding/glossary/entry.ts';
import { glossaryOfStudy } from '#core/finding/glossary/glossary-of-study.ts';
import { StudyStore } from '#core/store/study-store.ts';
import { FolderDialog } from '../shell/folder-dialog.tsx';
import { notifyProblem } from '../state/notify.tsx';
import { useSession } from '../state/study-context.tsx';

export interface OtherGlossary {
  /** Name of the file or study. */
  name: string;
  entries: readonly GlossaryEntry[];
}

interface Props {
  fromSelection: boolean;
  hasSelection: boolean;
  other: OtherGlossary | null;
  onSelection: (fromSelection: boolean) => void;
  onOther: (other: OtherGlossary | null) => void;
}

export function GlossarySource({ fromSelection, hasSelection, other, onSelection, onOther }: Props) {
  const { client } = useSession();
  const [isChoosing, setChoosing] = useState(false);
  const readFile = async (file: File | null): Promise<void> => {
    if (file === null) return;
    try {
      onOther({ name: file.name, entries: readCsvGlossary(await file.text()) });
    } catch (error) {
      notifyProblem(error);
    }
  };
  const readStudy = async (path: string): Promise<void> => {
    setChoosing(false);
    try {
      const opened = await client.openStudy({ path, mode: 'read', coderName: null });
      try {
        const store = new StudyStore();
        store.load(opened.entries);
        onOther({ name: store.study.name, entries: glossaryOfStudy(store) });
      } finally {
        await client.closeStudy(opened.handle);
      }
    } catch (error) {
      notifyProblem(error);
    }
  };
  if (other !== null) {
    return (
      <Button variant="default" size="xs" onClick={() => onOther(null)}>
        Leave {other.name}
      </Button>
    );
  }
  return (
    <>
      {hasSelection ? (
        <Switch
          label="The selected text"
          checked={fromSelection}
          onChange={event => onSelection(event.currentTarget.checked)}
        />
      ) : null}
      <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={file => void readFile(file)}>
        {props => (
          <Button {...props} variant="default" size="xs">
            From a spreadsheet…
          </Button>
        )}
      </FileButton>
      <Button variant="default" size="xs" onClick={() => setChoosing(true)}>
        From another study…
      </Button>
      <FolderDialog
        opened={isChoosing}
        title="Take names from another study"
        wanted="study"
        from={null}
        onClose={() => setChoosing(false)}
        onChoose={path => void readStudy(path)}
      />
    </>
  );
}
