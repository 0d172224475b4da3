/** What the reader can do, as actions of the window's registry: coding, passages, finding, moving. */
import { useEffect, useMemo, useRef } from 'react';
import { panel } from '../panels/panel-state.ts';
import { type Action, useActions } from '../state/actions.ts';
import { announce } from '../state/announce.ts';
import { useDispatch, useRecords, useStudyInfo, useStudyReader } from '../state/study-context.tsx';
import { ui, useUi } from '../state/ui-store.ts';
import { BoundaryMoves, type Edge, type MoveUnit } from './boundary-moves.ts';
import {
  codeSpan,
  type ItemChoice,
  movePassage,
  recodePassage,
  removePassage,
  type TextSpan,
} from './coding.ts';
import { cursorActions } from './cursor-actions.ts';
import type { OpenReader } from './open-reader.ts';
import type { Find } from './use-find.ts';
import { showRange } from './use-places.ts';

/** A popover of the reader: choosing an item for a span or a passage, or one of several passages. */
export type Popup =
  | { type: 'code'; kindId: string; span: TextSpan; at: DOMRect }
  | { type: 'recode'; kindId: string; passageId: string; at: DOMRect }
  | { type: 'stack'; passageIds: readonly string[]; at: DOMRect };

export interface ReaderCommands {
  /** Opens the chooser of a kind for what is selected, or for the chosen passage's span. */
  chooseItem(kindId: string): void;
  /** Codes what is selected, or the chosen passage's span. */
  code(choice: ItemChoice): void;
  codeSpan(span: TextSpan, choice: ItemChoice): void;
  recode(passageId: string, choice: ItemChoice): void;
  choosePassage(passageId: string): void;
}

const boundaryKeys: readonly { keys: string; edge: Edge; unit: MoveUnit; direction: 1 | -1 }[] = [
  { keys: 'Alt+ArrowLeft', edge: 'start', unit: 'word', direction: -1 },
  { keys: 'Alt+ArrowRight', edge: 'start', unit: 'word', direction: 1 },
  { keys: 'Alt+Shift+ArrowLeft', edge: 'end', unit: 'word', direction: -1 },
  { keys: 'Alt+Shift+ArrowRight', edge: 'end', unit: 'word', direction: 1 },
  { keys: '[', edge: 'start', unit: 'character', direction: -1 },
  { keys: ']', edge: 'start', unit: 'character', direction: 1 },
  { keys: '{', edge: 'end', unit: 'character', direction: -1 },
  { keys: '}', edge: 'end', unit: 'character', direction: 1 },
];

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > 120 ? `${line.slice(0, 120)}…` : line;
};

