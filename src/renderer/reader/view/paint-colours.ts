/**
 * Colours of painted text, made from a kind's one colour so that text on every tint keeps WCAG AA contrast
 * (4.5 : 1) and every line stands out from the page (3 : 1), in light and dark.
 */

export type Scheme = 'light' | 'dark';

/** Three tints by depth (one passage, two, more), a line under the text, and ink for labels in the margin. */
export interface PaintColours {
  tints: readonly [string, string, string];
  line: string;
  ink: string;
}

interface Rgb {
  r: number;
  g: number;
  b: number;
}

/** The page and its ink; `theme/tokens.css` has the same. */
export const pages: Record<Scheme, { surface: string; ink: string }> = {
  light: { surface: '#ffffff', ink: '#1b2027' },
  dark: { surface: '#17191d', ink: '#e3e6ea' },
};

const shares: Record<Scheme, readonly [number, number, number]> = {
  light: [0.2, 0.32, 0.44],
  dark: [0.3, 0.42, 0.54],
};

const readColour = (hex: string): Rgb => {
  const value = Number.parseInt(hex.slice(1, 7), 16);
  return { r: (value >> 16) & 255, g: (value >> 8) & 255, b: value & 255 };
};

const writeColour = ({ r, g, b }: Rgb): string =>
  `#${[r, g, b].map(part => Math.round(part).toString(16).padStart(2, '0')).join('')}`;

const mix = (from: Rgb, to: Rgb, share: number): Rgb => ({
  r: from.r + (to.r - from.r) * share,
  g: from.g + (to.g - from.g) * share,
  b: from.b + (to.b - from.b) * share,
});

const luminance = ({ r, g, b }: Rgb): number => {
  const [red = 0, green = 0, blue = 0] = [r, g, b].map(part => {
    const level = Math.round(part) / 255;
    return level <= 0.04045 ? level / 12.92 : ((level + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
};

/** WCAG 2 contrast of two `#rrggbb` colours, 1 to 21. */
export const contrast = (left: string, right: string): number => {
  const [darker = 0, lighter = 0] = [left, right]
    .map(colour => luminance(readColour(colour)))
    .sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
};

/** `from` mixed with ever less of `towards` taken away until the contrast with `against` is at least `least`. */
const step = (from: Rgb, towards: Rgb, against: string, least: number): string => {
  for (let share = 0; share < 1; share += 0.04) {
    const colour = writeColour(mix(from, towards, share));
    if (contrast(colour, against) >= least) return colour;
  }
  return writeColour(towards);
};

const cache = new Map<string, PaintColours>();

/** `hex` is a kind's or an item's colour, `#rrggbb`. */
export function paintColours(hex: string, scheme: Scheme): PaintColours {
  const key = `${scheme}${hex}`;
  const known = cache.get(key);
  if (known !== undefined) return known;
  const base = readColour(hex);
  const surface = readColour(pages[scheme].surface);
  const ink = readColour(pages[scheme].ink);
  const tint = (share: number) => step(mix(surface, base, share), surface, pages[scheme].ink, 5);
  const [one, two, more] = shares[scheme];
  const colours: PaintColours = {
    tints: [tint(one), tint(two), tint(more)],
    line: step(base, ink, pages[scheme].surface, 3.2),
    ink: step(base, ink, pages[scheme].surface, 4.6),
  };
  cache.set(key, colours);
  return colours;
}
