/** Asks the worker, with the texts of the documents; another question, or leaving, ends the one before. */
import { useEffect, useState } from 'react';
import { itemsByName } from '#core/finding/glossary/take-over.ts';
import { messageOf } from '#core/problem.ts';
import type { Range } from '#core/text/range.ts';
import { useSession } from '../../state/study-context.tsx';
import type { StudySession } from '../../state/study-session.ts';
import type { FindingAnswers, FindingQuestion, FromFindingWorker, TextToSearch } from './messages.ts';

export interface FindingRequest<K extends keyof FindingAnswers> {
  type: K;
  documentIds: readonly string[];
  /** Of the one document, for a list that is not found by itself. */
  range: Range | null;
}

export interface FindingState<K extends keyof FindingAnswers> {
  /** Null while it is being looked for. */
  found: FindingAnswers[K] | null;
  failure: string | null;
}

/** Null asks for nothing. */
export function useFinding<K extends keyof FindingAnswers>(
  request: FindingRequest<K> | null,
): FindingState<K> {
  const session = useSession();
  const [state, setState] = useState<FindingState<K>>({ found: null, failure: null });
  const key = JSON.stringify(request);
  useEffect(() => {
    const asked = JSON.parse(key) as FindingRequest<K> | null;
    setState({ found: null, failure: null });
    if (asked === null) return;
    let left = false;
    let worker: Worker | null = null;
    const find = async (): Promise<void> => {
      const question = await questionOf(session, asked);
      if (left) return;
      worker = new Worker(new URL('./finding-worker.ts', import.meta.url), { type: 'module' });
      worker.onmessage = ({ data }: MessageEvent<FromFindingWorker>) => {
        worker?.terminate();
        if (data.type === 'answer') setState({ found: data.answer as FindingAnswers[K], failure: null });
        else setState({ found: null, failure: data.message });
      };
      worker.onerror = ({ message }) => setState({ found: null, failure: message });
      worker.postMessage(question);
    };
    find().catch((error: unknown) => {
      if (!left) setState({ found: null, failure: messageOf(error) });
    });
    return () => {
      left = true;
      worker?.terminate();
    };
  }, [key, session]);
  return state;
}

async function questionOf<K extends keyof FindingAnswers>(
  { client, info, study }: StudySession,
  { type, documentIds, range }: FindingRequest<K>,
): Promise<FindingQuestion> {
  const texts: TextToSearch[] = [];
  for (const documentId of documentIds) {
    const { text, blocks } = await client.documentText(info.handle, documentId);
    texts.push({ documentId, text, blocks });
  }
  switch (type) {
    case 'names':
      return { type, texts, known: itemsByName(study) };
    case 'glossary':
      return { type, texts, range };
    default:
      return { type: type as 'definitions' | 'citations', texts };
  }
}
