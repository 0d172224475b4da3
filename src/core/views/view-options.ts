/** Options that several views share. */
import { z } from 'zod';
import { parsePeriod } from '../model/period.ts';
import type { JudgementFilter } from './judgement-index.ts';
import { requirePeriod } from './periods.ts';
import { rolesOptions } from './roles.ts';

export const periodText = z
  .string()
  .refine(text => parsePeriod(text).ok, 'a period is an EDTF date or interval, such as 1995 or 1993/1994');

export const ids = z.array(z.string());

export const whereOption = {
  where: ids
    .optional()
    .describe(
      'Values of documents’ variables, such as country=Mexico: only documents that have one of those named, of each variable named; “country=” for those without. Without it, all',
    ),
};

export const rolesOption = {
  roles: rolesOptions
    .optional()
    .describe('Which kinds and fields play which part; without it, those of the shipped codebook'),
};

export const judgementOptions = {
  ...rolesOption,
  period: periodText
    .optional()
    .describe('EDTF; only what holds at some moment of it counts. Without it, whatever the time'),
  includeUndated: z
    .boolean()
    .optional()
    .describe(
      'With a period: true counts also what states no period. Without it, that is left out and the notes say how many',
    ),
  coders: ids.optional().describe('Ids of the coders whose work counts; without it, everybody’s'),
};

export interface JudgementOptions {
  period?: string | undefined;
  includeUndated?: boolean | undefined;
  coders?: readonly string[] | undefined;
}

export const judgementFilter = ({ period, includeUndated, coders }: JudgementOptions): JudgementFilter => ({
  period: requirePeriod(period),
  includeUndated: includeUndated ?? false,
  coders: coders === undefined ? null : new Set(coders),
});
