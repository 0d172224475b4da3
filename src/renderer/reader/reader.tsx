/** The reader: the text of the chosen document, its passages painted, and everything that codes them. */
import { Button, Loader } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import {
  type CSSProperties,
  useCallback,
  useEffect,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import type { DocumentText } from '#core/api.ts';
import type { Document } from '#core/model/document.ts';
import { usePassageMenu } from '../panels/passage-menu.tsx';
import { runAction } from '../state/actions.ts';
import { useRecords, useStudyInfo, useStudyReader } from '../state/study-context.tsx';
import { type ReaderSettings, ui, useUi } from '../state/ui-store.ts';
import { useColourScheme } from '../theme/use-colour-scheme.ts';
import { CodingToolbar } from './coding-toolbar.tsx';
import { useDocumentText } from './document-texts.ts';
import { FindBar } from './find-bar.tsx';
import { ItemChooser } from './item-chooser.tsx';
import { type OpenReader, openReader, type ReaderEvents } from './open-reader.ts';
import type { Stray } from './passage-marks.ts';
import { PassageStack } from './passage-stack.tsx';
import { places } from './places.ts';
import styles from './reader.module.css';
import type { Popup, ReaderCommands } from './reader-commands.ts';
import { ReaderHeader } from './reader-header.tsx';
import { StrayBanner } from './stray-banner.tsx';
import { useFind } from './use-find.ts';
import { usePainting } from './use-painting.ts';
import { usePlaces } from './use-places.ts';
import { usePointer } from './use-pointer.ts';
import { useReaderActions, useReaderCommands } from './use-reader-actions.ts';

/** Beside a view (`embedded`) it has a smaller head and stands below another title. */
export function Reader({ embedded = false }: { embedded?: boolean }) {
  const documentId = useUi(state => state.documentId);
  const document = useRecords(
    study => (documentId === null ? undefined : study.live('document', documentId)),
    ['document'],
    [documentId],
  );
  if (document === undefined) return embedded ? null : <NoDocument />;
  return <DocumentReader key={document.id} document={document} embedded={embedded} />;
}

function NoDocument() {
  const count = useRecords(study => [...study.all('document')].length, ['document']);
  return (
    <div className={styles.empty}>
      <IconFileText size={36} stroke={1.2} aria-hidden="true" />
      <h1>{count === 0 ? 'No document yet' : 'No document is open'}</h1>
      <p>
        {count === 0
          ? 'Import your sources: drop the files here, or choose them.'
          : 'Choose a document in the list on the left to read and code it.'}
      </p>
      {count === 0 && <Button onClick={() => runAction('data.import')}>Import documents…</Button>}
    </div>
  );
}

interface DocumentReaderProps {
  document: Document;
  embedded: boolean;
}

function DocumentReader({ document, embedded }: DocumentReaderProps) {
  const loaded = useDocumentText(document.id);
  if (loaded.state === 'ready')
    return <TextPane document={document} embedded={embedded} content={loaded.content} />;
  return (
    <div className={styles.pane}>
      <ReaderHeader document={document} embedded={embedded} reader={null} onFind={() => undefined} />
      <div className={styles.empty} role={loaded.state === 'failed' ? 'alert' : 'status'}>
        {loaded.state === 'failed' ? (
          <>
            <h2>The text could not be read</h2>
            <p>{loaded.message} Nothing in the study was changed.</p>
            <Button onClick={loaded.retry}>Try again</Button>
          </>
        ) : (
          <>
            <Loader size="sm" />
            <p>Loading the text…</p>
          </>
        )}
      </div>
    </div>
  );
}

function TextPane({ document, embedded, content }: DocumentReaderProps & { content: DocumentText }) {
  const study = useStudyReader();
  const path = useStudyInfo(info => info.path);
  const mode = useStudyInfo(info => info.mode);
  const settings = useUi(state => state.reader);
  const scheme = useColourScheme();
  const [reader, setReader] = useState<OpenReader | null>(null);
  const [popup, setPopup] = useState<Popup | null>(null);
  const [strays, setStrays] = useState<readonly Stray[]>([]);
  const elements = useReaderElements();
  const find = useFind(reader);
  const commands = useReaderCommands(reader, setPopup);
  useReaderActions(reader, commands, find);
  const latest = useRef(commands);
  latest.current = commands;

  const events = useMemo<ReaderEvents>(
    () => ({
      onChange: range => {
        const { documentId, text } = content;
        ui.set({
          selection:
            range === null ? null : { documentId, ...range, quote: text.slice(range.start, range.end) },
        });
      },
      onChoose: passageId => latest.current?.choosePassage(passageId),
      onStack: (passageIds, at) => setPopup({ type: 'stack', passageIds, at }),
    }),
    [content],
  );

  const startScheme = useRef(scheme);
  startScheme.current = scheme;
  useLayoutEffect(() => {
    const found = elements.current();
    if (found === null) return;
    const opened = openReader(study, content, found, events, {
      place: places.recall(path, content.documentId),
      filter: ui.get().filter,
      scheme: startScheme.current,
    });
    setReader(opened);
    return () => {
      ui.set({ selection: null });
      setPopup(null);
      setReader(null);
      opened.dispose();
    };
  }, [study, content, path, events, elements]);

  usePainting(
    reader,
    useCallback(() => setStrays(reader?.marks.strays ?? []), [reader]),
  );
  usePlaces(reader);
  usePointer(reader, events);
  useDroppedSelection(reader);

  const selection = useUi(state => state.selection);
  const menu = usePassageMenu();
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
    <div className={styles.pane} style={typeOf(settings)} data-embedded={embedded || undefined}>
      <ReaderHeader document={document} embedded={embedded} reader={reader} onFind={find.open} />
      {find.isOpen && <FindBar find={find} />}
      {reader !== null && <StrayBanner reader={reader} strays={strays} readOnly={mode === 'read'} />}
      <div className={styles.body} data-scope="reader">
        <div
          ref={elements.scroller}
          className={styles.scroller}
          role="document"
          aria-label={document.title}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the text is read and coded by keyboard.
          tabIndex={0}
          data-region-focus
          onContextMenu={event => {
            // In the text the browser's own menu copies; a name in the margin stands for its passage.
            const name = event.target instanceof Element ? event.target.closest('[data-passage]') : null;
            const passageId = name?.getAttribute('data-passage');
            if (passageId != null) menu.open(event, passageId);
          }}
        />
        <div
          className={styles.strip}
          aria-hidden="true"
          onPointerDown={event => {
            event.currentTarget.setPointerCapture(event.pointerId);
            jump(reader, event.clientY);
          }}
          onPointerMove={event => {
            if (event.currentTarget.hasPointerCapture(event.pointerId)) jump(reader, event.clientY);
          }}
        >
          <canvas ref={elements.strip} />
          <div ref={elements.stripMarker} className={styles.stripMarker} />
        </div>
        {reader !== null && commands !== null && selection !== null && popup === null && mode === 'write' && (
          <CodingToolbar
            reader={reader}
            onKind={kindId => commands.chooseItem(kindId)}
            onItem={choice => commands.code(choice)}
          />
        )}
      </div>
      {menu.element}
      {commands !== null && popup !== null && (
        <ReaderPopup popup={popup} commands={commands} onHover={hover} onClose={closePopup} />
      )}
    </div>
  );
}

