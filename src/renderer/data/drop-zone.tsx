/** Takes files and folders that are dropped anywhere in the window to the import dialog. */
import { type DragEvent, type ReactNode, useState } from 'react';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { useStudyInfo } from '#renderer/state/study-context.tsx';
import classes from './drop-zone.module.css';
import { isFolder } from './folder-files.ts';
import { type Offer, offerForImport } from './import-queue.ts';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** What was dropped; to be asked for at once, as the event forgets it. */
const offerOf = (event: DragEvent): Offer => {
  const items = [...event.dataTransfer.items]
    .filter(({ kind }) => kind === 'file')
    .map(item => ({ file: item.getAsFile(), entry: item.webkitGetAsEntry() }));
  return {
    files: items.flatMap(({ file, entry }) => (file === null || entry?.isDirectory === true ? [] : [file])),
    folders: items.flatMap(({ entry }) => (entry !== null && isFolder(entry) ? [entry] : [])),
  };
};

export function DropZone({ children }: { children: ReactNode }) {
  const mode = useStudyInfo(info => info.mode);
  const [depth, setDepth] = useState(0);

  const onDrop = (event: DragEvent): void => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    setDepth(0);
    if (mode === 'read') {
      notifyProblem(new Error('This study is open for reading only: nothing can be imported.'));
      return;
    }
    const offer = offerOf(event);
    if (offer.files.length > 0 || offer.folders.length > 0) offerForImport(offer);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is the pointer's way to the import dialog, which has a button and a key.
    <div
      className={classes.zone}
      onDragEnter={event => holdsFiles(event) && setDepth(value => value + 1)}
      onDragLeave={event => holdsFiles(event) && setDepth(value => Math.max(0, value - 1))}
      onDragOver={event => holdsFiles(event) && event.preventDefault()}
      onDrop={onDrop}
    >
      {children}
      {depth > 0 ? (
        <div className={classes.veil}>
          <div className={classes.sheet}>
            {mode === 'read' ? 'This study is open for reading only' : 'Drop to import into this study'}
          </div>
        </div>
      ) : null}
    </div>
  );
}
