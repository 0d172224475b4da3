/** Initials over several lines, which the file gives as a letter of their own: put before the word that they begin. */
import type { Fragment } from './fragments.ts';
import type { Run } from './lines.ts';

/** A drop cap is at least this much larger than the text beside it. */
const larger = 1.7;

/**
 * Takes drop caps out of the runs and puts each at the beginning of the line beside its top, as a part of that run.
 * `words` are those of the document, so that “A” stays apart from a word that is none with it.
 */
export function joinDropCaps(runs: readonly Run[], words: ReadonlySet<string>): Run[] {
  const left: Run[] = [];
  const caps: { run: Run; cap: Fragment }[] = [];
  for (const run of runs) {
    const [first, ...others] = run.fragments;
    const next = others[0];
    const isCap =
      first !== undefined &&
      /^["“‘'¿¡]?\p{Lu}$/u.test(first.text.trim()) &&
      (next === undefined || first.size > larger * next.size);
    if (isCap) {
      caps.push({ run, cap: first });
      if (others.length > 0) left.push(runAround(others));
    } else left.push(run);
  }
  for (const { run, cap } of caps) {
    const beside = left.find(other => isBesideTop(other, cap));
    if (beside === undefined) {
      // No drop cap after all.
      const rest = left.findIndex(({ fragments }) => fragments[0] === run.fragments[1]);
      if (rest === -1) insert(left, run);
      else left[rest] = run;
      continue;
    }
    join(beside, cap, words);
  }
  return left;
}

function insert(runs: Run[], run: Run): void {
  const at = runs.findIndex(({ order }) => order > run.order);
  runs.splice(at === -1 ? runs.length : at, 0, run);
}

/** To the right of it, and no lower than its upper half. */
function isBesideTop(run: Run, cap: Fragment): boolean {
  const height = cap.size * 0.7;
  return (
    cap.size > larger * run.size &&
    run.left >= cap.right - 0.3 * run.size &&
    run.left <= cap.right + 1.5 * run.size &&
    run.baseline > cap.baseline + 0.4 * height &&
    run.baseline < cap.baseline + height
  );
}

function join(run: Run, cap: Fragment, words: ReadonlySet<string>): void {
  const [first] = run.fragments;
  if (first === undefined) return;
  const word = /^\p{L}*/u.exec(first.text)?.[0] ?? '';
  const letter = cap.text.trim();
  const isOwnWord =
    word === '' ||
    (words.has(word.toLowerCase()) && !words.has((letter + word).toLowerCase()) && /^[AIOYE]$/.test(letter));
  // Its place in the line is that of its first letter's, whatever its size.
  const width = cap.right - cap.left;
  const gap = isOwnWord ? 0.3 * run.size : 0;
  if (!isOwnWord) run.fragments[0] = { ...first, space: null };
  run.fragments.unshift({
    ...cap,
    left: first.left - gap - width,
    right: first.left - gap,
    baseline: first.baseline,
    top: first.top,
    bottom: first.bottom,
    size: first.size,
    font: first.font,
  });
  run.left = Math.min(run.left, cap.left);
}

function runAround(fragments: Fragment[]): Run {
  const [first] = fragments;
  return {
    fragments,
    left: Math.min(...fragments.map(({ left }) => left)),
    right: Math.max(...fragments.map(({ right }) => right)),
    baseline: first?.baseline ?? 0,
    top: Math.max(...fragments.map(({ top }) => top)),
    bottom: Math.min(...fragments.map(({ bottom }) => bottom)),
    size: first?.size ?? 1,
    order: first?.order ?? 0,
  };
}
