import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areSound } from '#core/text/kept-blocks.ts';
import { importDocument } from './registry.ts';
import { speakerAt } from './speakers.ts';

async function read(source: string, fileName = 'a.srt') {
  const result = await importDocument(new TextEncoder().encode(source), { fileName });
  if (!result.ok) throw new Error(result.error.message);
  const { text, blocks } = result.value;
  expect(areSound(blocks, text)).toBe(true);
  const cues = blocks.map(block => [
    block.kind === 'list-item' ? block.marker : block.kind,
    text.slice(block.start, block.end),
  ]);
  const speakers = blocks.map(({ start }) => speakerAt(blocks, start));
  return { ...result.value, cues, speakers, warnings: result.warnings, format: result.format };
}

describe('subtitles', () => {
  it('become a line for each cue, its time as the marker', async () => {
    const { cues, text, format, title } = await read(
      '1\r\n00:00:01,000 --> 00:00:02,500 X1:10\r\n<i>We</i> said {\\an8}no.\r\nANNA: <font color="red">Never</font>.\r\n\r\n2\r\n01:00:03,000 --> 01:00:04,000\r\n3 < 4\r\n3\r\n01:00:05,000 --> 01:00:06,000\r\nwithout a blank line\r\n\r\nand after one\r\n',
      'renamed.txt',
    );
    expect(format).toBe('subtitles');
    expect(title).toBe('renamed');
    expect(cues).toEqual([
      ['00:00:01', 'We said no.'],
      ['', 'ANNA: Never.'],
      ['01:00:03', '3 < 4'],
      ['01:00:05', 'without a blank line\nand after one'],
    ]);
    expect(text).not.toContain('-->');
  });

  it('keep who speaks', async () => {
    const { cues, speakers, title, warnings } = await read(
      'WEBVTT - A hearing\n\nNOTE made by hand\n\nSTYLE\n::cue {}\n\nfirst\n00:01.000 --> 00:02.000 align:left\n<v.loud Ms. Vale>We &amp; <b>they</b></v> <00:01.500>agree.\n\n00:03.000 --> 00:04.000\n<c.x>So</c> it is.\n',
      'a.vtt',
    );
    expect(cues).toEqual([
      ['00:00:01', 'Ms. Vale: We & they agree.'],
      ['00:00:03', 'So it is.'],
    ]);
    expect(speakers).toEqual(['Ms. Vale', null]);
    expect(title).toBe('A hearing');
    expect(warnings).toEqual([
      'Left out of the text: 2 note or styles.'.replace('note or styles', 'notes and styles'),
    ]);
  });

  it('begin another item with another voice', async () => {
    const { cues, speakers } = await read(
      'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ana>Yes. <v Ben>No.\n\n00:03.000 --> 00:04.000\n- CARLA: Maybe.\n- Then not.\n',
      'a.vtt',
    );
    expect(cues).toEqual([
      ['00:00:01', 'Ana: Yes.'],
      ['', 'Ben: No.'],
      ['00:00:03', '- CARLA: Maybe.\n- Then not.'],
    ]);
    expect(speakers).toEqual(['Ana', 'Ben', 'CARLA']);
  });

  it('are refused where there are none', async () => {
    expect(await importDocument(new TextEncoder().encode('no times'), { fileName: 'x.srt' })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('Import it as plain text') },
    });
  });

  it('lose no word, whatever is said', async () => {
    const said = fc.array(fc.string({ unit: fc.constantFrom('a', 'é', ' ', '<', '&', '7', '\n') }), {
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(said, async texts => {
        const source = texts
          .map((text, index) => `${index + 1}\n00:00:0${index % 10},000 --> 00:00:09,000\nx${text}\n\n`)
          .join('');
        const result = await importDocument(new TextEncoder().encode(source), { fileName: 'x.srt' });
        if (!result.ok) {
          expect(texts).toHaveLength(0);
          return;
        }
        expect(areSound(result.value.blocks, result.value.text)).toBe(true);
        const words = (text: string) => text.replace(/[^aéx]/g, '');
        expect(words(result.value.text)).toBe(words(texts.map(text => `x${text}`).join('')));
      }),
    );
  });
});
