/** Ways to write down where an actor stood, and the short names of the tracers by their letters. */
import type { Judged } from './judgement.ts';

/** A stance from -3 to 3 on a tracer in a period (EDTF). */
export const position = (
  about: string,
  period: string,
  value: number,
  confidence: Judged['confidence'],
  why: string,
  ...on: string[]
): Judged => ({ field: 'position', about, period, value, confidence, why, on });

/** What the text leaves open; it rests on the passages that were read for it. */
export const notFound = (about: string, why: string, ...on: string[]): Judged => ({
  field: 'position',
  about,
  status: 'not-found',
  confidence: 'medium',
  why,
  on,
});

/** A tracer that was none of the actor’s business. */
export const notApplicable = (about: string, period: string, why: string, ...on: string[]): Judged => ({
  field: 'position',
  about,
  period,
  status: 'not-applicable',
  confidence: 'medium',
  why,
  on,
});

/** The tracers by their letters. */
export const A = 'finance';
export const B = 'regions';
export const C = 'care-model';
export const D = 'medical-areas';
export const E = 'family-insurance';
export const F = 'doctor-choice';
export const G = 'incentives';
export const H = 'case-costing';
export const I = 'contracting-out';
