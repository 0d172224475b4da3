/** Takes files that are dropped anywhere in the window to the import dialog. */
import { type DragEvent, type ReactNode, useState } from 'react';
import { notifyProblem } from '#renderer/state/notify.tsx';
import { useStudyInfo } from '#renderer/state/study-context.tsx';
import classes from './drop-zone.module.css';
import { offerFiles } from './import-queue.ts';

const holdsFiles = (event: DragEvent): boolean => event.dataTransfer.types.includes('Files');

/** Plain files of a drop. Folders are passed over: a browser gives them as files that cannot be read. */
const filesOf = (event: DragEvent): { files: File[]; folders: number } => {
  const entries = [...event.dataTransfer.items]
    .filter(({ kind }) => kind === 'file')
    .map(item => ({ file: item.getAsFile(), folder: item.webkitGetAsEntry()?.isDirectory === true }));
  return {
    files: entries.flatMap(({ file, folder }) => (file === null || folder ? [] : [file])),
    folders: entries.filter(({ folder }) => folder).length,
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
    const { files, folders } = filesOf(event);
    if (folders > 0) notifyProblem(new Error('Folders are not taken in. Drop the files that are in them.'));
    if (files.length > 0) offerFiles(files);
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
