/** Turns the name of a study into the name of a folder that every system takes. */
import { Problem } from '#core/problem.ts';
import { studySuffix } from './study-files.ts';

const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;
/** File systems take 255 bytes; the suffix and the names of temporary folders need some. */
const mostBytes = 180;

/** `Name.tracework`. Throws where nothing of the name is left. */
export function folderNameOf(name: string): string {
  let plain = name
    .normalize('NFC')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must go
    .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, ' ')
    .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '');
  while (Buffer.byteLength(plain) > mostBytes) plain = [...plain].slice(0, -1).join('').trimEnd();
  if (plain === '') {
    throw new Problem(
      'invalid',
      `“${name}” cannot be the name of a folder.`,
      'Give the study a name with a letter or digit.',
    );
  }
  return `${reserved.test(plain) ? `_${plain}` : plain}${studySuffix}`;
}
