import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLines } from './read-lines.ts';

async function read(chunks: readonly Uint8Array[]): Promise<[number, string][]> {
  const lines: [number, string][] = [];
  const source = (async function* () {
    yield* chunks;
  })();
  for await (const { number, text } of readLines(source)) lines.push([number, text]);
  return lines;
}

const bytes = (text: string) => new TextEncoder().encode(text);

describe('readLines', () => {
  it('gives the same lines however the bytes are cut', async () => {
    const texts = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', '😀', '"', ' ') }), { maxLength: 6 });
    const cuts = fc.array(fc.nat(40), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(texts, cuts, async (lines, places) => {
        const whole = bytes(lines.map(line => `${line}\n`).join(''));
        const at = [0, ...places.filter(place => place < whole.length).sort((a, b) => a - b), whole.length];
        const chunks = at.slice(1).map((end, index) => whole.subarray(at[index], end));
        expect(await read(chunks)).toEqual(lines.map((line, index) => [index + 1, line]));
      }),
    );
  });

  it('drops a byte order mark and CR, and takes a last line without an end', async () => {
    expect(await read([bytes('\ufeffa\r\n\r\nb')])).toEqual([
      [1, 'a'],
      [2, ''],
      [3, 'b'],
    ]);
  });

  it('names a line that is not UTF-8', async () => {
    await expect(read([bytes('a\n'), new Uint8Array([0xff, 10])])).rejects.toThrow('Line 2 is not UTF-8');
  });
});
