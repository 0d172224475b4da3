/** Paints blocks: asks for their marks, cuts them into stretches, and dresses each stretch for what is chosen. */
import type { DrawnBlock, Paint } from './drawn-block.ts';
import { cutStretches, type MarkSource } from './marks.ts';
import type { Scheme } from './paint-colours.ts';
import { PaintSheet } from './paint-sheet.ts';
import type { Section } from './section.ts';
import styles from './text-view.module.css';

export class Painter {
  marks: MarkSource = { marksIn: () => [] };
  private readonly sheet: PaintSheet;
  private chosen: { mark: string | null; group: string | null } = { mark: null, group: null };

  constructor(host: Document) {
    this.sheet = new PaintSheet(host);
  }

  setColours(colours: readonly string[], scheme: Scheme): void {
    this.sheet.setColours(colours, scheme);
  }

  /** The mark that is outlined and the group that is emphasised; whether that is news. */
  choose(mark: string | null, group: string | null): boolean {
    if (this.chosen.mark === mark && this.chosen.group === group) return false;
    this.chosen = { mark, group };
    return true;
  }

  dispose(): void {
    this.sheet.dispose();
  }

  paintBlock(drawn: DrawnBlock): void {
    const { start, end } = drawn.block;
    const marks = this.marks.marksIn(start, end);
    if (marks.length === 0) drawn.uncut();
    else drawn.cut(cutStretches(start, end, marks), this.paint);
    // What stands after the last word of a page stands at the end of its block.
    drawn.regions = this.marks.regionsIn?.(start, end + 1) ?? [];
  }

  /** Brings the classes of a painted section up to date with what is chosen. */
  dress(section: Section): void {
    section.isDressed = true;
    for (const drawn of section.blocks) drawn.dress(this.paint);
  }

  paintSection(section: Section): void {
    section.isPainted = true;
    section.isDressed = true;
    for (const drawn of section.blocks) this.paintBlock(drawn);
  }

  private readonly paint: Paint = ({ start, end, marks }, isFirst, isLast) => {
    let begins = false;
    let extra = '';
    for (const mark of marks) {
      if (isFirst && mark.start === start) begins = true;
      if (mark.group === this.chosen.group) extra = ` ${styles.emphasised}`;
    }
    const chosen = this.chosen.mark === null ? undefined : marks.find(mark => mark.id === this.chosen.mark);
    if (chosen !== undefined) {
      extra += ` ${styles.chosen}`;
      if (isFirst && chosen.start === start) extra += ` ${styles.chosenStart}`;
      if (isLast && chosen.end === end) extra += ` ${styles.chosenEnd}`;
    }
    const layers = marks.map(mark => mark.layer);
    return `${styles.painted} ${this.sheet.classOf(layers, begins)}${extra}`;
  };
}
