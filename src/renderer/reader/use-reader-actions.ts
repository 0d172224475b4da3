/** What the reader can do, as actions of the window's registry: coding, passages, finding, moving. */
import { useEffect, useMemo, useRef } from 'react';
import { useAsEvidence } from '../panels/use-as-evidence-dialog.tsx';
import { type Action, useActions } from '../state/actions.ts';
import { announce } from '../state/announce.ts';
import { useDispatch, useRecords, useStudyInfo, useStudyReader } from '../state/study-context.tsx';
import { ui, useUi } from '../state/ui-store.ts';
import type { Edge, MoveUnit } from './boundary-moves.ts';
import { cursorActions } from './cursor-actions.ts';
import type { OpenReader } from './open-reader.ts';
import { type Popup, ReaderCommands } from './reader-commands.ts';
import type { Find } from './use-find.ts';

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

/** The passage whose name in the margin has the focus, else the chosen one. */
const passageAtHand = (): string | null => {
  const focused = document.activeElement?.closest<HTMLElement>('[data-passage]')?.dataset.passage;
  return focused ?? ui.get().passageId;
};

/** The commands of the open document; null while it is being opened. */
export function useReaderCommands(
  reader: OpenReader | null,
  openPopup: (popup: Popup) => void,
): ReaderCommands | null {
  const study = useStudyReader();
  const dispatch = useDispatch();
  const coderId = useStudyInfo(info => info.coderId);
  const commands = useMemo(
    () => (reader === null ? null : new ReaderCommands(reader, { study, dispatch, coderId }, openPopup)),
    [reader, study, dispatch, coderId, openPopup],
  );
  useEffect(() => () => commands?.dispose(), [commands]);
  return commands;
}

