/**
 * One block of text in the page. Far from the viewport each visible piece is one text node; near it, where
 * passages lie, a piece is cut into flat stretches. Text nodes hold slices of the canonical text, so that a
 * place in the page and an offset are told from each other by a subtraction.
 */
import type { Block, Inline, InlineStyle } from '#core/text/blocks.ts';
import type { Mark, Stretch } from './marks.ts';
import styles from './text-view.module.css';

/** A visible run of canonical text inside an element of its own. */
interface Piece {
  start: number;
  end: number;
  host: HTMLElement;
}

/** A text node and the canonical text that it holds. */
interface Run {
  start: number;
  end: number;
  node: Text;
  /** What paints the text; null where it is plain. */
  element: HTMLElement | null;
}

/** A painted element and the stretch that it shows, as far as the piece holds it. */
export interface PaintedRun extends Run {
  element: HTMLElement;
  stretch: Stretch;
}

export interface DomPosition {
  node: Text;
  offset: number;
}

/** Gives a painted stretch its class names, in the first and the last of the elements that show it or between. */
export type Paint = (stretch: Stretch, isFirst: boolean, isLast: boolean) => string;

const elementOfStyle: Record<InlineStyle, keyof HTMLElementTagNameMap> = {
  emphasis: 'em',
  strong: 'strong',
  code: 'code',
  strike: 's',
  link: 'span',
};

/** Characters of a marker that stand beside the text without reaching into it. */
const longestNarrowMarker = 3;

/** Characters that may stand before a speaker's name: a time, a dash. */
const longestBeforeName = 24;

const needsOwnElement = (inlines: readonly Inline[]): boolean =>
  inlines.length !== 1 || (inlines[0]?.styles.length ?? 0) > 0;

export class DrawnBlock {
  readonly block: Block;
  readonly element: HTMLElement;
  /** What is painted, in order; empty while the block is plain. */
  painted: readonly PaintedRun[] = [];
  /** Coded rectangles that stand here in the reading order: named beside the block, and not painted. */
  regions: readonly Mark[] = [];
  private readonly text: string;
  private readonly pieces: Piece[] = [];
  private runs: readonly Run[] | null = null;

  /**
   * `headingLevel` is what assistive technology is told, which leaves out no level; `continues` that no blank line
   * parts the block from the one before.
   */
  constructor(block: Block, text: string, headingLevel: number, continues: boolean) {
    this.block = block;
    this.text = text;
    this.element = this.build(headingLevel);
    if (continues) this.element.classList.add(styles.continues ?? '');
  }

  get isCut(): boolean {
    return this.painted.length > 0;
  }

  /**
   * Paints stretches, which follow each other over the block. Where a stretch begins and ends as one did before,
   * what showed that one stays in the page, so that one more passage costs as much as it changes.
   */
  cut(stretches: readonly Stretch[], paint: Paint): void {
    const present = this.isCut ? this.listRuns() : [];
    const runs: Run[] = [];
    const painted: PaintedRun[] = [];
    let at = 0;
    let old = 0;
    for (const piece of this.pieces) {
      const isNew = present.length === 0;
      const target = isNew ? document.createDocumentFragment() : piece.host;
      const next = (): Run | undefined => {
        const run = present[old];
        return run === undefined || run.start >= piece.end ? undefined : run;
      };
      while (at < stretches.length && (stretches[at]?.end ?? 0) <= piece.start) at += 1;
      for (let i = at; i < stretches.length; i += 1) {
        const stretch = stretches[i];
        if (stretch === undefined || stretch.start >= piece.end) break;
        const start = Math.max(stretch.start, piece.start);
        const end = Math.min(stretch.end, piece.end);
        const isPainted = stretch.marks.length > 0;
        const fits = (run: Run) => run.end === end && (run.element !== null) === isPainted;
        let run = next();
        while (run !== undefined && (run.start < start || (run.start === start && !fits(run)))) {
          nodeOf(run).remove();
          old += 1;
          run = next();
        }
        if (run?.start === start) {
          old += 1;
        } else {
          const following = run === undefined ? null : nodeOf(run);
          run = createRun(start, end, this.text.slice(start, end), isPainted);
          target.insertBefore(nodeOf(run), following);
        }
        runs.push(run);
        if (run.element !== null) painted.push({ ...run, element: run.element, stretch });
      }
      for (let run = next(); run !== undefined; run = next()) {
        nodeOf(run).remove();
        old += 1;
      }
      if (isNew) piece.host.replaceChildren(target);
    }
    this.runs = runs;
    this.painted = painted;
    this.dress(paint);
  }

  /** Gives what is painted its classes, anew where they have changed. */
  dress(paint: Paint): void {
    const { painted } = this;
    for (const [i, { element, stretch }] of painted.entries()) {
      const isFirst = painted[i - 1]?.stretch !== stretch;
      const isLast = painted[i + 1]?.stretch !== stretch;
      const name = paint(stretch, isFirst, isLast);
      if (element.className !== name) element.className = name;
    }
  }

  /** Back to one text node a piece. */
  uncut(): void {
    if (!this.isCut) return;
    for (const { start, end, host } of this.pieces) host.textContent = this.text.slice(start, end);
    this.runs = null;
    this.painted = [];
  }

