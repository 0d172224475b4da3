import fc from 'fast-check';
import { expect } from 'vitest';
import type { ExchangeReader, ExchangeReading } from '#core/exchange/project.ts';
import { openSqlite } from '../open-sqlite.ts';

/** Every reading of a changed file is a project whose keys and ranges hold, or a message that ends as a sentence. */
export async function expectHonestAnswers(
  reader: ExchangeReader,
  path: string,
  whole: Uint8Array,
  numRuns: number,
  /** False where ranges are given on as the file has them, for the import to judge. */
  hasCheckedRanges = true,
): Promise<void> {
  const change = fc.record({
    at: fc.nat({ max: Math.max(0, whole.length - 1) }),
    bytes: fc.uint8Array({ minLength: 1, maxLength: 12 }),
  });
  await fc.assert(
    fc.asyncProperty(
      fc.array(change, { minLength: 1, maxLength: 12 }),
      fc.oneof({ weight: 4, arbitrary: fc.constant(whole.length) }, fc.nat({ max: whole.length })),
      async (changes, length) => {
        const bytes = whole.slice(0, length);
        for (const each of changes) {
          if (each.at + each.bytes.length <= length) bytes.set(each.bytes, each.at);
        }
        const files = [{ path, bytes }];
        reader.sniff(files);
        expectHonest(await reader.read(files, { openSqlite }), hasCheckedRanges);
      },
    ),
    { numRuns },
  );
}

function expectHonest(reading: ExchangeReading, hasCheckedRanges: boolean): void {
  if (!reading.ok) {
    expect(reading.message).toMatch(/\.$/);
    return;
  }
  const { documents, passages, codes } = reading.project;
  const texts = new Map(documents.map(({ key, text }) => [key, text]));
  const known = new Set(codes.map(({ key }) => key));
  for (const { documentKey, codeKey, range } of passages) {
    expect(known).toContain(codeKey);
    const length = texts.get(documentKey)?.length;
    if (!hasCheckedRanges || range === null || length === undefined) continue;
    expect(range.start).toBeGreaterThanOrEqual(0);
    expect(range.end).toBeGreaterThanOrEqual(range.start);
    expect(range.end).toBeLessThanOrEqual(length);
  }
}
