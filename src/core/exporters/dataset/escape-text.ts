/** Text of researchers in the descriptions of a dataset, shown as it was written. */

/** Without halves of characters, which UTF-8 cannot write. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');

/** On one line. */
export const escapeMarkdown = (text: string): string =>
  wellFormed(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_{}[\]<>#]/g, '\\$&')
    .replace(/^([-+]|\d+[.)])(?= )/, '\\$1');

export const escapeHtml = (text: string): string =>
  wellFormed(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