  /** The canonical offset of a place in the page that lies inside this block. */
  offsetOf(node: Node, offset: number): number {
    const runs = this.listRuns();
    if (node instanceof Text) {
      const run = runs.find(candidate => candidate.node === node);
      return run === undefined ? this.block.start : Math.min(run.end, run.start + offset);
    }
    const child = node.childNodes[offset];
    if (child !== undefined) {
      const next = runs.find(
        run => child === run.node || (child.compareDocumentPosition(run.node) & FOLLOWING_OR_INSIDE) !== 0,
      );
      return next?.start ?? runs.at(-1)?.end ?? this.block.start;
    }
    const before = runs.findLast(
      run =>
        node.contains(run.node) ||
        (node.compareDocumentPosition(run.node) & Node.DOCUMENT_POSITION_PRECEDING) !== 0,
    );
    return before?.end ?? this.block.start;
  }

  /**
   * The place in the page of an offset. Between pieces, where nothing is visible, it is the next visible place,
   * or with `before` the last one. At the border of two runs `before` gives the end of the first. Null for a
   * block without visible text.
   */
  positionOf(offset: number, before = false): DomPosition | null {
    const runs = this.listRuns();
    let low = 0;
    let high = runs.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const end = runs[middle]?.end ?? 0;
      if (before ? end < offset : end <= offset) low = middle + 1;
      else high = middle;
    }
    const run = runs[low];
    if (run === undefined) {
      const last = runs.at(-1);
      return last === undefined ? null : { node: last.node, offset: last.end - last.start };
    }
    const previous = runs[low - 1];
    if (before && offset <= run.start && previous !== undefined) {
      return { node: previous.node, offset: previous.end - previous.start };
    }
    return { node: run.node, offset: Math.max(0, offset - run.start) };
  }

  private listRuns(): readonly Run[] {
    this.runs ??= this.pieces.flatMap(({ start, end, host }) =>
      host.firstChild instanceof Text ? [{ start, end, node: host.firstChild, element: null }] : [],
    );
    return this.runs;
  }

  private addPiece(start: number, end: number, host: HTMLElement): void {
    if (start >= end) return;
    host.textContent = this.text.slice(start, end);
    this.pieces.push({ start, end, host });
  }

  private addInlines(inlines: readonly Inline[], parent: HTMLElement): void {
    const [only] = inlines;
    if (only !== undefined && !needsOwnElement(inlines)) {
      this.addPiece(only.start, only.end, parent);
      return;
    }
    for (const inline of inlines) {
      const element = document.createElement(elementOfStyle[inline.styles[0] ?? 'link']);
      const classes: (string | undefined)[] = inline.styles.map(style => styles[style]);
      if (inline.hardBreak) classes.push(styles.hardBreak);
      if (classes.length > 0) element.className = classes.join(' ');
      if (inline.href !== undefined) element.title = inline.href;
      this.addPiece(inline.start, inline.end, element);
      parent.appendChild(element);
    }
  }

  private build(headingLevel: number): HTMLElement {
    const { block } = this;
    const element = document.createElement(block.kind === 'rule' ? 'hr' : 'div');
    element.className = `${styles.block} ${styles[block.kind]}`;
    if ('speaker' in block && block.speaker !== undefined) this.nameSpeaker(element, block.speaker);
    switch (block.kind) {
      case 'lines':
        this.addPiece(block.start, block.end, element);
        break;
      case 'heading':
        element.setAttribute('role', 'heading');
        element.setAttribute('aria-level', String(headingLevel));
        element.dataset.level = String(block.level);
        this.addInlines(block.inlines, element);
        break;
      case 'list-item':
        element.style.setProperty('--depth', String(block.depth));
        element.dataset.marker = block.marker;
        if (block.marker.length > longestNarrowMarker) element.dataset.wide = '';
        this.addInlines(block.inlines, element);
        break;
      case 'quote':
        element.style.setProperty('--depth', String(block.depth));
        this.addInlines(block.inlines, element);
        break;
      case 'table':
        element.appendChild(this.buildTable(block.rows));
        break;
      case 'rule':
        break;
      default:
        if (block.kind === 'paragraph' && block.aside !== undefined) element.dataset.aside = block.aside;
        this.addInlines(block.inlines, element);
    }
    return element;
  }

  /** Shown where the block's own text does not begin with the name, as in further paragraphs of a turn. */
  private nameSpeaker(element: HTMLElement, speaker: string): void {
    const { start, end } = this.block;
    element.title = speaker;
    const beginning = this.text.slice(start, Math.min(end, start + speaker.length + longestBeforeName));
    if (!beginning.replace(/\s+/g, ' ').includes(speaker)) element.dataset.speaker = speaker;
  }

  private buildTable(rows: Extract<Block, { kind: 'table' }>['rows']): HTMLElement {
    const table = document.createElement('table');
    const body = document.createElement('tbody');
    for (const row of rows) {
      const line = document.createElement('tr');
      for (const cell of row.cells) {
        // An empty corner cell heads nothing, so it is no header.
        const heads = row.header && cell.inlines.length > 0;
        const element = document.createElement(heads ? 'th' : 'td');
        if (heads) element.setAttribute('scope', 'col');
        this.addInlines(cell.inlines, element);
        line.appendChild(element);
      }
      body.appendChild(line);
    }
    table.appendChild(body);
    return table;
  }
}

const FOLLOWING_OR_INSIDE = Node.DOCUMENT_POSITION_FOLLOWING | Node.DOCUMENT_POSITION_CONTAINED_BY;

const nodeOf = ({ element, node }: Run): HTMLElement | Text => element ?? node;

function createRun(start: number, end: number, text: string, isPainted: boolean): Run {
  const node = document.createTextNode(text);
  if (!isPainted) return { start, end, node, element: null };
  const element = document.createElement('span');
  element.appendChild(node);
  return { start, end, node, element };
}
