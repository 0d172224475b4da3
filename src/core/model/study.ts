/** The study itself and the people who code it. */
import { z } from 'zod';
import { citationPatterns } from './citation-pattern.ts';
import { label } from './codebook.ts';
import { coderId, studyId } from './ids.ts';
import { stamps } from './stamps.ts';
import { variableSources } from './variable-sources.ts';

export const study = z.object({
  id: studyId,
  name: label,
  description: z.string(),
  /** The template that the codebook began as, for the record only: the study's codebook is its own. */
  codebookTemplate: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** From where variables of documents are filled at an import, and whenever that is asked for. */
  variableSources,
  /** By which sources are found in the texts; without them, the patterns that ship. */
  citationPatterns: citationPatterns.exactOptional(),
  ...stamps,
});
export type Study = z.output<typeof study>;

export const coder = z.object({ id: coderId, name: label, initials: z.string().max(8), ...stamps });
export type Coder = z.output<typeof coder>;
