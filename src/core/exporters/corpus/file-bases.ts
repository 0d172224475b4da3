/** File names for documents that every system takes, none of them twice, whatever the case of its letters. */

/** File systems take 255 bytes; endings and numbers come on top. */
const mostBytes = 160;

/** Names that Windows keeps for devices. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)$/i;

/** Each name without its folder and ending, in the order given; what no file name may hold becomes `_`. */
export function fileBasesOf(names: readonly string[]): string[] {
  const taken = new Set<string>();
  return names.map(name => {
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
    const base = plain === '' || reserved.test(plain) ? `document ${plain}`.trim() : plain;
    for (let number = 1; ; number += 1) {
      const free = number === 1 ? base : `${base} ${number}`;
      if (taken.has(free.toLowerCase())) continue;
      taken.add(free.toLowerCase());
      return free;
    }
  });
}
