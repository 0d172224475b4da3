/** The line at the foot of the window: the screens, and what the study or the document shown holds. */
import { Tooltip } from '@mantine/core';
import { formatKeys } from '#renderer/state/keys.ts';
import { useRecords, useStudyInfo } from '#renderer/state/study-context.tsx';
import { type Screen, ui, useUi } from '#renderer/state/ui-store.ts';
import classes from './bottom-bar.module.css';
import { count } from './format.ts';
import { screens } from './screens.ts';

const useFacts = (screen: Screen): string => {
  const passagesLoaded = useStudyInfo(info => info.passagesLoaded);
  const documentId = useUi(state => state.documentId);
  return useRecords(
    study => {
      const document = documentId === null ? undefined : study.live('document', documentId);
      if (screen === 'code') {
        if (document === undefined) return '';
        const passages = [...study.passagesOfDocument(document.id)].length;
        return `${document.title} · ${count(document.text.words, 'word')} · ${passagesLoaded ? count(passages, 'passage') : 'loading passages…'}`;
      }
      const items = [...study.all('item')].length;
      const judgements = [...study.all('judgement')].length;
      return `${count([...study.all('document')].length, 'document')} · ${count(items, 'item')} · ${count(judgements, 'judgement')}`;
    },
    ['document', 'passage', 'item', 'judgement'],
    [screen, documentId, passagesLoaded],
  );
};

export function BottomBar() {
  const screen = useUi(state => state.screen);
  const facts = useFacts(screen);
  return (
    <footer className={classes.bar} data-region>
      <nav className={classes.screens} aria-label="Screens">
        {screens.map(({ id, label, keys }) => (
          <Tooltip key={id} label={`${label} (${formatKeys(keys)})`}>
            <button
              type="button"
              className={classes.screen}
              aria-current={screen === id ? 'page' : undefined}
              onClick={() => ui.set({ screen: id })}
            >
              {label}
            </button>
          </Tooltip>
        ))}
      </nav>
      <span className={classes.facts}>{facts}</span>
    </footer>
  );
}