export function useReaderActions(
  reader: OpenReader | null,
  find: Find,
  openPopup: (popup: Popup) => void,
): ReaderCommands {
  const study = useStudyReader();
  const dispatch = useDispatch();
  const { coderId, mode } = useStudyInfo();
  const kinds = useRecords(all => [...all.all('kind')].sort((a, b) => a.order - b.order), ['kind']);
  const recentIds = useUi(state => state.recentItemIds);
  const recent = useRecords(all => recentIds.map(id => all.live('item', id)), ['item'], [recentIds]);
  const mayWrite = mode === 'write';
  const latest = useRef(reader);
  latest.current = reader;

  const moves = useMemo(
    () =>
      reader === null
        ? null
        : new BoundaryMoves(reader, (id, start, end) => movePassage(dispatch, id, start, end)),
    [reader, dispatch],
  );
  useEffect(() => () => void moves?.flush(), [moves]);

  const chosenMark = () => {
    const { passageId } = ui.get();
    return passageId === null ? undefined : reader?.marks.get(passageId);
  };
  /** What a kind's key or a digit codes: the selection, else the chosen passage's span. */
  const span = (): TextSpan | null => {
    if (reader === null) return null;
    const range = reader.selection.range ?? chosenMark();
    return range === undefined ? null : { documentId: reader.documentId, start: range.start, end: range.end };
  };
  const rectOf = (start: number, end: number): DOMRect => {
    const rects = reader?.view.rangeOf(start, end)?.getClientRects();
    const view = reader?.view.scroller.getBoundingClientRect();
    const shown = [...(rects ?? [])].filter(
      rect => view !== undefined && rect.bottom > view.top && rect.top < view.bottom,
    );
    return shown.at(-1) ?? view ?? new DOMRect();
  };
  const returnToText = (): void => reader?.view.scroller.focus({ preventScroll: true });

  const commands: ReaderCommands = {
    chooseItem(kindId) {
      const target = span();
      if (target === null) return;
      reader?.view.nudge(target.end);
      openPopup({ type: 'code', kindId, span: target, at: rectOf(target.start, target.end) });
    },
    code(choice) {
      const target = span();
      if (target !== null) commands.codeSpan(target, choice);
    },
    codeSpan(target, choice) {
      void (async () => {
        await moves?.flush();
        const id = await codeSpan({ study, dispatch, coderId }, target, choice);
        if (id === null || reader === null) return;
        reader.selection.set(target.end, target.end, { show: false });
      })();
      returnToText();
    },
    recode(passageId, choice) {
      void recodePassage({ study, dispatch, coderId }, passageId, choice);
      returnToText();
    },
    choosePassage(passageId) {
      const item = study.get('item', study.get('passage', passageId)?.itemId ?? '');
      ui.set({ passageId, ...(item === undefined ? {} : { itemId: item.id, kindId: item.kindId }) });
      const mark = reader?.marks.get(passageId);
      if (item !== undefined) announce(`${item.label} chosen`);
      if (mark !== undefined && reader !== null && reader.selection.range === null) {
        const { focus } = reader.selection;
        if (focus < mark.start || focus > mark.end)
          reader.selection.set(mark.start, mark.start, { show: false });
      }
    },
  };

  const stepPassage = (by: 1 | -1): void => {
    if (reader === null) return;
    const { passageId } = ui.get();
    const mark = reader.marks.step(passageId, reader.selection.focus, by);
    if (mark === undefined) {
      announce(by === 1 ? 'No passage after this one' : 'No passage before this one');
      return;
    }
    reader.selection.set(mark.start, mark.start, { show: false });
    commands.choosePassage(mark.id);
    announce(
      `${study.get('item', mark.group)?.label ?? ''}: ${shorten(reader.content.text.slice(mark.start, mark.end))}`,
    );
    showRange(reader, mark.start, mark.end);
  };

  const remove = async (): Promise<void> => {
    const mark = chosenMark();
    if (mark === undefined || reader === null) return;
    await moves?.flush();
    if (!(await removePassage(dispatch, mark.id))) return;
    if (ui.get().passageId === mark.id) ui.set({ passageId: null });
    returnToText();
  };

  const moveBoundary = (edge: Edge, unit: MoveUnit, direction: 1 | -1): void => {
    const mark = chosenMark();
    if (mark === undefined || moves === null) return;
    const text = moves.step(mark.id, edge, unit, direction);
    announce(text === null ? 'The passage cannot become shorter' : shorten(text));
  };

  /** Enter: codes where an item is at hand, else chooses what is at the cursor, or opens the chosen passage's form. */
  const enter = (): void => {
    const { evidenceTarget, stickyItemId, passageId, kindId } = ui.get();
    if (reader === null) return;
    if (reader.selection.range !== null) {
      const itemId = evidenceTarget?.itemId ?? stickyItemId;
      if (itemId !== null && study.live('item', itemId) !== undefined) commands.code({ itemId });
      else commands.chooseItem(kindId ?? kinds[0]?.id ?? '');
      return;
    }
    const here = reader.marks.at(reader.selection.focus);
    const chosen = chosenMark();
    const isAtChosen = chosen !== undefined && (here.length === 0 || here.some(({ id }) => id === passageId));
    const [only] = here;
    if (isAtChosen) panel.openPassageForm();
    else if (here.length === 1 && only !== undefined) commands.choosePassage(only.id);
    else if (here.length > 1) {
      const rect = reader.view.caretRect(reader.selection.focus) ?? new DOMRect();
      openPopup({ type: 'stack', passageIds: here.map(({ id }) => id), at: rect });
    }
  };

  const isOpen = () => reader !== null;
  const hasSpan = () => mayWrite && span() !== null;
  /** What codes at once, without a chooser that shows for what, wants a selection. */
  const hasSelection = () => mayWrite && reader !== null && reader.selection.range !== null;
  const hasChosen = () => chosenMark() !== undefined;
  const mayChange = () => mayWrite && hasChosen();

  const cursor = useMemo(() => cursorActions(() => latest.current?.selection ?? null), []);
  const reading: Action[] = [
    {
      id: 'find.open',
      label: 'Find in the document',
      group: 'Find',
      keys: 'Mod+F',
      when: isOpen,
      run: find.open,
    },
    {
      id: 'find.next',
      label: 'Next hit',
      group: 'Find',
      keys: 'F3',
      when: () => isOpen() && find.query !== '',
      run: () => find.step(1),
    },
    {
      id: 'find.previous',
      label: 'Hit before',
      group: 'Find',
      keys: 'Shift+F3',
      when: () => isOpen() && find.query !== '',
      run: () => find.step(-1),
    },
    {
      id: 'passage.next',
      label: 'Next passage',
      group: 'Passages',
      keys: 'n',
      scope: 'reader',
      when: isOpen,
      run: () => stepPassage(1),
    },
    {
      id: 'passage.previous',
      label: 'Passage before',
      group: 'Passages',
      keys: 'p',
      scope: 'reader',
      when: isOpen,
      run: () => stepPassage(-1),
    },
    {
      id: 'passage.enter',
      label: 'Code with the kept item, or open the passage',
      group: 'Passages',
      keys: 'Enter',
      scope: 'reader',
      when: isOpen,
      run: enter,
    },
    {
      id: 'passage.remove',
      label: 'Remove the chosen passage',
      group: 'Passages',
      keys: 'Delete Backspace',
      scope: 'reader',
      when: mayChange,
      run: remove,
    },
    {
      id: 'passage.recode',
      label: 'Recode the chosen passage…',
      group: 'Passages',
      keys: 'r',
      scope: 'reader',
      when: mayChange,
      run: () => {
        const mark = chosenMark();
        const kindId = mark === undefined ? undefined : study.get('item', mark.group)?.kindId;
        if (mark === undefined || kindId === undefined) return;
        reader?.view.reveal(mark.start, mark.end);
        openPopup({ type: 'recode', kindId, passageId: mark.id, at: rectOf(mark.start, mark.end) });
      },
    },
    {
      id: 'passage.show',
      label: 'Show the chosen passage',
      group: 'Passages',
      when: hasChosen,
      run: () => {
        const mark = chosenMark();
        if (mark !== undefined && reader !== null) showRange(reader, mark.start, mark.end);
      },
    },
    ...boundaryKeys.map(
      ({ keys, edge, unit, direction }): Action => ({
        id: `passage.move-${edge}-${unit}-${direction === 1 ? 'right' : 'left'}`,
        label: `Move the passage's ${edge} one ${unit} ${direction === 1 ? 'on' : 'back'}`,
        group: 'Passages',
        keys,
        scope: 'reader',
        hidden: true,
        when: mayChange,
        run: () => moveBoundary(edge, unit, direction),
      }),
    ),
  ];
  const coding: Action[] = [
    {
      id: 'code.repeat',
      label: 'Code with the last item again',
      group: 'Coding',
      keys: '.',
      scope: 'reader',
      when: () => hasSelection() && recent[0] !== undefined,
      run: () => {
        if (recent[0] !== undefined) commands.code({ itemId: recent[0].id });
      },
    },
    ...recent.slice(0, 9).flatMap((item, index): Action[] =>
      item === undefined
        ? []
        : [
            {
              id: `code.recent-${index + 1}`,
              label: `Code with ${item.label}`,
              group: 'Coding',
              keys: String(index + 1),
              scope: 'reader',
              when: hasSelection,
              run: () => commands.code({ itemId: item.id }),
            },
          ],
    ),
    {
      id: 'code.keep',
      label: 'Keep the chosen item for each new selection, or stop keeping it',
      group: 'Coding',
      keys: 'Mod+.',
      when: () => ui.get().stickyItemId !== null || ui.get().itemId !== null,
      run: () => {
        const { stickyItemId, itemId } = ui.get();
        const next = stickyItemId === null ? itemId : null;
        ui.set({ stickyItemId: next });
        announce(
          next === null
            ? 'No item is kept'
            : `${study.get('item', next)?.label ?? ''} is kept: select text and press Enter`,
        );
      },
    },
    {
      id: 'select.nothing',
      label: 'Drop the selection, then the chosen passage',
      group: 'Selecting',
      keys: 'Escape',
      scope: 'reader',
      hidden: true,
      when: () => reader !== null && (reader.selection.range !== null || ui.get().passageId !== null),
      run: () => {
        if (reader?.selection.range != null) reader.selection.clear();
        else ui.set({ passageId: null });
      },
    },
    // Last, so that a kind's own key goes before a letter of the reader's.
    ...kinds.map(
      (kind): Action => ({
        id: `code.kind-${kind.id}`,
        label: `Code with ${kind.label.toLowerCase()}…`,
        group: 'Coding',
        ...(kind.key === null ? {} : { keys: kind.key }),
        scope: 'reader',
        when: hasSpan,
        run: () => commands.chooseItem(kind.id),
      }),
    ),
  ];
  useActions([...cursor, ...reading, ...coding]);
  return commands;
}
