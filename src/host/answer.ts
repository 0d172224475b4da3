/** Answers to a window's requests that are not calls: JSON or bytes, kept by no cache. */
import type { Problem } from '#core/problem.ts';
import { securityHeaders } from './security-headers.ts';

export const answerHeaders = { ...securityHeaders(null), 'cache-control': 'no-store' };

export const answerJson = (status: number, answer: object): Response =>
  Response.json(answer, { status, headers: answerHeaders });

/** `{ problem }`, as the window shows it. */
export const refuse = (status: number, { code, message, advice }: Problem): Response =>
  answerJson(status, { problem: { code, message, advice } });
