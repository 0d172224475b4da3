/**
 * Keys as the registry of actions writes them: `Mod+K`, `Shift+ArrowRight`, `F6`, `a`, `?`. `Mod` is Command on a
 * Mac and Control elsewhere.
 */

interface Chord {
  mod: boolean;
  shift: boolean;
  alt: boolean;
  /** As in `KeyboardEvent.key`, letters in lower case. */
  key: string;
}

export interface KeyPress {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
  altKey: boolean;
  getModifierState(name: string): boolean;
}

export const isMac: boolean =
  typeof navigator !== 'undefined' && /mac/i.test(navigator.platform || navigator.userAgent);

const parseKeys = (keys: string): Chord => {
  // The plus sign parts keys and is one.
  const parts = keys
    .replace(/\+$/, 'Plus')
    .split('+')
    .map(part => (part === 'Plus' ? '+' : part));
  const last = parts.at(-1) ?? '';
  const key = last === 'Space' ? ' ' : last;
  return {
    mod: parts.includes('Mod'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
    key: key.length === 1 ? key.toLowerCase() : key,
  };
};

const isLetter = (key: string): boolean => /^[a-z]$/.test(key);

/** On a keyboard of another script the key's place says which Latin letter is meant. */
const latinKey = ({ key, code }: KeyPress): string => {
  const lower = key.length === 1 ? key.toLowerCase() : key;
  const placed = /^Key([A-Z])$/.exec(code)?.[1];
  return lower.length === 1 && lower > '\u007f' && placed !== undefined ? placed.toLowerCase() : lower;
};

/** Whether a key press is what `keys` writes. `mac` says which key Mod is. */
export const matchesKeys = (keys: string, press: KeyPress, mac: boolean = isMac): boolean => {
  const chord = parseKeys(keys);
  const key = latinKey(press);
  if (key !== chord.key) return false;
  // AltGr types characters such as "[" and reports itself as Control and Alt.
  const altGraph = press.getModifierState('AltGraph');
  const mod = !altGraph && (mac ? press.metaKey : press.ctrlKey);
  const other = !altGraph && (mac ? press.ctrlKey : press.metaKey);
  const alt = !altGraph && press.altKey;
  if (mod !== chord.mod || alt !== chord.alt || other) return false;
  // A sign such as "?" needs Shift on some keyboards and not on others.
  const shiftMatters = key.length > 1 || key === ' ' || isLetter(key) || chord.shift;
  return !shiftMatters || press.shiftKey === chord.shift;
};

/** Keys that edit text: in a text box they belong to the box. */
const editing =
  /^(Mod\+(Shift\+)?[azycxv]|((Mod|Alt)\+)*(Shift\+)?(Arrow\w+|Home|End|Backspace|Delete|Enter))$/i;

/** Whether an action with these keys may run while somebody types in a text box. */
export const firesWhileTyping = (keys: string): boolean =>
  (/^(Mod|Alt)\+/.test(keys) || /^(Shift\+|Mod\+|Alt\+)*F\d{1,2}$/.test(keys)) && !editing.test(keys);

const names: Record<string, string> = {
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
  Delete: 'Del',
  PageUp: 'Page Up',
  PageDown: 'Page Down',
};

/** The single keys to press, for people: `['Ctrl', 'Shift', 'Z']`, or `['⌘', '⇧', 'Z']` on a Mac. */
export const keyCaps = (keys: string, mac: boolean = isMac): string[] => {
  const { mod, alt, shift, key } = parseKeys(keys);
  const last =
    key === ' '
      ? 'Space'
      : (names[key] ?? (key.length === 1 && (mod || alt || shift) ? key.toUpperCase() : key));
  return [
    ...(mod ? [mac ? '⌘' : 'Ctrl'] : []),
    ...(alt ? [mac ? '⌥' : 'Alt'] : []),
    ...(shift ? [mac ? '⇧' : 'Shift'] : []),
    last,
  ];
};

/** `Ctrl+Shift+Z`, for tooltips. */
export const formatKeys = (keys: string, mac: boolean = isMac): string =>
  keyCaps(keys, mac).join(mac ? '' : '+');

/** For `aria-keyshortcuts`. */
export const ariaKeys = (keys: string, mac: boolean = isMac): string =>
  keys.replace('Mod', mac ? 'Meta' : 'Control');
