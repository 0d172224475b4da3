/** The Codebook screen: the kinds with their fields, the vocabularies and the types of link, all of it editable. */
import { ActionIcon, Tooltip } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { compareNames } from '../fields/search-key.ts';
import { swatches } from '../fields/swatches.ts';
import { useChange } from '../fields/use-change.ts';
import { useKinds } from '../fields/use-fields.ts';
import { newId } from '../state/new-id.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { ui } from '../state/ui-store.ts';
import classes from './codebook-screen.module.css';
import { DocumentFieldsPage } from './document-fields-page.tsx';
import { KindPage } from './kind-page.tsx';
import { LinkTypesPage } from './link-types-page.tsx';
import { RemovedPage, useRemovedParts } from './removed-page.tsx';
import { freeName } from './slug.ts';
import { VocabularyPage } from './vocabulary-page.tsx';

type Place =
  | { page: 'kind' | 'vocabulary'; id: string }
  | { page: 'documents' | 'link-types' | 'removed'; id: null };

export function CodebookScreen() {
  const change = useChange();
  const readOnly = useStudyInfo(info => info.mode === 'read');
  const kinds = useKinds();
  const vocabularies = useRecords(
    study => [...study.all('vocabulary')].sort((one, other) => compareNames(one.label, other.label)),
    ['vocabulary'],
  );
  const linkTypes = useRecords(study => [...study.all('linkType')].length, ['linkType']);
  const documentFields = useRecords(
    study => [...study.all('field')].filter(field => field.subject === 'document').length,
    ['field'],
  );
  const template = useRecords(study => study.study.codebookTemplate?.name ?? null, ['study']);
  const removed = useRemovedParts();
  const [wanted, setWanted] = useState<Place | null>(() => {
    const { kindId } = ui.get();
    return kindId === null ? null : { page: 'kind', id: kindId };
  });
  const first = kinds[0];
  const gone =
    wanted === null ||
    (wanted.page === 'kind' && !kinds.some(kind => kind.id === wanted.id)) ||
    (wanted.page === 'vocabulary' && !vocabularies.some(vocabulary => vocabulary.id === wanted.id));
  const place: Place = !gone
    ? wanted
    : first === undefined
      ? { page: 'documents', id: null }
      : { page: 'kind', id: first.id };

  const addKind = async (): Promise<void> => {
    const id = newId('kind');
    const taken = kinds.map(kind => kind.label);
    const label = freeName('New kind', taken);
    const colour = swatches.find(each => !kinds.some(kind => kind.colour === each)) ?? swatches[0];
    if (await change('kind.add', { id, label, plural: label, colour })) setWanted({ page: 'kind', id });
  };
  const addVocabulary = async (): Promise<void> => {
    const id = newId('vocabulary');
    const label = freeName(
      'New vocabulary',
      vocabularies.map(vocabulary => vocabulary.label),
    );
    if (await change('vocabulary.add', { id, label, options: [] })) setWanted({ page: 'vocabulary', id });
  };
  const link = (to: Place, content: ReactNode): ReactNode => (
    <button
      type="button"
      className={classes.link}
      aria-current={place.page === to.page && place.id === to.id ? 'page' : undefined}
      onClick={() => setWanted(to)}
    >
      {content}
    </button>
  );
  const kind = place.page === 'kind' ? kinds.find(each => each.id === place.id) : undefined;
  const vocabulary =
    place.page === 'vocabulary' ? vocabularies.find(each => each.id === place.id) : undefined;
  return (
    <div className={classes.screen}>
      <nav className={classes.nav} aria-label="Parts of the codebook">
        <Section title="Kinds" add={readOnly ? null : { label: 'Add a kind', run: addKind }}>
          {kinds.map(each => (
            <li key={each.id}>
              {link(
                { page: 'kind', id: each.id },
                <>
                  <span className={classes.dot} style={{ background: each.colour }} aria-hidden />
                  <span className={classes.name}>{each.plural}</span>
                  {each.key !== null && <kbd className={classes.key}>{each.key.toUpperCase()}</kbd>}
                </>,
              )}
            </li>
          ))}
        </Section>
        <Section
          title="Vocabularies"
          add={readOnly ? null : { label: 'Add a vocabulary', run: addVocabulary }}
        >
          {vocabularies.map(each => (
            <li key={each.id}>
              {link(
                { page: 'vocabulary', id: each.id },
                <>
                  <span className={classes.name}>{each.label}</span>
                  <span className={classes.count}>{each.options.length}</span>
                </>,
              )}
            </li>
          ))}
        </Section>
        <Section title="More" add={null}>
          <li>
            {link(
              { page: 'link-types', id: null },
              <>
                <span className={classes.name}>Types of link</span>
                <span className={classes.count}>{linkTypes}</span>
              </>,
            )}
          </li>
          <li>
            {link(
              { page: 'documents', id: null },
              <>
                <span className={classes.name}>Variables of documents</span>
                <span className={classes.count}>{documentFields}</span>
              </>,
            )}
          </li>
          {(removed.length > 0 || place.page === 'removed') && (
            <li>
              {link(
                { page: 'removed', id: null },
                <>
                  <span className={classes.name}>Removed</span>
                  <span className={classes.count}>{removed.length}</span>
                </>,
              )}
            </li>
          )}
        </Section>
        {template !== null && <p className={classes.template}>Began as the template “{template}”.</p>}
      </nav>
      <div className={classes.page}>
        {kind !== undefined && <KindPage key={kind.id} kind={kind} kinds={kinds} />}
        {vocabulary !== undefined && <VocabularyPage key={vocabulary.id} vocabulary={vocabulary} />}
        {place.page === 'link-types' && <LinkTypesPage />}
        {place.page === 'documents' && <DocumentFieldsPage />}
        {place.page === 'removed' && <RemovedPage />}
      </div>
    </div>
  );
}

interface SectionProps {
  title: string;
  add: { label: string; run: () => Promise<void> } | null;
  children: ReactNode;
}

function Section({ title, add, children }: SectionProps) {
  return (
    <section className={classes.section} aria-label={title}>
      <div className={classes.sectionHead}>
        <h2 className={classes.title}>{title}</h2>
        {add !== null && (
          <Tooltip label={add.label}>
            <ActionIcon size="sm" aria-label={add.label} onClick={() => void add.run()}>
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </div>
      <ul className={classes.list}>{children}</ul>
    </section>
  );
}
