import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import papaparse from 'papaparse';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runShell } from './testing/run-shell.ts';

const plain = 'The Union struck. The ministry\npaid the union in May.\n';
const marked = '# Where it was\n\nNo Unión was asked.\n\n## Pay\n\nThe ministry paid; =union.\n';
let work: string;
const ids: string[] = [];

const tracework = (args: string[], input = '') =>
  runShell(work, args, { stdin: Readable.from([Buffer.from(input)]) });

const lines = (out: string) =>
  out
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line));

const quotes = async (...args: string[]): Promise<string[]> =>
  lines((await tracework(['search', 'Pay', ...args])).out).map(({ quote }) => quote);

beforeAll(async () => {
  work = await mkdtemp(join(tmpdir(), 'tracework-search-'));
  await tracework(['create', 'Pay.tracework', '--coder', 'Ana']);
  await writeFile(join(work, 'a-note.txt'), plain);
  await writeFile(join(work, 'b-report.md'), marked);
  const imported = lines((await tracework(['import', 'Pay', 'a-note.txt', 'b-report.md'])).out);
  ids.push(...imported.map(({ documentId }) => documentId));
  const commands: { type: string; args: object }[] = [
    { type: 'item.add', args: { id: 'ministry', kind: 'actor', label: 'The Ministry' } },
    {
      type: 'passage.add',
      args: { documentId: ids[0], itemId: 'ministry', quote: { exact: 'The ministry\npaid the union' } },
    },
  ];
  const country = { name: 'country', label: 'Country', subject: 'document', kindId: null };
  commands.push(
    { type: 'field.add', args: { ...country, id: 'd.country', value: { type: 'text', multiline: false } } },
    { type: 'document.change', args: { id: ids[1], values: { 'd.country': 'Mexico' } } },
  );
  const applied = await tracework(
    ['apply', 'Pay', '-', '--atomic'],
    commands.map(each => `${JSON.stringify(each)}\n`).join(''),
  );
  expect(applied.err).toBe('');
}, 60_000);
afterAll(() => rm(work, { recursive: true }));

describe('search', () => {
  it('prints places whose offsets cut their quote, with context and section', async () => {
    const { code, out, err } = await tracework(['search', 'Pay', 'union']);
    expect([code, err]).toEqual([0, '']);
    const found = lines(out);
    expect(found.map(({ section }) => section)).toEqual(['', '', 'Where it was', 'Where it was › Pay']);
    for (const { documentId, start, end, quote } of found)
      expect((documentId === ids[0] ? plain : marked).slice(start, end)).toBe(quote);
    expect(found[0]).toMatchObject({
      quote: 'Union',
      before: 'The ',
      after: expect.stringMatching(/^ struck/),
    });
  });

  it('takes the options of the window', async () => {
    expect(await quotes('union', '--accents')).toEqual(['Union', 'union', 'union']);
    expect(await quotes('Union', '--case')).toEqual(['Union', 'Unión']);
    expect(await quotes('unio', '--words')).toEqual([]);
    expect(await quotes('ministry paid')).toEqual(['ministry\npaid', 'ministry paid']);
    expect(await quotes('paid ministry', '--near', '1')).toEqual(['ministry\npaid', 'ministry paid']);
    expect(await quotes('p\\w+d', '--regex')).toEqual(['paid', 'paid']);
    expect(await quotes('the', '--most', '1')).toEqual(['The']);
  });

  it('looks where it is told, by id or name', async () => {
    expect(await quotes('union', '--item', 'ministry')).toEqual(['union']);
    expect(await quotes('union', '--item', 'the ministry')).toEqual(['union']);
    expect(await quotes('union', '--kind', 'actor', '--coder', 'Ana')).toEqual(['union']);
    expect(await quotes('union', '--uncoded', '--document', ids[0] ?? '')).toEqual(['Union']);
    expect(await quotes('union', '--uncoded', '--kind', 'tracer')).toHaveLength(4);
    expect(await quotes('union', '--where', 'country=Mexico')).toEqual(['Unión', 'union']);
    const { code, err } = await tracework(['search', 'Pay', 'union', '--where', 'nation=Mexico']);
    expect(code).not.toBe(0);
    expect(err).toContain('nation=Mexico');
  });

  it('says what was left out', async () => {
    const { err } = await tracework(['search', 'Pay', 'the', '--most', '2']);
    expect(err).toBe('There are more than 2 places: the first were printed.\n');
  });

  it.each([
    [['a |'], 'After “|” words are missing'],
    [['(a+)+', '--regex'], 'may take for ever'],
    [[' '], 'The query is empty'],
    [['a', '--item', 'nobody'], 'The study has no item “nobody”'],
  ])('refuses %j and says why', async (args, why) => {
    const { code, out, err } = await tracework(['search', 'Pay', ...args]);
    expect(err).toContain(why);
    expect([code, out]).toEqual([1, '']);
  });

  it('says what is wrong usage', async () => {
    expect((await tracework(['search', 'Pay', 'a', '--near', '0'])).code).toBe(2);
  });
});

describe('kwic', () => {
  it('prints the words on each side, sorted as asked, with what a place is coded with', async () => {
    const { out } = await tracework(['kwic', 'Pay', 'union', '--context', '2', '--sort', 'right1,document']);
    const found = lines(out);
    expect(found.map(({ right }) => right.trim())).toEqual(['in May', 'struck. The', 'was asked', '']);
    expect(found[0]).toMatchObject({ left: 'paid the ', node: 'union', codes: ['The Ministry'] });
    const unsorted = lines((await tracework(['kwic', 'Pay', 'union'])).out);
    expect(unsorted.map(({ node }) => node)).toEqual(['Union', 'union', 'Unión', 'union']);
    const byCode = lines((await tracework(['kwic', 'Pay', 'union', '--sort', 'code'])).out);
    expect(byCode.map(({ codes }) => codes.length)).toEqual([1, 0, 0, 0]);
  });

  it('prints CSV that a spreadsheet runs nothing of', async () => {
    const { out } = await tracework(['kwic', 'Pay', '"=union"', '--format', 'csv']);
    const { data } = papaparse.parse<Record<string, string>>(out, { header: true, skipEmptyLines: true });
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ node: "'=union", section: 'Where it was › Pay' });
    const none = await tracework(['kwic', 'Pay', 'nothing', '--format', 'csv']);
    expect(none.out).toBe('document,documentId,start,end,left,node,right,section,codes\n');
  });

  it('refuses to sort by what is not there', async () => {
    const { code, err } = await tracework(['kwic', 'Pay', 'a', '--sort', 'left0']);
    expect([code, err]).toEqual([1, expect.stringContaining('“left0” is nothing to sort by')]);
  });
});
