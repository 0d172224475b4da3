/** The interviews, references, notes and tables that a passage leans on; each opens its place in the text. */
import { useMemo } from 'react';
import { type Citation, evidenceOf } from '#core/finding/citations.ts';
import type { Passage } from '#core/model/passage.ts';
import { isByPattern, nameOfCitation, useCitationsOf } from '../finding/citations-of.ts';
import { ui } from '../state/ui-store.ts';
import { counted } from './counted.ts';
import panelClasses from './panels.module.css';
import classes from './passage-judgements.module.css';

export function PassageSources({ passage }: { passage: Passage }) {
  const { citations, failure } = useCitationsOf(passage.documentId);
  const sources = useMemo(() => evidenceOf(citations ?? [], passage), [citations, passage]);
  return (
    <section aria-label="Sources that this passage leans on">
      <h4 className={panelClasses.heading}>
        {failure !== null
          ? `Its sources could not be looked for: ${failure}`
          : citations === null
            ? 'Its sources are being looked for…'
            : sources.length === 0
              ? 'It names no interview, reference, note or table'
              : `It leans on ${counted(sources.length, 'source')}`}
      </h4>
      <ul className={classes.list}>
        {sources.map(source => (
          <SourceLine
            key={`${source.kind} ${source.ranges[0]?.start ?? 0}`}
            source={source}
            documentId={passage.documentId}
          />
        ))}
      </ul>
    </section>
  );
}

function SourceLine({ source, documentId }: { source: Citation; documentId: string }) {
  const { kind, ranges, target, date } = source;
  // A note or table is opened itself, where it is known; else the place that names it.
  const place = target ?? ranges[0];
  const facts =
    kind === 'interview'
      ? `interview${date?.date == null ? '' : ` of ${date.date}`}`
      : kind === 'note' || kind === 'table'
        ? target === null && !isByPattern(source)
          ? `${kind}, which the text does not have`
          : kind
        : kind;
  return (
    <li>
      <button
        type="button"
        className={classes.line}
        disabled={place === undefined}
        onClick={() => {
          if (place !== undefined) ui.showRange(documentId, place.start, place.end);
        }}
      >
        <span className={classes.opinion}>{nameOfCitation(source)}</span>
        <span className={classes.cell}>{facts}</span>
      </button>
    </li>
  );
}
