/** What can be done in an open document: coding spans, choosing, stepping through and changing passages. */
import { panel } from '../panels/panel-state.ts';
import { announce } from '../state/announce.ts';
import { ui } from '../state/ui-store.ts';
import { BoundaryMoves, type Edge, type MoveUnit } from './boundary-moves.ts';
import {
  type Coding,
  codeSpan,
  type ItemChoice,
  movePassage,
  recodePassage,
  removePassage,
  type TextSpan,
} from './coding.ts';
import { tellIfHidden } from './hidden-passage.ts';
import type { OpenReader } from './open-reader.ts';
import { showRange } from './use-places.ts';
import type { Mark } from './view/marks.ts';
import type { TextRange } from './view/reading-view.ts';

/** A popover of the reader: choosing an item for a span or a passage, or one of several passages. */
export type Popup =
  | { type: 'code'; kindId: string; span: TextSpan; at: DOMRect }
  | { type: 'recode'; kindId: string; passageId: string; at: DOMRect }
  | { type: 'stack'; passageIds: readonly string[]; at: DOMRect };

const SPOKEN = 120;

const shorten = (text: string): string => {
  const line = text.replace(/\s+/g, ' ');
  return line.length > SPOKEN ? `${line.slice(0, SPOKEN)}…` : line;
};

export class ReaderCommands {
  private readonly reader: OpenReader;
  private readonly coding: Coding;
  private readonly openPopup: (popup: Popup) => void;
  private readonly moves: BoundaryMoves;

  constructor(reader: OpenReader, coding: Coding, openPopup: (popup: Popup) => void) {
    this.reader = reader;
    this.coding = coding;
    this.openPopup = openPopup;
    this.moves = new BoundaryMoves(reader, (id, start, end) => movePassage(coding.dispatch, id, start, end));
  }

  /** The passage that is chosen in the window, where this document shows it. */
  get chosen(): Mark | undefined {
    const { passageId } = ui.get();
    return passageId === null ? undefined : this.reader.marks.get(passageId);
  }

  /** What a kind's key codes: the drawn region, else the selection, else the chosen passage's span. */
  get span(): TextSpan | null {
    const region = this.reader.region?.current ?? null;
    if (region !== null) return { documentId: this.reader.documentId, start: 0, end: 0, region };
    const range: TextRange | undefined = this.reader.selection.range ?? this.chosen;
    // A region that is coded already is coded again as what it is.
    if (range === undefined) return null;
    if (range.region !== undefined) {
      return { documentId: this.reader.documentId, start: 0, end: 0, region: range.region };
    }
    return { documentId: this.reader.documentId, start: range.start, end: range.end };
  }

  get hasSelection(): boolean {
    return this.reader.selection.range !== null || this.hasRegion;
  }

  private get hasRegion(): boolean {
    return (this.reader.region?.current ?? null) !== null;
  }

  /** Opens the chooser of a kind for the span. */
  chooseItem(kindId: string): void {
    const { span } = this;
    if (span === null) return;
    if (span.region === undefined) this.reader.view.nudge(span.end);
    this.openPopup({ type: 'code', kindId, span, at: this.placeOf(span) });
  }

  /** Codes the span. */
  code(choice: ItemChoice): void {
    const { span } = this;
    if (span !== null) void this.codeSpan(span, choice);
  }

  async codeSpan(span: TextSpan, choice: ItemChoice): Promise<void> {
    this.returnToText();
    await this.moves.flush();
    const id = await codeSpan(this.coding, span, choice);
    if (id !== null) tellIfHidden(this.coding.study, id);
    const { selection } = this.reader;
    const { range } = selection;
    // Whoever goes on while the change is written to disk keeps what is selected by then.
    if (span.region !== undefined && id !== null) {
      this.reader.region?.clear();
      return;
    }
    const isStillSelected = range?.start === span.start && range.end === span.end && !selection.isSelecting;
    if (id !== null && isStillSelected) selection.set(span.end, span.end, { show: false });
  }

  async recode(passageId: string, choice: ItemChoice): Promise<void> {
    this.returnToText();
    await this.moves.flush();
    if (await recodePassage(this.coding, passageId, choice)) tellIfHidden(this.coding.study, passageId);
  }

  /** Opens the chooser for another item of the chosen passage. */
  chooseOtherItem(): void {
    const mark = this.chosen;
    const kindId = mark === undefined ? undefined : this.coding.study.get('item', mark.group)?.kindId;
    if (mark === undefined || kindId === undefined) return;
    this.reader.view.reveal(mark.start, mark.end, { region: mark.region });
    this.openPopup({
      type: 'recode',
      kindId,
      passageId: mark.id,
      at: this.placeOf(mark),
    });
  }

