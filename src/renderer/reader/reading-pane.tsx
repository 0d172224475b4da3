/** One view of the open document, as text or as pages, with the strip beside it and the bar that codes. */
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
import type { PageMap } from '#core/pages/page-map.ts';
import { useMentionMarks } from '../mentions/use-mention-marks.ts';
import { usePassageMenu } from '../panels/passage-menu.tsx';
import { useStudyInfo, useStudyReader } from '../state/study-context.tsx';
import { type ReaderSettings, ui, useUi } from '../state/ui-store.ts';
import { tableDialog } from '../structure/table-opening.ts';
import { useColourScheme } from '../theme/use-colour-scheme.ts';
import { CodingToolbar } from './coding-toolbar.tsx';
import { type OpenReader, openReader, type ReaderEvents } from './open-reader.ts';
import { PageStage, type StageState } from './pages/page-stage.ts';
import type { OpenPdf } from './pages/pdf-library.ts';
import { useRegion } from './pages/use-region.ts';
import type { Stray } from './passage-marks.ts';
import { places } from './places.ts';
import styles from './reader.module.css';
import type { ReaderCommands } from './reader-commands.ts';
import { usePainting } from './use-painting.ts';
import { usePlaces } from './use-places.ts';
import { usePointer } from './use-pointer.ts';
import { useReadingStructure } from './use-reading-structure.ts';

/** What a pane shows: running text, or the pages of a file. */
export type PaneContent =
  | { as: 'text' }
  | { as: 'pages'; pdf: OpenPdf; pages: PageMap | null; start: StageState };

interface ReadingPaneProps {
  document: Document;
  /** Null while it is on its way: pages are shown before. */
  text: DocumentText | null;
  shows: PaneContent;
  /** The commands of the open document, where this pane is the one that they act on. */
  commands: ReaderCommands | null;
  hasPopup: boolean;
  /** Paper that does not shine. */
  dim: boolean;
  onReader: (reader: OpenReader | null) => void;
  onStage?: (stage: PageStage | null) => void;
  onStrays: (strays: readonly Stray[]) => void;
  /** The pane was turned to: what is done from now on is done here. */
  onActive: () => void;
  onChoose: (passageId: string) => void;
  onStack: (passageIds: readonly string[], at: DOMRect) => void;
}

export function ReadingPane(props: ReadingPaneProps) {
  const { document, text, shows, commands, hasPopup, onReader, onStage, onStrays, onActive } = props;
  const study = useStudyReader();
  const path = useStudyInfo(info => info.path);
  const mode = useStudyInfo(info => info.mode);
  const settings = useUi(state => state.reader);
  const scheme = useColourScheme();
  const [reader, setReader] = useState<OpenReader | null>(null);
  const elements = useReaderElements();
  const latest = useRef(props);
  latest.current = props;
  const stage = useStage(elements.scroller, shows, onStage);

  const events = useMemo<ReaderEvents>(
    () => ({
      onChange: range => {
        const { text: content } = latest.current;
        if (content === null) return;
        ui.set({
          selection:
            range === null
              ? null
              : {
                  documentId: content.documentId,
                  ...range,
                  quote: content.text.slice(range.start, range.end),
                },
        });
      },
      onChoose: passageId => latest.current.onChoose(passageId),
      onStack: (passageIds, at) => latest.current.onStack(passageIds, at),
      onTable: ({ start, end }) =>
        tableDialog.open({ documentId: latest.current.document.id, start, end, isFound: true }),
    }),
    [],
  );

  const pages = shows.as === 'pages' ? shows.pages : null;
  const startScheme = useRef(scheme);
  startScheme.current = scheme;
  useLayoutEffect(() => {
    const found = elements.current();
    if (found === null || text === null) return;
    if (latest.current.shows.as === 'pages' && (stage === null || pages === null)) return;
    const opened = openReader(
      study,
      text,
      found,
      events,
      {
        place: places.recall(path, text.documentId),
        filter: ui.get().filter,
        scheme: startScheme.current,
      },
      stage === null || pages === null ? { as: 'text' } : { as: 'pages', stage, pages },
    );
    setReader(opened);
    onReader(opened);
    return () => {
      ui.set({ selection: null });
      setReader(null);
      onReader(null);
      opened.dispose();
    };
  }, [study, text, pages, stage, path, events, elements, onReader]);

  usePainting(
    reader,
    useCallback(() => onStrays(reader?.marks.strays ?? []), [reader, onStrays]),
  );
  usePlaces(reader);
  useReadingStructure(reader);
  usePointer(reader, events);
  useMentionMarks(reader);
  useDroppedSelection(reader);
  const region = useRegion(reader);

  const selection = useUi(state => state.selection);
  const menu = usePassageMenu();
  const mayCode = reader !== null && commands !== null && (selection !== null || region !== null);
  const name = shows.as === 'pages' ? `${document.title}, pages` : document.title;
  return (
    <div
      className={styles.body}
      data-scope="reader"
      data-shows={shows.as}
      data-dim={props.dim || undefined}
      style={typeOf(settings)}
      onPointerDownCapture={onActive}
      onFocusCapture={onActive}
    >
      <div className={styles.view}>
        <div
          ref={elements.scroller}
          className={styles.scroller}
          role="document"
          aria-label={name}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: the text is read and coded by keyboard.
          tabIndex={0}
          data-region-focus
          onContextMenu={event => {
            // In the text the browser's own menu copies; a name in the margin stands for its passage.
            const tag = event.target instanceof Element ? event.target.closest('[data-passage]') : null;
            const passageId = tag?.getAttribute('data-passage');
            if (passageId != null) menu.open(event, passageId);
          }}
        />
      </div>
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
      {mayCode && !hasPopup && mode === 'write' && (
        <CodingToolbar
          reader={reader}
          onKind={kindId => commands.chooseItem(kindId)}
          onItem={choice => commands.code(choice)}
        />
      )}
      {menu.element}
    </div>
  );
}

/** The stage on which a file's pages are shown; null for text, and until it is there. */
function useStage(
  scroller: React.RefObject<HTMLDivElement | null>,
  shows: PaneContent,
  onStage: ((stage: PageStage | null) => void) | undefined,
): PageStage | null {
  const [stage, setStage] = useState<PageStage | null>(null);
  const pdf = shows.as === 'pages' ? shows.pdf : null;
  const start = useRef(shows);
  start.current = shows;
  useLayoutEffect(() => {
    if (pdf === null || scroller.current === null || start.current.as !== 'pages') return;
    const made = new PageStage(scroller.current, pdf, start.current.start);
    setStage(made);
    onStage?.(made);
    return () => {
      setStage(null);
      onStage?.(null);
      made.dispose();
    };
  }, [pdf, scroller, onStage]);
  return stage;
}

/** The researcher's type as custom properties, which the text's style sheet reads. */
const typeOf = ({ fontSize, lineSpacing, width, font }: ReaderSettings): CSSProperties =>
  ({
    '--reader-size': `${fontSize}px`,
    '--reader-spacing': lineSpacing,
    '--reader-width': `${width}ch`,
    '--reader-font': font === 'serif' ? 'var(--tw-font-serif)' : 'var(--tw-font-ui)',
  }) as CSSProperties;

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
