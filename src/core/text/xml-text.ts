/** Text as XML 1.0 and HTML can hold it. */

/** Controls other than tab, line feed and carriage return, halves of surrogate pairs, and two that are no characters. */
const forbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** What XML forbids is shown as U+FFFD; all else stays as it is. For writers that escape by themselves. */
export const replaceForbidden = (text: string): string => text.replace(forbidden, '\ufffd');

/** For names and titles, where a sign in its place would only disturb. */
export const dropForbidden = (text: string): string => text.replace(forbidden, '');

/** For use between tags and inside quoted attributes. */
export const escapeMarkup = (text: string): string =>
  replaceForbidden(text).replace(/[&<>"']/g, character => entities[character] ?? '');