  choosePassage(passageId: string): void {
    const { study } = this.coding;
    const { marks, selection } = this.reader;
    const item = study.get('item', study.get('passage', passageId)?.itemId ?? '');
    ui.set({ passageId, ...(item === undefined ? {} : { itemId: item.id, kindId: item.kindId }) });
    if (item !== undefined) announce(`${item.label} chosen`);
    const mark = marks.get(passageId);
    if (mark === undefined || selection.range !== null) return;
    const isInside = selection.focus >= mark.start && selection.focus <= mark.end;
    if (!isInside) selection.set(mark.start, mark.start, { show: false });
  }

  /** Chooses and shows the next passage in the text, or the one before. */
  stepPassage(by: 1 | -1): void {
    const { marks, selection, content } = this.reader;
    const mark = marks.step(ui.get().passageId, selection.focus, by);
    if (mark === undefined) {
      announce(by === 1 ? 'No passage after this one' : 'No passage before this one');
      return;
    }
    selection.set(mark.start, mark.start, { show: false });
    this.choosePassage(mark.id);
    const label = this.coding.study.get('item', mark.group)?.label ?? '';
    announce(`${label}: ${shorten(content.text.slice(mark.start, mark.end))}`);
    showRange(this.reader, mark.start, mark.end, mark.region);
  }

  showChosen(): void {
    const mark = this.chosen;
    if (mark !== undefined) showRange(this.reader, mark.start, mark.end, mark.region);
  }

  async removeChosen(): Promise<void> {
    const mark = this.chosen;
    if (mark === undefined) return;
    await this.moves.flush();
    if (!(await removePassage(this.coding.dispatch, mark.id))) return;
    if (ui.get().passageId === mark.id) ui.set({ passageId: null });
    this.returnToText();
  }

  moveBoundary(edge: Edge, unit: MoveUnit, direction: 1 | -1): void {
    const mark = this.chosen;
    if (mark === undefined) return;
    const text = this.moves.step(mark.id, edge, unit, direction);
    announce(text === null ? 'The passage cannot become shorter' : shorten(text));
  }

  /**
   * Enter. With a selection: codes it with the item that evidence is asked for or that is kept, else opens the
   * chooser. Without: opens the chosen passage's form, or chooses what lies at the cursor.
   */
  enter(mayWrite: boolean): void {
    const { study } = this.coding;
    const { evidenceTarget, stickyItemId, passageId, kindId } = ui.get();
    const { marks, selection, view } = this.reader;
    if (this.hasSelection) {
      if (!mayWrite) return;
      const itemId = evidenceTarget?.itemId ?? stickyItemId;
      if (itemId !== null && study.live('item', itemId) !== undefined) this.code({ itemId });
      else this.chooseItem(kindId ?? this.firstKindId());
      return;
    }
    const here = marks.at(selection.focus);
    const [only] = here;
    const isAtChosen = here.length === 0 || here.some(({ id }) => id === passageId);
    if (this.chosen !== undefined && isAtChosen) panel.openPassageForm();
    else if (here.length === 1 && only !== undefined) this.choosePassage(only.id);
    else if (here.length > 1) {
      const at = view.caretRect(selection.focus) ?? new DOMRect();
      this.openPopup({ type: 'stack', passageIds: here.map(({ id }) => id), at });
    }
  }

  /** Whether there is anything that Escape drops. */
  get mayDrop(): boolean {
    return this.hasSelection || this.reader.region?.isOn === true || ui.get().passageId !== null;
  }

  /** Escape: drops the drawn region or the selection, then the chosen passage. */
  drop(): void {
    if (this.hasRegion || this.reader.region?.isOn === true) this.reader.region?.clear();
    else if (this.hasSelection) this.reader.selection.clear();
    else ui.set({ passageId: null });
  }

  /** Tells the study of boundaries that were moved a moment ago. */
  dispose(): void {
    void this.moves.flush();
  }

  private firstKindId(): string {
    const [first] = [...this.coding.study.all('kind')].sort((a, b) => a.order - b.order);
    return first?.id ?? '';
  }

  /** Where a popover for a range goes: its last line in sight. */
  private placeOf({ start, end, region }: TextRange): DOMRect {
    const { view, pages } = this.reader;
    if (region !== undefined && pages !== null) return pages.geometry.rectOf(region.page, region.rect);
    const box = view.scroller.getBoundingClientRect();
    const rects = view.rectsOf(start, end);
    return rects.filter(rect => rect.bottom > box.top && rect.top < box.bottom).at(-1) ?? box;
  }

  private returnToText(): void {
    this.reader.view.scroller.focus({ preventScroll: true });
  }
}
