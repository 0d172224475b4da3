/** File names for documents that every system takes, none of them twice, whatever the case of its letters. */

/** File systems take 255 bytes; endings and numbers come on top. */
const mostBytes = 180;

/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** `number` is 1, or more where names of that base are taken already. */
type NumberName = (base: string, number: number) => string;

const plainly: NumberName = (base, number) => (number === 1 ? base : `${base} ${number}`);

/**
 * Each name without its folder and ending, in the order given; what no file name may hold becomes `_`. `nameOf` says
 * what the whole name of a file is, where that is more than its base with a number.
 */
export function fileBasesOf(names: readonly string[], nameOf: NumberName = plainly): string[] {
  const taken = new Set<string>();
  return names.map(name => {
    const base = baseOf(name);
    for (let number = 1; ; number += 1) {
      const free = nameOf(base, number);
      if (taken.has(free.toLowerCase())) continue;
      taken.add(free.toLowerCase());
      return free;
    }
  });
}

function baseOf(name: string): string {
  const letters = Array.from(
    name
      .normalize('NFC')
      .replace(/\.[A-Za-z0-9]{1,12}$/, '')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what no file name may hold
      .replace(/[\u0000-\u001f\u007f<>:"/\\|?*]/g, '_'),
  );
  while (new TextEncoder().encode(letters.join('')).length > mostBytes) letters.pop();
  const plain = letters
    .join('')
    .trim()
    .replace(/^\.+/, '_')
    .replace(/[. ]+$/, '');
  return plain === '' || reserved.test(plain) ? `document ${plain}`.trim() : plain;
}
