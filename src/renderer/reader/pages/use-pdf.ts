/** The open file of a PDF document: its bytes from the host, its password from the researcher. */
import { useEffect, useState } from 'react';
import { messageOf } from '#core/problem.ts';
import { useSession } from '../../state/study-context.tsx';
import { type OpenPdf, openPdf } from './pdf-library.ts';

export type PdfState =
  | { state: 'loading' }
  | { state: 'password'; isWrong: boolean; answer: (password: string) => void }
  | { state: 'failed'; message: string; retry: () => void }
  | { state: 'ready'; pdf: OpenPdf };

/** Passwords that opened a file, for as long as the window lives; they are written nowhere. */
const passwords = new Map<string, string>();

/** Opens the file while the component is mounted; with null none is opened. */
export function usePdf(documentId: string | null): PdfState {
  const session = useSession();
  const { handle, path } = session.info;
  const [found, setFound] = useState<{ key: string; value: PdfState } | null>(null);
  const [attempt, setAttempt] = useState(0);
  const key = `${path}\n${documentId}\n${attempt}`;

  useEffect(() => {
    if (documentId === null) return;
    const secret = `${path}\n${documentId}`;
    let given = passwords.get(secret);
    let isKept = given !== undefined;
    let left = false;
    const tell = (value: PdfState): void => {
      if (!left) setFound({ key, value });
    };
    const opening = openPdf(session.client.documentSource(handle, documentId), (answer, isWrong) => {
      if (isKept && given !== undefined && !isWrong) {
        answer(given);
        return;
      }
      isKept = false;
      tell({
        ...{ state: 'password', isWrong },
        answer(password) {
          given = password;
          tell({ state: 'loading' });
          answer(password);
        },
      });
    });
    opening.opened.then(
      pdf => {
        if (given !== undefined) passwords.set(secret, given);
        tell({ state: 'ready', pdf });
      },
      (error: unknown) =>
        tell({ state: 'failed', message: messageOf(error), retry: () => setAttempt(attempt + 1) }),
    );
    return () => {
      left = true;
      setFound(null);
      opening.close();
    };
  }, [session, handle, path, documentId, key, attempt]);

  return found?.key === key ? found.value : { state: 'loading' };
}
