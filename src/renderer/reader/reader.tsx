/** The reader: the text or the pages of the chosen document, its passages painted, and everything that codes them. */
import { Button, Loader } from '@mantine/core';
import { IconFileText } from '@tabler/icons-react';
import { type ReactNode, useMemo } from 'react';
import type { Document } from '#core/model/document.ts';
import { runAction } from '../state/actions.ts';
import { useRecords, useStudyInfo } from '../state/study-context.tsx';
import { useUi } from '../state/ui-store.ts';
import { useDocumentPages, useDocumentText } from './document-texts.ts';
import { OpenDocument, type PaneOrNotice } from './open-document.tsx';
import { usePageSettings } from './pages/page-settings.ts';
import { PasswordForm } from './pages/password-form.tsx';
import { type PdfState, usePdf } from './pages/use-pdf.ts';
import styles from './reader.module.css';
import { ReaderHeader } from './reader-header.tsx';
import type { Fetched } from './use-fetched.ts';

/** Beside a view (`embedded`) it has a smaller head and stands below another title. */
export function Reader({ embedded = false }: { embedded?: boolean }) {
  const documentId = useUi(state => state.documentId);
  const document = useRecords(
    study => (documentId === null ? undefined : study.live('document', documentId)),
    ['document'],
    [documentId],
  );
  if (document === undefined) return embedded ? null : <NoDocument />;
  const { id, pages } = document;
  const props = { document, embedded };
  return pages === null ? <TextDocument key={id} {...props} /> : <PagedDocument key={id} {...props} />;
}

function NoDocument() {
  const count = useRecords(study => [...study.all('document')].length, ['document']);
  return (
    <div className={styles.empty}>
      <IconFileText size={36} stroke={1.2} aria-hidden="true" />
      <h1>{count === 0 ? 'No document yet' : 'No document is open'}</h1>
      <p>
        {count === 0
          ? 'Import your sources: drop the files here, or choose them.'
          : 'Choose a document in the list on the left to read and code it.'}
      </p>
      {count === 0 && <Button onClick={() => runAction('data.import')}>Import documents…</Button>}
    </div>
  );
}

interface DocumentReaderProps {
  document: Document;
  embedded: boolean;
}

const textPane: readonly PaneOrNotice[] = [{ as: 'text' }];

function TextDocument({ document, embedded }: DocumentReaderProps) {
  const text = useDocumentText(document.id);
  if (text.state === 'ready') {
    return (
      <OpenDocument
        document={document}
        embedded={embedded}
        text={text.content}
        panes={textPane}
        paged={null}
      />
    );
  }
  return (
    <div className={styles.pane}>
      <ReaderHeader document={document} embedded={embedded} reader={null} onFind={() => undefined} />
      <Waiting what="the text" fetched={text} />
    </div>
  );
}

/** What stands in the place of what is on its way, or could not be had. */
function Waiting({ what, fetched }: { what: string; fetched: Fetched<unknown> }) {
  return (
    <div className={styles.empty} role={fetched.state === 'failed' ? 'alert' : 'status'}>
      {fetched.state === 'failed' ? (
        <>
          <h2>Could not read {what}</h2>
          <p>{fetched.message} Nothing in the study was changed.</p>
          <Button onClick={fetched.retry}>Try again</Button>
        </>
      ) : (
        <>
          <Loader size="sm" />
          <p>Loading {what}…</p>
        </>
      )}
    </div>
  );
}

/** A source with pages: they are opened at once, and its text and what is coded follow. */
function PagedDocument({ document, embedded }: DocumentReaderProps) {
  const path = useStudyInfo(info => info.path);
  const [settings, change] = usePageSettings(path, document.id);
  const { shows } = settings;
  const pdf = usePdf(shows === 'text' ? null : document.id);
  const text = useDocumentText(document.id);
  const pages = useDocumentPages(document.id);

  const panes = useMemo<readonly PaneOrNotice[]>(() => {
    const textual: PaneOrNotice =
      text.state === 'ready'
        ? { as: 'text' }
        : { as: 'notice', notice: <Waiting what="the text" fetched={text} /> };
    if (shows === 'text') return [textual];
    const notice = noticeOf(pdf, pages, document.title, () => change({ shows: 'text' }));
    const paged: PaneOrNotice =
      notice !== null || pdf.state !== 'ready'
        ? { as: 'notice', notice }
        : {
            as: 'pages',
            pdf: pdf.pdf,
            pages: pages.state === 'ready' ? pages.content : null,
            start: settings,
          };
    return shows === 'both' ? [paged, textual] : [paged];
  }, [shows, pdf, pages, text, document.title, settings, change]);

  return (
    <OpenDocument
      document={document}
      embedded={embedded}
      text={text.state === 'ready' ? text.content : null}
      panes={panes}
      paged={{ settings, change, map: pages.state === 'ready' ? pages.content : null }}
    />
  );
}

/** What is shown in the place of the pages; null where they can be shown. */
function noticeOf(
  pdf: PdfState,
  pages: Fetched<unknown>,
  title: string,
  showText: () => void,
): ReactNode | null {
  if (pdf.state === 'password') {
    return <PasswordForm title={title} isWrong={pdf.isWrong} onAnswer={pdf.answer} />;
  }
  if (pdf.state !== 'ready') {
    const fetched: Fetched<unknown> = pdf.state === 'failed' ? pdf : { state: 'loading' };
    return <Waiting what="the pages" fetched={fetched} />;
  }
  if (pages.state === 'failed') return <Waiting what="where the text stands on the pages" fetched={pages} />;
  if (pages.state === 'ready' && pages.content === null) {
    return (
      <div className={styles.empty} role="alert">
        <h2>The places on the pages were lost</h2>
        <p>
          The text and every passage are there, but not where they stand on the pages. Read and code the text,
          or import the file again.
        </p>
        <Button onClick={showText}>Show the text</Button>
      </div>
    );
  }
  return null;
}
