/** Tables and verdicts, the same for the screen and for the page in docs. */

export interface Table {
  title: string;
  head: readonly string[];
  rows: readonly (readonly string[])[];
}

/** What was to be reached, and whether it was. */
export interface Verdict {
  target: string;
  measured: string;
  isMet: boolean;
}

/** What one part of the bench has to say. */
export interface PartReport {
  /** What was measured on what, in a sentence or two. */
  about: string;
  tables: readonly Table[];
  verdicts: readonly Verdict[];
}

/** Three digits that count, at most two behind the point. */
export function digits(value: number): string {
  if (!Number.isFinite(value)) return '-';
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return value >= 10 ? value.toFixed(1) : value.toFixed(2);
}

export const times = (ratio: number): string => (Number.isFinite(ratio) ? `${digits(ratio)}x` : '-');

export function asMarkdown({ about, tables, verdicts }: PartReport): string {
  const verdictTable: Table = {
    title: 'Targets',
    head: ['target', 'measured', 'met'],
    rows: verdicts.map(({ target, measured, isMet }) => [target, measured, isMet ? 'yes' : '**no**']),
  };
  const all = verdicts.length === 0 ? tables : [...tables, verdictTable];
  return [about, ...all.map(tableAsMarkdown)].join('\n\n');
}

function tableAsMarkdown({ title, head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [`**${title}**`, '', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

export function asText({ about, tables, verdicts }: PartReport): string {
  const parts = [about, ...tables.map(tableAsText)];
  for (const { target, measured, isMet } of verdicts) {
    parts.push(`${isMet ? '  met    ' : '  NOT MET'}  ${target}\n           ${measured}`);
  }
  return parts.join('\n\n');
}

function tableAsText({ title, head, rows }: Table): string {
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map(row => row[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0)))
      .join('  ');
  return [title, line(head), widths.map(width => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}
