/** What a Word file holds besides its running text, counted while it is read: so that nothing is lost in silence. */

import { counted } from '#core/text/counted.ts';
import { hiddenWarnings, leftOutWarnings, movedWarnings } from '../common-warnings.ts';
import { Tally } from '../tally.ts';

const LONGEST_SAMPLE = 120;

export class WordFindings {
  readonly leftOut = new Tally();
  footnotes = 0;
  endnotes = 0;
  comments = 0;
  textBoxes = 0;
  formulas = 0;
  insertions = 0;
  deletions = 0;
  hiddenCharacters = 0;
  describedPictures = 0;
  unknownSymbols = 0;
  /** Who made tracked changes. */
  readonly changers = new Set<string>();
  /** Text of headers and footers. */
  headings: string[] = [];

  warnings(): string[] {
    const warnings: string[] = [];
    if (this.insertions + this.deletions > 0) {
      const by = this.changers.size === 0 ? '' : ` by ${[...this.changers].slice(0, 5).join(', ')}`;
      const changes = [
        ...(this.insertions > 0 ? [counted(this.insertions, 'insertion')] : []),
        ...(this.deletions > 0 ? [counted(this.deletions, 'deletion')] : []),
      ].join(' and ');
      warnings.push(
        `Tracked changes${by} were taken as accepted: ${changes}. What was deleted is in the source file only.`,
      );
    }
    warnings.push(...movedWarnings(this), ...leftOutWarnings(this.leftOut, this.describedPictures));
    const sample = [...new Set(this.headings)].join(' / ');
    if (sample !== '') {
      const shown =
        sample.length > LONGEST_SAMPLE
          ? `${sample.slice(0, LONGEST_SAMPLE).replace(/[\ud800-\udbff]$/, '')}…`
          : sample;
      warnings.push(`Left out: what stands above and below each page (${shown}).`);
    }
    warnings.push(...hiddenWarnings(this.hiddenCharacters));
    if (this.formulas > 0) {
      warnings.push(
        `${counted(this.formulas, 'formula is', 'formulas are')} in the text as a row of characters, without what stands above or below the line.`,
      );
    }
    if (this.unknownSymbols > 0) {
      warnings.push(
        `${counted(this.unknownSymbols, 'symbol')} of a symbol font could not be read and became "\ufffd".`,
      );
    }
    return warnings;
  }
}
