/**
 * Characters of symbol fonts as Unicode. Sources: Unicode's mapping of Adobe's Symbol, and the common marks of
 * Wingdings as Unicode 7 took them in.
 */

const symbolGreek = 'ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ';
const symbolSmallGreek = 'αβχδεφγηιϕκλμνοπθρστυϖωξψζ';

const symbol: Readonly<Record<number, string>> = {
  34: '∀',
  36: '∃',
  39: '∍',
  42: '∗',
  45: '−',
  64: '≅',
  92: '∴',
  94: '⊥',
  126: '∼',
  161: 'ϒ',
  162: '′',
  163: '≤',
  165: '∞',
  167: '♣',
  168: '♦',
  169: '♥',
  170: '♠',
  171: '↔',
  172: '←',
  173: '↑',
  174: '→',
  175: '↓',
  176: '°',
  177: '±',
  178: '″',
  179: '≥',
  180: '×',
  181: '∝',
  182: '∂',
  183: '•',
  184: '÷',
  185: '≠',
  186: '≡',
  187: '≈',
  188: '…',
  197: '⊕',
  198: '∅',
  199: '∩',
  200: '∪',
  206: '∈',
  207: '∉',
  209: '∇',
  210: '®',
  211: '©',
  212: '™',
  213: '∏',
  214: '√',
  215: '⋅',
  216: '¬',
  217: '∧',
  218: '∨',
  219: '⇔',
  220: '⇐',
  222: '⇒',
  229: '∑',
  242: '∫',
};

const wingdings: Readonly<Record<number, string>> = {
  33: '✏',
  34: '✂',
  40: '☎',
  42: '🖂',
  74: '☺',
  76: '☹',
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  117: '◆',
  118: '❖',
  119: '⬥',
  159: '•',
  167: '▪',
  168: '◻',
  216: '➢',
  223: '🡠',
  224: '🡢',
  232: '➔',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
};

/** The character of a font at a code, as Word states it (`F0B7` or `B7`); null where it is not known. */
export function symbolOf(font: string, code: string): string | null {
  const full = Number.parseInt(code, 16);
  if (Number.isNaN(full)) return null;
  const value = full >= 0xf000 && full <= 0xf0ff ? full - 0xf000 : full;
  const name = font.toLowerCase();
  if (name === 'wingdings') return wingdings[value] ?? null;
  if (name === 'symbol') {
    if (value >= 0x41 && value <= 0x5a) return symbolGreek[value - 0x41] ?? null;
    if (value >= 0x61 && value <= 0x7a) return symbolSmallGreek[value - 0x61] ?? null;
    if (symbol[value] !== undefined) return symbol[value];
    return value >= 0x20 && value < 0x7f ? String.fromCharCode(value) : null;
  }
  // Another font at a code of Unicode's own is that character; one in the private area is not known.
  return full >= 0xe000 && full <= 0xf8ff ? null : String.fromCodePoint(full > 0x10ffff ? 0xfffd : full);
}
