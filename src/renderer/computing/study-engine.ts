/** The worker's inside, without anything of a worker in it: takes what the window says and answers what it asks. */
import { messageOf } from '#core/problem.ts';
import type { Answering } from './answers/answers.ts';
import { answerFindings } from './answers/findings.ts';
import { answerMentions } from './answers/mentions.ts';
import { answerSearch } from './answers/search.ts';
import { answerStructure } from './answers/structure.ts';
import { answerViews } from './answers/views.ts';
import type { Answer, FromWorker, Part, Question, QuestionType, ToWorker } from './messages.ts';
import { StudyCopy } from './study-copy.ts';
import { Stopped, Turn } from './turns.ts';

type AnswerOne = (question: Question, turn: Turn, tell: (part: Part) => void) => Answer | Promise<Answer>;

export class StudyEngine {
  private readonly say: (message: FromWorker) => void;
  private readonly letOthers: () => Promise<void>;
  private readonly copy: StudyCopy;
  private readonly answering: Readonly<Record<QuestionType, AnswerOne>>;
  private readonly leave: (place: number) => void;
  private readonly turns = new Map<number, Turn>();

  /** `letOthers` comes back when what has arrived meanwhile has been taken and all others have had their turn. */
  constructor(say: (message: FromWorker) => void, letOthers: () => Promise<void>) {
    this.say = say;
    this.letOthers = letOthers;
    this.copy = new StudyCopy((documentIds, soon) => say({ type: 'want', documentIds, soon }));
    const views = answerViews(this.copy);
    this.leave = views.leave;
    const answering: Answering<QuestionType> = {
      ...views,
      ...answerMentions(this.copy),
      ...answerSearch(this.copy),
      ...answerFindings(this.copy),
      ...answerStructure(this.copy),
    };
    // Each is given the questions of its own type alone, which types cannot say of a name that comes in a message.
    this.answering = answering as unknown as Readonly<Record<QuestionType, AnswerOne>>;
  }

  take(message: ToWorker): void {
    if (message.type === 'ask') void this.answer(message.request, message.question);
    else if (message.type === 'cancel') this.turns.get(message.request)?.stop();
    else if (message.type === 'leave') this.leave(message.place);
    else this.copy.take(message);
  }

  private async answer(request: number, question: Question): Promise<void> {
    const turn = new Turn(this.letOthers);
    this.turns.set(request, turn);
    try {
      // What is taken back at once is never begun.
      await turn.rest();
      const tell = (part: Part): void => this.say({ type: 'part', request, part });
      const answer = await this.answering[question.type](question, turn, tell);
      turn.check();
      this.say({ type: 'answer', request, answer });
    } catch (error) {
      if (!(error instanceof Stopped)) this.say({ type: 'failure', request, message: messageOf(error) });
    } finally {
      this.turns.delete(request);
    }
  }
}
