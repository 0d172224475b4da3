/** Where in each document what was found lies: a strip a document, with how evenly it is spread. */
import { useMemo } from 'react';
import { countInParts, deviationOfProportions, juillandD } from '#core/search/dispersion.ts';
import { formatNumber } from '../shell/format.ts';
import { ui } from '../state/ui-store.ts';
import styles from './dispersion-panel.module.css';
import { EmptyPanel } from './empty-panel.tsx';
import { useSearch, useSearchSession } from './search-state.ts';

/** Equal parts of a document for Juilland's D. */
const parts = 10;
/** Units of a strip's drawing. */
const width = 1_000;

export function DispersionPanel() {
  const search = useSearchSession();
  const progress = useSearch(state => state.progress);
  const rows = useSearch(state => state.rows);
  const documents = useSearch(state => state.documents);
  const isDone = progress.state !== 'searching';
  const strips = useMemo(() => {
    const starts = documents.map((): number[] => []);
    const first = documents.map(() => -1);
    for (const [index, { document, start }] of rows.entries()) {
      starts[document]?.push(start);
      if (first[document] === -1) first[document] = index;
    }
    return documents.map((document, at) => {
      const own = starts[at] ?? [];
      return {
        ...document,
        starts: own,
        first: first[at] ?? -1,
        evenness: juillandD(countInParts(own, document.length, parts)),
      };
    });
  }, [rows, documents]);
  if (!isDone || rows.length === 0)
    return (
      <EmptyPanel title="Nothing searched for" text="Where in each document it is found is drawn here." />
    );
  const spread = deviationOfProportions(
    strips.map(({ starts, length }) => ({ count: starts.length, length })),
  );
  const found = strips.filter(({ starts }) => starts.length > 0);
  const openNearest = (strip: (typeof strips)[number], share: number): void => {
    const at = share * strip.length;
    let nearest = strip.first;
    for (const [offset, start] of strip.starts.entries()) {
      const known = rows[nearest]?.start ?? 0;
      if (Math.abs(start - at) < Math.abs(known - at)) nearest = strip.first + offset;
    }
    const row = rows[nearest];
    if (row === undefined) return;
    search.set({ opened: nearest });
    ui.showRange(strip.id, row.start, row.end);
  };
  return (
    <div className={styles.scroll}>
      <p className={styles.note}>
        {spread === null
          ? 'Found in one document alone, or in one that is searched alone.'
          : `DP ${spread.toFixed(2)} over ${formatNumber(documents.length)} documents: 0 = as their lengths would have it, 1 = all in the shortest (Gries 2008, normalised).`}{' '}
        D is Juilland’s over {parts} equal parts of a document: 1 = as many in each, 0 = all in one.
        {progress.state !== 'done' || progress.complete ? '' : ' Only the places that are listed count.'}
      </p>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Document</th>
            <th scope="col" className={styles.number}>
              Places
            </th>
            <th scope="col" className={styles.number}>
              D
            </th>
            <th scope="col">From beginning to end</th>
          </tr>
        </thead>
        <tbody>
          {found.map(strip => (
            <tr key={strip.id}>
              <th scope="row" className={styles.title} title={strip.title}>
                {strip.title}
              </th>
              <td className={styles.number}>{formatNumber(strip.starts.length)}</td>
              <td className={styles.number}>{strip.evenness === null ? '' : strip.evenness.toFixed(2)}</td>
              <td>
                <button
                  type="button"
                  className={styles.strip}
                  aria-label={`Places in ${strip.title}: open the first`}
                  title="Opens the place nearest to where you click"
                  onClick={event => {
                    const box = event.currentTarget.getBoundingClientRect();
                    openNearest(strip, event.detail === 0 ? 0 : (event.clientX - box.left) / box.width);
                  }}
                >
                  <svg viewBox={`0 0 ${width} 20`} preserveAspectRatio="none" aria-hidden="true">
                    <path d={pathOf(strip.starts, strip.length)} vectorEffect="non-scaling-stroke" />
                  </svg>
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {found.length < documents.length && (
        <p className={styles.note}>
          Not found in {formatNumber(documents.length - found.length)} of {formatNumber(documents.length)}{' '}
          documents.
        </p>
      )}
    </div>
  );
}

/** A line for each place; places that would be drawn over each other are one. */
function pathOf(starts: readonly number[], length: number): string {
  const columns = new Set(starts.map(start => Math.round((start / Math.max(1, length)) * width)));
  return [...columns].map(x => `M${x} 0V20`).join('');
}