/** Registers the reader's actions while it is mounted. */
export function useReaderActions(
  reader: OpenReader | null,
  commands: ReaderCommands | null,
  find: Find,
): void {
  const study = useStudyReader();
  const mayWrite = useStudyInfo(info => info.mode === 'write');
  const kinds = useRecords(all => [...all.all('kind')].sort((a, b) => a.order - b.order), ['kind']);
  const recentIds = useUi(state => state.recentItemIds);
  const recent = useRecords(all => recentIds.map(id => all.live('item', id)), ['item'], [recentIds]);
  const latest = useRef(reader);
  latest.current = reader;

  const isOpen = () => commands !== null;
  const isFinding = () => isOpen() && find.query !== '';
  const mayCode = () => mayWrite && commands !== null && commands.span !== null;
  // What codes at once, without a chooser that shows for what, wants a selection.
  const mayCodeAtOnce = () => mayWrite && commands?.hasSelection === true;
  const hasChosen = () => commands?.chosen !== undefined;
  const mayChange = () => mayWrite && hasChosen();

  const keepItem = (): void => {
    const { stickyItemId, itemId } = ui.get();
    const next = stickyItemId === null ? itemId : null;
    ui.set({ stickyItemId: next });
    const label = next === null ? '' : (study.get('item', next)?.label ?? '');
    announce(next === null ? 'No item is kept' : `${label} is kept: select text and press Enter`);
  };

  const cursor = useMemo(() => cursorActions(() => latest.current?.selection ?? null), []);
  const inFind = { group: 'Find' };
  const inPassages = { group: 'Passages', scope: 'reader' as const };
  const inCoding = { group: 'Coding', scope: 'reader' as const };
  const finding: Action[] = [
    {
      ...inFind,
      id: 'find.open',
      label: 'Find in the document',
      keys: 'Mod+F',
      when: isOpen,
      run: find.open,
    },
    { ...inFind, id: 'find.next', label: 'Next hit', keys: 'F3', when: isFinding, run: () => find.step(1) },
    {
      ...inFind,
      id: 'find.previous',
      label: 'Hit before',
      keys: 'Shift+F3',
      when: isFinding,
      run: () => find.step(-1),
    },
  ];
  const passages: Action[] = [
    {
      ...inPassages,
      id: 'passage.next',
      label: 'Next passage',
      keys: 'n',
      when: isOpen,
      run: () => commands?.stepPassage(1),
    },
    {
      ...inPassages,
      id: 'passage.previous',
      label: 'Passage before',
      keys: 'p',
      when: isOpen,
      run: () => commands?.stepPassage(-1),
    },
    {
      ...inPassages,
      id: 'passage.enter',
      label: 'Code with the kept item, or open the passage',
      keys: 'Enter',
      when: isOpen,
      run: () => commands?.enter(mayWrite),
    },
    {
      ...inPassages,
      id: 'passage.remove',
      label: 'Remove the chosen passage',
      keys: 'Delete Backspace',
      when: mayChange,
      run: () => commands?.removeChosen(),
    },
    {
      ...inPassages,
      id: 'passage.recode',
      label: 'Recode the chosen passage…',
      keys: 'r',
      when: mayChange,
      run: () => commands?.chooseOtherItem(),
    },
    {
      ...inPassages,
      id: 'passage.use-as-evidence',
      label: 'Use the passage as evidence for…',
      keys: 'e',
      when: () => mayWrite && passageAtHand() !== null,
      run: () => {
        const passageId = passageAtHand();
        if (passageId !== null) useAsEvidence.open(passageId);
      },
    },
    {
      group: 'Passages',
      id: 'passage.show',
      label: 'Show the chosen passage',
      when: hasChosen,
      run: () => commands?.showChosen(),
    },
    ...boundaryKeys.map(
      ({ keys, edge, unit, direction }): Action => ({
        ...inPassages,
        id: `passage.move-${edge}-${unit}-${direction === 1 ? 'right' : 'left'}`,
        label: `Move the passage's ${edge} one ${unit} ${direction === 1 ? 'on' : 'back'}`,
        keys,
        hidden: true,
        when: mayChange,
        run: () => commands?.moveBoundary(edge, unit, direction),
      }),
    ),
    {
      id: 'select.nothing',
      label: 'Drop the selection, then the chosen passage',
      group: 'Selecting',
      keys: 'Escape',
      scope: 'reader',
      hidden: true,
      when: () => commands?.mayDrop === true,
      run: () => commands?.drop(),
    },
  ];
  const coding: Action[] = [
    {
      ...inCoding,
      id: 'code.repeat',
      label: 'Code with the last item again',
      keys: '.',
      when: () => mayCodeAtOnce() && recent[0] !== undefined,
      run: () => {
        if (recent[0] !== undefined) commands?.code({ itemId: recent[0].id });
      },
    },
    ...recent.slice(0, 9).flatMap((item, index): Action[] => {
      if (item === undefined) return [];
      const run = () => commands?.code({ itemId: item.id });
      const id = `code.recent-${index + 1}`;
      return [
        {
          ...inCoding,
          id,
          label: `Code with ${item.label}`,
          keys: String(index + 1),
          when: mayCodeAtOnce,
          run,
        },
      ];
    }),
    {
      id: 'code.keep',
      label: 'Keep the chosen item for each new selection, or stop keeping it',
      group: 'Coding',
      keys: 'Mod+.',
      when: () => mayWrite && (ui.get().stickyItemId !== null || ui.get().itemId !== null),
      run: keepItem,
    },
    // Last, so that a kind's own key goes before a letter of the reader's.
    ...kinds.map(
      (kind): Action => ({
        ...inCoding,
        id: `code.kind-${kind.id}`,
        label: `Code with ${kind.label.toLowerCase()}…`,
        ...(kind.key === null ? {} : { keys: kind.key }),
        when: mayCode,
        run: () => commands?.chooseItem(kind.id),
      }),
    ),
  ];
  useActions([...cursor, ...finding, ...passages, ...coding]);
}
