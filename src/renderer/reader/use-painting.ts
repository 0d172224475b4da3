/** Keeps what is painted true to the study and to what is chosen and filtered in the window. */
import { useCallback, useEffect, useRef } from 'react';
import type { Commit } from '#core/store/commit.ts';
import { useCommitListener, usePassagesLoaded } from '../state/study-context.tsx';
import { useUi } from '../state/ui-store.ts';
import { useColourScheme } from '../theme/use-colour-scheme.ts';
import type { OpenReader } from './open-reader.ts';

/** Runs `onStrays` whenever the list of passages that do not fit their place may have changed. */
export function usePainting(reader: OpenReader | null, onStrays: () => void): void {
  const filter = useUi(state => state.filter);
  const passageId = useUi(state => state.passageId);
  const itemId = useUi(state => state.itemId);
  const settings = useUi(state => state.reader);
  const scheme = useColourScheme();
  const loaded = usePassagesLoaded(reader?.documentId ?? null);

  // What was opened a moment ago is painted by this filter and laid out in this type.
  const painted = useRef({ reader, filter, loaded });
  const laidOut = useRef({ reader, settings });

  useEffect(() => {
    const before = painted.current;
    painted.current = { reader, filter, loaded };
    if (reader === null) return;
    if (before.reader !== reader) {
      onStrays();
      return;
    }
    if (before.filter === filter && before.loaded === loaded) return;
    reader.marks.setFilter(filter);
    reader.view.redrawAll();
    reader.strip.set({});
    onStrays();
  }, [reader, filter, loaded, onStrays]);

  useEffect(() => {
    reader?.setScheme(scheme);
  }, [reader, scheme]);

  useEffect(() => {
    reader?.view.setChosen(passageId, itemId);
    reader?.margin.setChosen(passageId);
  }, [reader, passageId, itemId]);

  useEffect(() => {
    const before = laidOut.current;
    laidOut.current = { reader, settings };
    if (before.reader === reader && before.settings !== settings) reader?.view.relayout();
  }, [reader, settings]);

  useCommitListener(
    useCallback(
      (commit: Commit) => {
        if (reader === null) return;
        const touched = reader.marks.apply(commit.diff);
        if (commit.diff.some(({ type }) => type === 'kind')) reader.setScheme(scheme);
        // Only a name or a colour that was there before can be shown already.
        else if (commit.diff.some(({ type, before }) => type === 'item' && before !== null))
          reader.margin.redraw();
        if (touched.length === 0) return;
        reader.view.redraw(touched);
        reader.strip.set({});
        onStrays();
      },
      [reader, scheme, onStrays],
    ),
  );
}
