/** What a question needs the worker to have: texts come when they are wanted, records must be there before. */
import type { Question } from './messages.ts';

export function readsRecords(question: Question): boolean {
  switch (question.type) {
    case 'show':
    case 'mentions':
    case 'proposals':
    case 'names':
      return true;
    default:
      return readsPassages(question);
  }
}

/** Without all passages the answer would be wrong. Whoever shows views waits for them by itself. */
export function readsPassages(question: Question): boolean {
  switch (question.type) {
    case 'proposals':
      return true;
    case 'search':
      return question.within !== null || question.outside !== null;
    case 'arrange':
      return question.sort.some(({ side }) => side === 'code');
    default:
      return false;
  }
}
