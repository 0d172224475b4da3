/** The outline of the document that is open, beside the text. */

import { ui, useUi } from '#renderer/state/ui-store.ts';
import { DocumentOutline } from '#renderer/structure/document-outline.tsx';
import { useStructure } from '#renderer/structure/use-structure.ts';
import classes from './list.module.css';

export function OutlineList() {
  const documentId = useUi(state => state.documentId);
  const structure = useStructure(documentId);
  if (documentId === null) {
    return <p className={classes.empty}>The outline of the document that is open stands here. None is.</p>;
  }
  if (structure === null) {
    return (
      <p className={classes.empty} role="status">
        Finding the headings…
      </p>
    );
  }
  return (
    <DocumentOutline
      key={documentId}
      documentId={documentId}
      structure={structure}
      onGo={start => ui.showRange(documentId, start, start + 1, true)}
    />
  );
}
