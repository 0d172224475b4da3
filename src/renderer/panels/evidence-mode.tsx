/**
 * While a judgement asks for evidence, each passage that is coded with its item or chosen in the text is added to
 * it. The banner says so, and is the way out.
 */
import { Button } from '@mantine/core';
import { useCallback, useEffect } from 'react';
import type { Commit } from '#core/store/commit.ts';
import { announce } from '../state/announce.ts';
import { useCommitListener, useStudyInfo } from '../state/study-context.tsx';
import { ui, useUi } from '../state/ui-store.ts';
import classes from './evidence-mode.module.css';
import { panel } from './panel-state.ts';

/** Ids of the passages that a commit newly made for an item. */
export const newPassages = (commit: Pick<Commit, 'diff'>, itemId: string): string[] =>
  commit.diff
    .filter(
      ({ type, before, after }) =>
        type === 'passage' &&
        before === null &&
        after !== null &&
        'itemId' in after &&
        after.itemId === itemId,
    )
    .map(change => change.id);

const collect = (passageId: string): void => {
  const target = ui.get().evidenceTarget;
  if (target === null || target.judgementId === null) return;
  if (panel.addEvidence(target.judgementId, passageId)) announce(`Added as evidence for ${target.label}.`);
  // A passage of another item brings that item with it; the judgement being written stays in view.
  ui.set({ itemId: target.itemId });
  panel.set({ tab: 'judgements' });
};

export function EvidenceMode() {
  const target = useUi(state => state.evidenceTarget);
  const coderId = useStudyInfo(info => info.coderId);
  useCommitListener(
    useCallback(
      (commit: Commit) => {
        const { evidenceTarget } = ui.get();
        if (evidenceTarget === null || commit.coderId !== coderId || commit.undoes !== null) return;
        for (const id of newPassages(commit, evidenceTarget.itemId)) collect(id);
      },
      [coderId],
    ),
  );
  useEffect(() => {
    let last = ui.get().passageId;
    return ui.subscribe(() => {
      const { passageId } = ui.get();
      if (passageId === last) return;
      last = passageId;
      if (passageId !== null) collect(passageId);
    });
  }, []);
  if (target === null) return null;
  return (
    <div className={classes.banner} role="status">
      <span className={classes.text}>
        Select text and press Enter to add evidence, or click a passage: <strong>{target.label}</strong>
      </span>
      <Button variant="default" onClick={() => ui.set({ evidenceTarget: null })}>
        Done
      </Button>
    </div>
  );
}
