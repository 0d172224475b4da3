/** Keeps judgements that are being written over a reload of the window. */
import { z } from 'zod';
import { fieldValue } from '#core/model/field-value.ts';
import { confidence, judgementStatus } from '#core/model/judgement.ts';
import type { JudgementDraft } from './judgement-draft.ts';

const draft = z.object({
  id: z.string(),
  itemId: z.string(),
  fieldId: z.string(),
  isNew: z.boolean(),
  aboutId: z.string().nullable(),
  period: z.string().nullable(),
  status: judgementStatus,
  value: fieldValue.nullable(),
  confidence: confidence.nullable(),
  rationale: z.string(),
  evidence: z.array(z.string()),
  settles: z.array(z.string()),
});
const stored = z.object({ studyPath: z.string(), drafts: z.record(z.string(), draft) });

export type Drafts = Readonly<Record<string, JudgementDraft>>;

/** The drafts as text, for the study at the path. */
export const writeDrafts = (studyPath: string, drafts: Drafts): string =>
  JSON.stringify({ studyPath, drafts });

/** The drafts of the study at the path; none where the text is of another study or can't be read. */
export function readDrafts(text: string | null, studyPath: string): Drafts {
  if (text === null) return {};
  try {
    const result = stored.safeParse(JSON.parse(text));
    return result.success && result.data.studyPath === studyPath ? result.data.drafts : {};
  } catch {
    return {};
  }
}
