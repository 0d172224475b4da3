/**
 * Values of passages as lines of a description, since REFI-QDA has no variables for selections: `Stage: legislation`.
 * Names and values are kept from looking like another line.
 */
import type { ExchangeValue } from '../../project.ts';

const marks: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r' };

const escapeName = (name: string): string => escapeValue(name).replaceAll(':', '\\:');
const escapeValue = (value: string): string => value.replace(/[\\\n\r]/g, mark => marks[mark] ?? mark);

export const writeValueLines = (values: readonly (readonly [name: string, value: string])[]): string =>
  values.map(([name, value]) => `${escapeName(name)}: ${escapeValue(value)}`).join('\n');

/** Null where a line is no value. */
export function readValueLines(text: string): Record<string, ExchangeValue> | null {
  if (text === '') return {};
  const values: Record<string, ExchangeValue> = {};
  for (const line of text.split('\n')) {
    const found = /^((?:[^:\\]|\\.)+): (.*)$/.exec(line);
    if (found === null) return null;
    values[unescaped(found[1] ?? '')] = unescaped(found[2] ?? '');
  }
  return values;
}

const unescaped = (text: string): string =>
  text.replace(/\\(.)/g, (_, mark: string) => (mark === 'n' ? '\n' : mark === 'r' ? '\r' : mark));
