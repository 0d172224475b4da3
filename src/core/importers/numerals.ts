/** Numbers as lists and notes write them. */

/** a to z, then aa to zz as word processors count, or aa, ab, ac as web pages do. */
export function letterNumeral(value: number, style: 'repeated' | 'columns'): string {
  if (value < 1 || value > 1_000_000) return String(value);
  if (style === 'repeated') {
    const times = Math.min(20, Math.ceil(value / 26));
    return String.fromCharCode(97 + ((value - 1) % 26)).repeat(times);
  }
  let text = '';
  for (let rest = value; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text;
  }
  return text;
}

const romanSteps: readonly (readonly [number, string])[] = [
  [1000, 'm'],
  [900, 'cm'],
  [500, 'd'],
  [400, 'cd'],
  [100, 'c'],
  [90, 'xc'],
  [50, 'l'],
  [40, 'xl'],
  [10, 'x'],
  [9, 'ix'],
  [5, 'v'],
  [4, 'iv'],
  [1, 'i'],
];

/** Small Roman letters; digits where there are none. */
export function romanNumeral(value: number): string {
  if (value < 1 || value > 3_999) return String(value);
  let text = '';
  let rest = value;
  for (const [step, letters] of romanSteps) {
    while (rest >= step) {
      text += letters;
      rest -= step;
    }
  }
  return text;
}

/** As HTML and OpenDocument name the forms of list numbers: a, A, i, I; anything else counts in digits. */
export function listNumeral(value: number, form: string): string {
  switch (form) {
    case 'a':
      return letterNumeral(value, 'columns');
    case 'A':
      return letterNumeral(value, 'columns').toUpperCase();
    case 'i':
      return romanNumeral(value);
    case 'I':
      return romanNumeral(value).toUpperCase();
    default:
      return String(value);
  }
}
