/** How questions are answered: a module of this folder for each subject, each from the same copy of the study. */
import type { Answer, Part, Question, QuestionType } from '../messages.ts';
import type { Turn } from '../turns.ts';

/** `tell` gives parts before the answer. Throws a Problem, or an error with the reason in words. */
export type Answering<K extends QuestionType> = {
  [T in K]: (
    question: Question<T>,
    turn: Turn,
    tell: (part: Part<T>) => void,
  ) => Answer<T> | Promise<Answer<T>>;
};
