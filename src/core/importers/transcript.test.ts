import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areSound, readBlocks, writeBlocks } from '#core/text/kept-blocks.ts';
import { importDocument } from './registry.ts';
import { findSpeakers, readOpening, speakerAt } from './speakers.ts';

const read = (source: string) =>
  importDocument(new TextEncoder().encode(source), { fileName: 'hearing.txt', format: 'transcript' });

async function turns(source: string) {
  const result = await read(source);
  if (!result.ok) throw new Error(result.error.message);
  const { text, blocks } = result.value;
  expect(readBlocks(writeBlocks(blocks), text)).toEqual(blocks);
  return {
    ...result.value,
    warnings: result.warnings,
    turns: blocks.map(block => [speakerAt(blocks, block.start), text.slice(block.start, block.end)]),
  };
}

describe('transcripts', () => {
  it('give every paragraph its speaker', async () => {
    const {
      turns: found,
      title,
      warnings,
    } = await turns(
      'Hearing of 6 December\r\n\r\nTHE CHAIR: Good morning. Please\r\nbegin.\r\n\r\nDr. Ana Ruiz (Union): We oppose it.\r\n\r\nNote: it was late. And so on.\r\n\r\n(Applause.)\r\n\r\nIt will not pass.\r\nDr. Ana Ruiz: I mean it.\r\n[00:12:30] Speaker 2: Yes: it will.\r\n',
    );
    expect(found).toEqual([
      [null, 'Hearing of 6 December'],
      ['THE CHAIR', 'THE CHAIR: Good morning. Please begin.'],
      ['Dr. Ana Ruiz', 'Dr. Ana Ruiz (Union): We oppose it.'],
      ['Dr. Ana Ruiz', 'Note: it was late. And so on.'],
      [null, '(Applause.)'],
      ['Dr. Ana Ruiz', 'It will not pass.'],
      ['Dr. Ana Ruiz', 'Dr. Ana Ruiz: I mean it.'],
      ['Speaker 2', '[00:12:30] Speaker 2: Yes: it will.'],
    ]);
    expect(title).toBe('hearing');
    expect(warnings).toEqual(['Not taken for speakers, as they stand before a colon only once: “Note”.']);
  });

  it('are refused where nobody is named', async () => {
    expect(await read('Only a text.\n\nIt has no names.')).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('Import it as plain text') },
    });
  });

  it('lose no word', async () => {
    const line = fc.string({
      unit: fc.constantFrom('A', 'b', ':', ' ', '(', ')', '\n', '-', '1'),
      maxLength: 40,
    });
    await fc.assert(
      fc.asyncProperty(line, async source => {
        const result = await read(`ANA: yes\n${source}`);
        if (!result.ok) throw new Error(result.error.message);
        expect(areSound(result.value.blocks, result.value.text)).toBe(true);
        expect(result.value.text.replace(/\s+/g, '')).toBe(`ANA:yes${source}`.replace(/\s+/g, ''));
      }),
    );
  });
});

describe('the beginning of a turn', () => {
  it.each([
    ['ANA: no', 'ANA'],
    ['- Ana Ruiz: no', 'Ana Ruiz'],
    ['>> O’Neil (MP): no', 'O’Neil'],
    ['(00:01) P3: no', 'P3'],
    ['Ana:', 'Ana'],
    ['李雷： 不', '李雷'],
    ['at 10:30 we left', null],
    ['http://example.org', null],
    ['As I said before to the whole committee: no', null],
    ['“So”: no', null],
    [': no', null],
  ])('%j names %j', (line, name) => {
    expect(readOpening(line)?.name ?? null).toBe(name);
  });

  it('is a name where most lines have one, or where it recurs', () => {
    expect([...findSpeakers(['Ana: a', 'Ben: b', 'said']).names]).toEqual(['Ana', 'Ben']);
    const few = findSpeakers(['Ana: a', 'x', 'y', 'z', 'Note: b', 'Ana: c']);
    expect([[...few.names], few.doubtful]).toEqual([['Ana'], ['Note']]);
  });
});
