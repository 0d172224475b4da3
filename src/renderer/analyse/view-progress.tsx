/** How much is still not yet coded, as a bar and in words. */
import type { Judged } from './table-progress.ts';
import classes from './view-progress.module.css';

const share = (part: number, { all }: Judged): string => `${(100 * part) / all}%`;

export function ProgressBar({ judged }: { judged: Judged }) {
  const settled = judged.all - judged.notYet - judged.conflicting;
  return (
    <span className={classes.bar} aria-hidden>
      <span className={classes.settled} style={{ width: share(settled, judged) }} />
      <span className={classes.conflicting} style={{ width: share(judged.conflicting, judged) }} />
    </span>
  );
}

/** `12 of 28 judged, 16 not yet coded; 3 unsupported`. */
export const progressWords = ({ all, notYet, conflicting, unsupported }: Judged): string =>
  [
    `${(all - notYet).toLocaleString('en')} of ${all.toLocaleString('en')} cells judged, ${
      notYet === 0 ? 'none left' : `${notYet.toLocaleString('en')} not yet coded`
    }`,
    ...(conflicting > 0 ? [`${conflicting.toLocaleString('en')} conflicting`] : []),
    ...(unsupported > 0 ? [`${unsupported.toLocaleString('en')} unsupported`] : []),
  ].join(' · ');

export function ViewProgress({ judged }: { judged: Judged }) {
  return (
    <p className={classes.progress}>
      <ProgressBar judged={judged} />
      {progressWords(judged)}
    </p>
  );
}

/** For one row: `5 of 14` beside a short bar. */
export function RowProgress({ judged }: { judged: Judged }) {
  return (
    <span className={classes.row}>
      <ProgressBar judged={judged} />
      {judged.all - judged.notYet} of {judged.all}
      <span className={classes.spoken}> judged</span>
    </span>
  );
}
