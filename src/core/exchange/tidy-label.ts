/** Names of other programs as labels of a study: on one line, not empty, of at most 300 characters. */
const most = 300;

export function tidyLabel(name: string, otherwise: string): string {
  const line = name.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line === '') return otherwise;
  return line.length <= most ? line : `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
