/** Puts each part's numbers into docs/performance.md, between its markers; all else on that page is written by hand. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { asMarkdown, type PartReport } from './table.ts';

export function writePerformancePage(path: string, name: string, facts: string, report: PartReport): void {
  const page = existsSync(path) ? readFileSync(path, 'utf8') : '# Performance\n';
  const begin = `<!-- ${name}: written by npm run bench -->`;
  const end = `<!-- ${name}: end -->`;
  const part = `${begin}\n${facts}\n\n${asMarkdown(report)}\n${end}`;
  const from = page.indexOf(begin);
  const to = page.indexOf(end);
  const isThere = from !== -1 && to > from;
  const written = isThere
    ? page.slice(0, from) + part + page.slice(to + end.length)
    : `${page.trimEnd()}\n\n${part}\n`;
  writeFileSync(path, written);
}
