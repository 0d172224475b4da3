/** The document's text beside a view, at the passage that was chosen: read, coded and cited where the judgement is written. */
import { Button } from '@mantine/core';
import { IconArrowUpRight } from '@tabler/icons-react';
import { Reader } from '../reader/reader.tsx';
import { useRecords } from '../state/study-context.tsx';
import { ui, useUi } from '../state/ui-store.ts';
import classes from './evidence-reader.module.css';
import { viewSettings } from './view-settings.ts';

/** Goes to the Code screen with what is shown here; the way back is offered there. */
const openOnCodeScreen = (): void => {
  const { passageId, viewId } = ui.get();
  viewSettings.set({ returnTo: viewId });
  if (passageId === null) ui.set({ screen: 'code' });
  else ui.revealPassage(passageId);
};

export function EvidenceReader() {
  const documentId = useUi(state => state.documentId);
  const isThere = useRecords(
    study => documentId !== null && study.live('document', documentId) !== undefined,
    ['document'],
    [documentId],
  );
  if (!isThere) return <p className={classes.hint}>The text of the passage that you choose stands here.</p>;
  return (
    <div className={classes.reader}>
      <div className={classes.text}>
        <Reader embedded />
      </div>
      <div className={classes.foot}>
        <Button
          variant="subtle"
          size="compact-sm"
          rightSection={<IconArrowUpRight size={14} aria-hidden />}
          onClick={openOnCodeScreen}
        >
          Open on the Code screen
        </Button>
      </div>
    </div>
  );
}
