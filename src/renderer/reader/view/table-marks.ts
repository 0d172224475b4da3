/**
 * A button at the head of each table that opens it as a grid. It stands in the section's own box, so that it scrolls
 * with it, and is placed when the section is painted.
 */
import type { ViewSection } from './reading-view.ts';
import styles from './table-marks.module.css';
import type { TextView } from './text-view.ts';

export interface TableMark {
  start: number;
  end: number;
  /** Where the button stands: its caption, or where it begins. */
  at: number;
  /** For assistive technology, as "Table 4". */
  name: string;
}

export class TableMarks {
  private readonly view: TextView;
  private readonly onOpen: (table: TableMark) => void;
  private readonly shown = new Map<ViewSection, readonly HTMLElement[]>();
  private readonly stale = new Set<ViewSection>();
  private readonly stop: () => void;
  private tables: readonly TableMark[] = [];
  private frame = 0;

  constructor(view: TextView, onOpen: (table: TableMark) => void) {
    this.view = view;
    this.onOpen = onOpen;
    this.stop = view.on('draw', sections => this.schedule(sections));
  }

  set(tables: readonly TableMark[]): void {
    this.tables = tables;
    this.schedule(this.view.paintedSections());
  }

  dispose(): void {
    this.stop();
    cancelAnimationFrame(this.frame);
    for (const marks of this.shown.values()) for (const mark of marks) mark.remove();
  }

  /** In the next frame, as measuring at once would have the page laid out in the middle of other work. */
  private schedule(sections: Iterable<ViewSection>): void {
    if (this.tables.length === 0 && this.shown.size === 0) return;
    for (const section of sections) {
      const holdsOne = this.tables.some(({ at }) => at >= section.start && at < section.end);
      if (holdsOne || this.shown.has(section)) this.stale.add(section);
    }
    if (this.stale.size === 0 || this.frame !== 0) return;
    this.frame = requestAnimationFrame(() => {
      this.frame = 0;
      for (const section of this.stale) this.place(section);
      this.stale.clear();
    });
  }

  private place(section: ViewSection): void {
    const { element, start, end, isPainted } = section;
    for (const mark of this.shown.get(section) ?? []) mark.remove();
    this.shown.delete(section);
    if (!isPainted) return;
    const { top } = element.getBoundingClientRect();
    const marks = this.tables
      .filter(({ at }) => at >= start && at < end)
      .flatMap(table => {
        const line = this.view.caretRect(table.at);
        return line === null ? [] : [this.create(table, line.top - top)];
      });
    if (marks.length === 0) return;
    this.shown.set(section, marks);
    element.append(...marks);
  }

  private create(table: TableMark, top: number): HTMLElement {
    const mark = document.createElement('button');
    mark.type = 'button';
    mark.className = styles.mark ?? '';
    mark.style.top = `${Math.max(0, Math.round(top))}px`;
    mark.title = 'Read as a table';
    mark.setAttribute('aria-label', `Read as a table: ${table.name}`);
    mark.addEventListener('click', () => this.onOpen(table));
    // In the text these keys mean other things.
    mark.addEventListener('keydown', event => {
      if (event.key === 'Enter' || event.key === ' ') event.stopPropagation();
    });
    // Pressing it leaves the selection as it is.
    for (const type of ['pointerdown', 'mousedown'])
      mark.addEventListener(type, event => {
        event.stopPropagation();
        event.preventDefault();
      });
    return mark;
  }
}
