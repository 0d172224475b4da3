/** The open document: its head, what finds in it, one or two views of it, and the popovers that code. */
import { useCallback, useMemo, useRef, useState } from 'react';
import type { DocumentText } from '#core/api.ts';
import type { Document } from '#core/model/document.ts';
import type { PageMap } from '#core/pages/page-map.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { FindBar } from './find-bar.tsx';
import { ItemChooser } from './item-chooser.tsx';
import type { OpenReader } from './open-reader.ts';
import { PageBar } from './pages/page-bar.tsx';
import type { PageSettings } from './pages/page-settings.ts';
import { PageSidePanel } from './pages/page-side-panel.tsx';
import type { PageStage } from './pages/page-stage.ts';
import type { Stray } from './passage-marks.ts';
import { PassageStack } from './passage-stack.tsx';
import styles from './reader.module.css';
import type { Popup, ReaderCommands } from './reader-commands.ts';
import { ReaderHeader } from './reader-header.tsx';
import { type PaneContent, ReadingPane } from './reading-pane.tsx';
import { StrayBanner } from './stray-banner.tsx';
import { useFind } from './use-find.ts';
import { useReaderActions, useReaderCommands } from './use-reader-actions.ts';
import { useSideBySide } from './use-side-by-side.ts';
import { useStructureActions } from './use-structure-actions.ts';

/** A pane, or what stands in its place while it can't be shown. */
export type PaneOrNotice = PaneContent | { as: 'notice'; notice: React.ReactNode };

interface OpenDocumentProps {
  document: Document;
  embedded: boolean;
  text: DocumentText | null;
  panes: readonly PaneOrNotice[];
  /** How the pages are shown; null for documents without pages. */
  paged: {
    settings: PageSettings;
    change: (patch: Partial<PageSettings>) => void;
    /** Null while it is on its way, and where it was lost. */
    map: PageMap | null;
  } | null;
}

type PaneName = PaneContent['as'];

const nobody = { text: null, pages: null };

export function OpenDocument({ document, embedded, text, panes, paged }: OpenDocumentProps) {
  const mode = useStudyInfo(info => info.mode);
  const [readers, setReaders] = useState<Record<PaneName, OpenReader | null>>(nobody);
  const [turnedTo, turnTo] = useState<PaneName>('pages');
  const [stage, setStage] = useState<PageStage | null>(null);
  const [popup, setPopup] = useState<Popup | null>(null);
  const [strays, setStrays] = useState<readonly Stray[]>([]);
  const reader = readers[turnedTo] ?? readers.pages ?? readers.text;
  const find = useFind(reader);
  const commands = useReaderCommands(reader, setPopup);
  useReaderActions(reader, commands, find);
  useStructureActions(reader);
  useSideBySide(readers.text, readers.pages, paged?.settings.inStep ?? true);
  const latest = useRef(commands);
  latest.current = commands;

  const tellReader = useMemo(() => {
    const tell = (name: PaneName) => (opened: OpenReader | null) => {
      setReaders(before => ({ ...before, [name]: opened }));
      if (opened === null) setPopup(null);
    };
    return { text: tell('text'), pages: tell('pages') };
  }, []);
  const choose = useCallback((passageId: string) => latest.current?.choosePassage(passageId), []);
  const stack = useCallback(
    (passageIds: readonly string[], at: DOMRect) => setPopup({ type: 'stack', passageIds, at }),
    [],
  );
  const closePopup = useCallback(() => {
    setPopup(null);
    reader?.view.scroller.focus({ preventScroll: true });
    reader?.selection.restore();
  }, [reader]);
  const hover = useCallback(
    (passageId: string | null) => {
      const mark = passageId === null ? undefined : reader?.marks.get(passageId);
      reader?.hover.set(mark === undefined ? [] : [mark]);
    },
    [reader],
  );

  return (
    <div className={styles.pane} data-embedded={embedded || undefined}>
      <ReaderHeader document={document} embedded={embedded} reader={reader} onFind={find.open} />
      {paged !== null && (
        <PageBar stage={stage} {...paged} reader={readers.pages} textReader={readers.text} />
      )}
      {find.isOpen && <FindBar find={find} />}
      {reader !== null && <StrayBanner reader={reader} strays={strays} readOnly={mode === 'read'} />}
      <div className={styles.panes}>
        {paged !== null && stage !== null && paged.settings.side !== null && (
          <PageSidePanel stage={stage} side={paged.settings.side} onSide={side => paged.change({ side })} />
        )}
        {panes.map(pane =>
          pane.as === 'notice' ? (
            <div key="notice" className={styles.notice}>
              {pane.notice}
            </div>
          ) : (
            <ReadingPane
              key={pane.as}
              dim={paged?.settings.dim === true}
              document={document}
              text={text}
              shows={pane}
              commands={reader !== null && reader === readers[pane.as] ? commands : null}
              hasPopup={popup !== null}
              onReader={tellReader[pane.as]}
              {...(pane.as === 'pages' ? { onStage: setStage } : {})}
              onStrays={setStrays}
              onActive={() => turnTo(pane.as)}
              onChoose={choose}
              onStack={stack}
            />
          ),
        )}
      </div>
      {commands !== null && popup !== null && (
        <ReaderPopup popup={popup} commands={commands} onHover={hover} onClose={closePopup} />
      )}
    </div>
  );
}

interface ReaderPopupProps {
  popup: Popup;
  commands: ReaderCommands;
  onHover: (passageId: string | null) => void;
  onClose: () => void;
}

function ReaderPopup({ popup, commands, onHover, onClose }: ReaderPopupProps) {
  const kind = useRecords(
    study => (popup.type === 'stack' ? undefined : study.get('kind', popup.kindId)),
    ['kind'],
    [popup],
  );
  if (popup.type === 'stack') {
    return (
      <PassageStack
        at={popup.at}
        passageIds={popup.passageIds}
        onHover={onHover}
        onClose={onClose}
        onChoose={passageId => {
          onClose();
          commands.choosePassage(passageId);
        }}
      />
    );
  }
  const name = kind?.label.toLowerCase() ?? 'item';
  return (
    <ItemChooser
      at={popup.at}
      label={popup.type === 'code' ? `Code with ${name}` : `Recode as ${name}`}
      kindId={popup.kindId}
      offersOthers={popup.type === 'recode'}
      onClose={onClose}
      onChoose={choice => {
        onClose();
        if (popup.type === 'code') void commands.codeSpan(popup.span, choice);
        else void commands.recode(popup.passageId, choice);
      }}
    />
  );
}
