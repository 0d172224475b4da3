/** How documents are built: sections, notes, tables. */
import type { StudyCopy } from '../study-copy.ts';
import type { Answering } from './answers.ts';

export function answerStructure(copy: StudyCopy): Answering<'structure'> {
  return {
    async structure({ documentId }, turn) {
      const { reading } = await copy.textOf(documentId);
      turn.check();
      return reading.structure;
    },
  };
}