/** The researcher's type as custom properties, which the text's style sheet reads. */
const typeOf = ({ fontSize, lineSpacing, width, font }: ReaderSettings): CSSProperties =>
  ({
    '--reader-size': `${fontSize}px`,
    '--reader-spacing': lineSpacing,
    '--reader-width': `${width}ch`,
    '--reader-font': font === 'serif' ? 'var(--tw-font-serif)' : 'var(--tw-font-ui)',
  }) as CSSProperties;

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

/** The elements that the reader draws into, and a stable way to have them all once they are there. */
function useReaderElements() {
  const scroller = useRef<HTMLDivElement>(null);
  const strip = useRef<HTMLCanvasElement>(null);
  const stripMarker = useRef<HTMLDivElement>(null);
  return useMemo(
    () => ({
      scroller,
      strip,
      stripMarker,
      current() {
        if (scroller.current === null || strip.current === null || stripMarker.current === null) return null;
        const caret = window.document.createElement('div');
        caret.className = styles.caret ?? '';
        caret.setAttribute('aria-hidden', 'true');
        return { scroller: scroller.current, strip: strip.current, stripMarker: stripMarker.current, caret };
      },
    }),
    [],
  );
}

/** Whoever takes the window's selection away, the text shows it. */
function useDroppedSelection(reader: OpenReader | null): void {
  useEffect(() => {
    if (reader === null) return;
    return ui.subscribe(() => {
      if (ui.get().selection === null && reader.selection.range !== null) reader.selection.clear();
    });
  }, [reader]);
}

function jump(reader: OpenReader | null, clientY: number): void {
  if (reader === null) return;
  const offset = reader.visible.snap(reader.strip.offsetAt(clientY), 1);
  reader.view.reveal(offset, offset + 1, { always: true });
}
