/** What a project would bring: its documents, codes, coders and passages, and what of them the study has. */
import type { ReactNode } from 'react';
import type { ProjectPreview, UnplacedPassage } from '#core/exchange/project-preview.ts';
import { count } from '../shell/format.ts';
import classes from './project-preview.module.css';

/** Things of one sort that are listed; the others are counted. */
const listed = 200;

export function ProjectPreviewPanel({ preview }: { preview: ProjectPreview }) {
  const {
    documents,
    kinds,
    definitions,
    codes,
    coders,
    passages,
    unplaced,
    losses,
    links,
    memos,
    judgements,
  } = preview;
  const kindLabels = new Map(kinds.map(({ key, label }) => [key, label]));
  return (
    <div className={classes.preview}>
      <Part
        title={count(documents.length, 'document')}
        entries={documents}
        draw={({ title, characters, passages: own, twin, notes }) => (
          <>
            <span className={classes.name}>{title}</span>{' '}
            <span className={classes.fact}>
              {count(own, 'passage')}
              {twin === null
                ? ''
                : ` · in the study already as “${twin.label}”, with the same ${twin.by === 'text' ? 'text' : 'file'}: it takes the passages`}
              {characters === null ? ' · not taken in' : ''}
            </span>
            {notes.map(note => (
              <div key={note} className={classes.warning}>
                {note.charAt(0).toUpperCase() + note.slice(1)}
              </div>
            ))}
          </>
        )}
      />
      <Part
        title={`${count(codes.length, 'code')}, which become items`}
        entries={codes}
        draw={({ label, kindKey, passages: own, twin }) => (
          <>
            <span className={classes.name}>{label}</span>{' '}
            <span className={classes.fact}>
              {kindKey === null ? '' : `${kindLabels.get(kindKey) ?? ''} · `}
              {count(own, 'passage')}
              {twin === null ? '' : ` · the item “${twin.label}” of the study`}
            </span>
          </>
        )}
      />
      <Part
        title={`${count(kinds.length, 'kind')} of codes`}
        entries={kinds}
        draw={({ label, codes: own, twin }) => (
          <>
            <span className={classes.name}>{label}</span>{' '}
            <span className={classes.fact}>
              {count(own, 'code')} · {twin === null ? 'new' : `the kind “${twin.label}” of the study`}
            </span>
          </>
        )}
      />
      <Part
        title={count(definitions.length, 'definition of the codebook', 'definitions of the codebook')}
        entries={definitions}
        draw={({ sort, label, kind, twin }) => (
          <>
            <span className={classes.name}>{label}</span>{' '}
            <span className={classes.fact}>
              {sort}
              {sort === 'field' ? ` of ${kind ?? 'documents'}` : ''} ·{' '}
              {twin === null ? 'new' : 'in the study already'}
            </span>
          </>
        )}
      />
      <Part
        title={count(coders.length, 'coder')}
        entries={coders}
        draw={({ name, passages: own, twin }) => (
          <>
            <span className={classes.name}>{name}</span>{' '}
            <span className={classes.fact}>
              {count(own, 'passage')} · {twin === null ? 'new' : 'in the study already'}
            </span>
          </>
        )}
      />
      <section className={classes.part}>
        <h3>{count(passages.total, 'passage')}</h3>
        <div className={classes.fact}>{describePlaces(preview)}</div>
        <div className={classes.fact}>
          {count(memos, 'memo')}, {count(links, 'link')}
          {judgements === 0 ? '' : `, ${count(judgements, 'judgement')}`}
        </div>
      </section>
      <Unplaced passages={unplaced} />
      <Losses losses={losses} />
    </div>
  );
}

export function Unplaced({ passages }: { passages: readonly UnplacedPassage[] }) {
  return (
    <Part
      title={`${count(passages.length, 'passage')} without a place, kept as ${passages.length === 1 ? 'a memo on its document' : 'memos on their documents'}`}
      entries={passages.map((passage, index) => ({ key: String(index), ...passage }))}
      draw={({ documentTitle, code, coder, quote, why }) => (
        <>
          <span className={classes.name}>{code}</span>{' '}
          <span className={classes.fact}>
            {coder === null ? '' : `${coder} · `}
            {documentTitle} · {why}
          </span>
          {quote === '' ? null : <div>“{quote.slice(0, 300)}”</div>}
        </>
      )}
    />
  );
}

export function Losses({ losses }: { losses: readonly string[] }) {
  return (
    <Part
      title="Left out or changed"
      entries={[...new Set(losses)].map(loss => ({ key: loss }))}
      draw={({ key }) => <span className={classes.warning}>{key}</span>}
    />
  );
}

function Part<T extends { key: string }>({
  title,
  entries,
  draw,
}: {
  title: string;
  entries: readonly T[];
  draw: (entry: T) => ReactNode;
}) {
  if (entries.length === 0) return null;
  return (
    <section className={classes.part} aria-label={title}>
      <h3>{title}</h3>
      <ul className={classes.list}>
        {entries.slice(0, listed).map(entry => (
          <li key={entry.key}>{draw(entry)}</li>
        ))}
        {entries.length > listed ? <li>and {entries.length - listed} more</li> : null}
      </ul>
    </section>
  );
}

function describePlaces({ passages }: ProjectPreview): string {
  const { inPlace, byQuote, bySimilarWords, onPage, unplaced } = passages;
  const parts = [
    [inPlace, 'at their places, word for word'],
    [byQuote, 'found again by their words'],
    [bySimilarWords, 'found by words that differ a little'],
    [onPage, 'regions of pages'],
    [unplaced, 'without a place'],
  ] as const;
  return parts
    .filter(([times]) => times > 0)
    .map(([times, where]) => `${times} ${where}`)
    .join(', ');
}
