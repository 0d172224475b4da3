import { existsSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { ExchangeProject } from '../../project.ts';
import { refiCodebook, refiProject } from './refi.ts';

/** A GUID from a few digits. */
const guid = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;

const wrap = (inside: string, attributes = 'origin="NVivo 12"'): string =>
  `<?xml version="1.0" encoding="utf-8"?><Project name="Study" ${attributes} xmlns="urn:QDA-XML:project:1.0">${inside}</Project>`;

const codes = (...inside: string[]): string => `<CodeBook><Codes>${inside.join('')}</Codes></CodeBook>`;
const code = (number: number, name: string, more = '', inside = ''): string =>
  `<Code guid="${guid(number)}" name="${name}" isCodable="true" ${more}>${inside}</Code>`;
const selection = (number: number, start: number, end: number, more = '', inside = ''): string =>
  `<PlainTextSelection guid="${guid(number)}" startPosition="${start}" endPosition="${end}" ${more}>` +
  `${inside}<Coding guid="${guid(number + 1000)}"><CodeRef targetGUID="${guid(1)}"/></Coding></PlainTextSelection>`;

const archive = (project: string, files: Record<string, string | Uint8Array> = {}, name = 'project.qde') =>
  zipSync({
    [name]: strToU8(project),
    ...Object.fromEntries(
      Object.entries(files).map(([path, content]) => [
        path,
        typeof content === 'string' ? strToU8(content) : content,
      ]),
    ),
  });

const read = async (bytes: Uint8Array): Promise<ExchangeProject> => {
  const file = { path: 'study.qdpx', bytes };
  expect(refiProject.sniff([file])).toBe(true);
  const reading = await refiProject.read([file]);
  if (!reading.ok) throw new Error(reading.message);
  return reading.project;
};

const message = async (bytes: Uint8Array): Promise<string> => {
  const reading = await refiProject.read([{ path: 'study.qdpx', bytes }]);
  return reading.ok ? 'it was read' : reading.message;
};

/** What each passage's range cuts out. */
const cuts = ({ documents, passages }: ExchangeProject): (string | null)[] =>
  passages.map(({ documentKey, range }) => {
    const text = documents.find(({ key }) => key === documentKey)?.text;
    return range === null || text == null ? null : text.slice(range.start, range.end);
  });

describe('REFI-QDA projects', () => {
  it('have codes under kinds and codes, coders, notes, links and variables', async () => {
    const project = await read(
      archive(
        wrap(
          `<Users><User guid="${guid(90)}" name="Ada"/></Users>` +
            codes(
              `<Code guid="{${guid(50)}}" name="Actors" isCodable="false" color="#F80"><Description>Who acts</Description>${code(1, 'Union', 'color="#AABBCC"', `<NoteRef targetGUID="${guid(70)}"/>`)}</Code>`,
              code(2, 'Health', '', code(3, 'Reform')),
            ) +
            `<Variables><Variable guid="${guid(60)}" name="Year" typeOfVariable="Integer"/><Variable guid="${guid(61)}" name="Kind" typeOfVariable="Text"/></Variables>` +
            `<Cases><Case guid="${guid(65)}"><VariableValue><VariableRef targetGUID="${guid(61)}"/><TextValue>report</TextValue></VariableValue><SourceRef targetGUID="${guid(10)}"/></Case></Cases>` +
            `<Sources><TextSource guid="${guid(10).toUpperCase()}" name="Report"><PlainTextContent>The union 😀 spoke.</PlainTextContent>` +
            selection(
              20,
              4,
              11,
              `creatingUser="${guid(90)}" creationDateTime="2020-01-02T03:04:05Z"`,
              '<Description>loud</Description>',
            ) +
            `<VariableValue><VariableRef targetGUID="${guid(60)}"/><IntegerValue>1995</IntegerValue></VariableValue></TextSource></Sources>` +
            `<Notes><Note guid="${guid(70)}" name="On unions" creatingUser="${guid(90)}"><PlainTextContent>They are many.</PlainTextContent></Note>` +
            `<Note guid="${guid(71)}" name="Loose note"><PlainTextContent>Loose note, of the project</PlainTextContent></Note>` +
            `<Note guid="${guid(72)}" name="Annotation"><PlainTextContent>see above</PlainTextContent></Note></Notes>` +
            `<Links><Link guid="${guid(80)}" name="opposes" direction="OneWay" originGUID="${guid(1)}" targetGUID="${guid(3)}"/>` +
            `<Link guid="${guid(81)}" originGUID="${guid(72)}" targetGUID="${guid(20)}"/></Links>`,
        ),
      ),
    );
    expect(project).toMatchObject({
      name: 'Study',
      writtenBy: 'NVivo 12',
      coders: [{ key: guid(90), name: 'Ada' }],
      kinds: [{ key: guid(50), label: 'Actors', colour: '#ff8800', description: 'Who acts' }],
      codes: [
        { key: guid(1), label: 'Union', kindKey: guid(50), parentKey: null, colour: '#aabbcc' },
        { key: guid(2), label: 'Health', kindKey: null, parentKey: null },
        { key: guid(3), label: 'Reform', kindKey: null, parentKey: guid(2) },
      ],
      documents: [{ title: 'Report', text: 'The union 😀 spoke.', values: { Year: 1995, Kind: 'report' } }],
      passages: [
        {
          codeKey: guid(1),
          coderKey: guid(90),
          createdAt: '2020-01-02T03:04:05Z',
          memo: 'loud',
          range: { start: 4, end: 12 },
        },
      ],
      links: [{ type: 'opposes', directed: true, fromKey: guid(1), toKey: guid(3) }],
    });
    expect(cuts(project)).toEqual(['union 😀']);
    expect(project.memos.map(({ on, text }) => [on, text])).toEqual([
      [{ type: 'code', key: guid(1) }, 'On unions\n\nThey are many.'],
      [{ type: 'project' }, 'Loose note, of the project'],
      [{ type: 'passage', key: guid(1020) }, 'Annotation\n\nsee above'],
    ]);
    expect(project.losses).toEqual([]);
  });

  const lines = 'First line\r\nSecond line\r\nThird line\r\n';
  const textSource = (attributes: string, ...inside: string[]): string =>
    codes(code(1, 'A')) +
    `<Sources><TextSource guid="${guid(10)}" name="T" ${attributes}>${inside.join('')}</TextSource></Sources>`;

  it.each([
    ['one by the words, whoever wrote it', 'NVivo 12', selection(20, 11, 17, 'name="Second"')],
    ['two by the words, whoever wrote it', 'ATLAS.ti 23', selection(20, 12, 18, 'name="Second"')],
    ['one by habit', 'ATLAS.ti 23', selection(20, 11, 17)],
    ['one by habit', 'MAXQDA 2020', selection(20, 11, 17)],
    ['two by habit', 'NVivo 12', selection(20, 12, 18)],
    [
      'inclusive ends',
      'Other',
      selection(20, 12, 17, 'name="Second"') + selection(21, 25, 29, 'name="Third"'),
    ],
    ['names cut short', 'Other', selection(20, 11, 17, 'name="Seco…"')],
  ])('count line ends as %s', async (_, origin, inside) => {
    const project = await read(
      archive(wrap(textSource('plainTextPath="internal://a.txt"', inside), `origin="${origin}"`), {
        'sources/a.txt': `\ufeff${lines}`,
      }),
    );
    expect(project.documents[0]?.text).toBe(lines.replaceAll('\r\n', '\n'));
    expect(cuts(project)[0]).toBe('Second');
  });

  it('count characters beyond the first plane as two where the words say so', async () => {
    const project = await read(
      archive(
        wrap(
          textSource(
            '',
            '<PlainTextContent>😀😀 one two three</PlainTextContent>',
            selection(20, 5, 8, 'name="one"'),
            selection(21, 9, 12, 'name="two"'),
          ),
        ),
      ),
    );
    expect(cuts(project)).toEqual(['one', 'two']);
    expect(project.losses).toEqual([expect.stringContaining('UTF-16')]);
  });

  it('take a name that is a quote for the words where positions cut out others', async () => {
    const words = Array.from({ length: 10 }, (_, i) => `word${i}`);
    const text = words.join(' ');
    const selections = words.map((word, i) =>
      selection(
        20 + i,
        text.indexOf(word),
        text.indexOf(word) + 5,
        `name="${i === 9 ? 'word3 word4' : word}"`,
      ),
    );
    const project = await read(
      archive(wrap(textSource('', `<PlainTextContent>${text}</PlainTextContent>`, ...selections))),
    );
    expect(project.passages.map(({ quote }) => quote).filter(quote => quote !== null)).toEqual([
      'word3 word4',
    ]);
  });

  it.each([
    ['internal://A1.TXT', 'sources/a1.txt'],
    ['internal://a1.txt', 'Sources/A1.txt'],
    ['a1.txt', 'sources/a1.txt'],
    ['relative:///somewhere/a1.txt', 'deep/er/a1.txt'],
    ['internal://a%201.txt', 'sources/a 1.txt'],
    ['sources\\a1.txt', 'sources/a1.txt'],
  ])('find the source %s under %s', async (path, name) => {
    const project = await read(
      archive(wrap(textSource(`plainTextPath="${path}"`)), { [name]: 'found', 'sources/.root': '' }),
    );
    expect(project.documents[0]?.text).toBe('found');
  });

  it('tell of sources whose file is not there', async () => {
    const project = await read(
      archive(
        wrap(textSource('plainTextPath="internal://gone.txt"', selection(20, 0, 3, 'name="The words"'))),
      ),
    );
    expect(project.documents).toMatchObject([{ text: null, source: null }]);
    expect(project.passages).toMatchObject([{ range: null, quote: 'The words' }]);
    expect(project.losses).toEqual([expect.stringContaining('gone.txt is not in the project')]);
  });

  it('have PDFs with places in their text and on their pages', async () => {
    const pdf = (page: number, more = ''): string =>
      `<PDFSelection guid="${guid(30)}" page="${page}" firstX="10" firstY="90" secondX="60" secondY="20">${more}` +
      `<Coding guid="${guid(31)}"><CodeRef targetGUID="${guid(1)}"/></Coding></PDFSelection>`;
    const project = await read(
      archive(
        wrap(
          codes(code(1, 'A')) +
            `<Sources><PDFSource guid="${guid(10)}" name="Paper.pdf" path="internal://p.pdf">${pdf(1)}` +
            `<Representation guid="${guid(11)}" plainTextPath="internal://p.txt">${selection(20, 0, 5)}${selection(30, 6, 11)}</Representation></PDFSource>` +
            `<PDFSource guid="${guid(12)}" name="Scan" path="internal://p.pdf">${pdf(
              0,
              `<Representation guid="${guid(13)}"><PlainTextContent>some words</PlainTextContent></Representation>`,
            )
              .replace(guid(30), guid(40))
              .replace(guid(31), guid(41))}</PDFSource></Sources>`,
          'origin="ATLAS.ti"',
        ),
        { 'sources/p.pdf': '%PDF-1.4', 'sources/p.txt': 'Hello pages here' },
      ),
    );
    expect(project.documents).toMatchObject([
      { title: 'Paper.pdf', fileName: 'Paper.pdf', text: 'Hello pages here', source: { extension: 'pdf' } },
      { title: 'Scan', fileName: 'Scan.pdf', text: null, source: { extension: 'pdf' } },
    ]);
    expect(project.passages).toMatchObject([
      { range: { start: 0, end: 5 }, page: null },
      { range: { start: 6, end: 11 }, page: { number: 2, rect: [10, 20, 60, 90] } },
      { range: null, page: { number: 1, rect: [10, 20, 60, 90] }, quote: 'some words' },
    ]);
  });

  it('have groups: of codes as kinds, of documents as variables', async () => {
    const member = (what: string, number: number): string => `<Member${what} targetGUID="${guid(number)}"/>`;
    const project = await read(
      archive(
        wrap(
          codes(code(1, 'A'), code(2, 'B'), code(3, 'C')) +
            `<Sources><TextSource guid="${guid(10)}" name="T"><PlainTextContent>x</PlainTextContent></TextSource></Sources>` +
            `<Sets><Set guid="${guid(60)}" name="First">${member('Code', 1)}${member('Code', 2)}</Set>` +
            `<Set guid="${guid(61)}" name="Second">${member('Code', 2)}</Set>` +
            `<Set guid="${guid(62)}" name="gender: male">${member('Source', 10)}</Set>` +
            `<Set guid="${guid(63)}" name="long">${member('Source', 10)}</Set></Sets>`,
        ),
      ),
    );
    const [first] = project.kinds;
    expect(project.kinds.map(({ label }) => label)).toEqual(['First']);
    expect(project.codes.map(({ kindKey }) => kindKey)).toEqual([first?.key, null, null]);
    expect(project.documents[0]?.values).toEqual({ gender: 'male', long: true });
    expect(project.memos.map(({ text }) => text)).toEqual([
      'Group of codes “First”: B',
      'Group of codes “Second”: B',
    ]);
  });

  it('tell what a study cannot hold', async () => {
    const project = await read(
      archive(
        wrap(
          codes(code(1, 'A'), code(1, 'B')) +
            `<Sources><PictureSource guid="${guid(10)}"><PictureSelection guid="${guid(11)}" firstX="0" firstY="0" secondX="1" secondY="1"><Coding guid="${guid(12)}"><CodeRef targetGUID="${guid(1)}"/></Coding></PictureSelection></PictureSource>` +
            `<AudioSource guid="${guid(13)}" name="Talk"><Transcript guid="${guid(14)}"><PlainTextContent>Hello there</PlainTextContent><SyncPoint guid="${guid(15)}" position="0"/><SyncPoint guid="${guid(16)}" position="5"/>` +
            `<TranscriptSelection guid="${guid(17)}" fromSyncPoint="${guid(15)}" toSyncPoint="${guid(16)}"><Coding guid="${guid(18)}"><CodeRef targetGUID="${guid(1)}"/></Coding></TranscriptSelection></Transcript></AudioSource></Sources>` +
            `<Graphs><Graph guid="${guid(20)}"/></Graphs>`,
        ),
      ),
    );
    expect(cuts(project)).toEqual(['Hello']);
    for (const told of ['code with the id', 'picture', 'coded place in a picture', 'recording', 'drawing'])
      expect(project.losses.some(loss => loss.includes(told))).toBe(true);
  });

  it('are found under other names of the project file, but never guessed', async () => {
    const project = wrap(codes(code(1, 'A')));
    expect((await read(archive(project, {}, 'My study.qde'))).codes).toHaveLength(1);
    expect(await message(archive(project, { 'b.qde': project }, 'a.qde'))).toMatch(/2 project files/);
    expect(await message(archive(project, { '../evil.txt': 'x' }))).toMatch(/outside of its folder/);
    expect(await message(archive('<html/>'))).toMatch(/begins with <html>/);
    expect(await message(archive('<!DOCTYPE x [<!ENTITY a "b">]><Project/>'))).toMatch(/document type/);
    expect(await message(zipSync({ 'a.txt': strToU8('x') }))).toMatch(/no project file/);
    expect(await message(strToU8('not a zip'))).toMatch(/damaged/);
  });

  it('never break on damage: 400 changed archives and 400 changed project files', async () => {
    const project = wrap(
      codes(code(1, 'A')) +
        `<Sources><TextSource guid="${guid(10)}" name="T" plainTextPath="internal://a.txt">${selection(20, 0, 5, 'name="First"')}</TextSource></Sources>` +
        `<Notes><Note guid="${guid(70)}"><PlainTextContent>n</PlainTextContent></Note></Notes><Sets><Set guid="${guid(60)}" name="S"><MemberCode targetGUID="${guid(1)}"/></Set></Sets>`,
    );
    const whole = archive(project, { 'sources/a.txt': lines });
    const change = fc.record({ at: fc.nat(), by: fc.nat({ max: 255 }), cut: fc.nat({ max: 40 }) });
    const changed = (bytes: Uint8Array, edits: { at: number; by: number; cut: number }[]): Uint8Array => {
      let result = new Uint8Array(bytes);
      for (const { at, by, cut } of edits) {
        const place = at % result.length;
        result[place] = by;
        if (cut > 30) result = new Uint8Array([...result.slice(0, place), ...result.slice(place + cut)]);
      }
      return result;
    };
    const isTold = async (bytes: Uint8Array): Promise<boolean> => {
      refiProject.sniff([{ path: 'study.qdpx', bytes }]);
      const reading = await refiProject.read([{ path: 'study.qdpx', bytes }]);
      return (
        reading.ok ||
        (reading.message.startsWith('study.qdpx was not imported: ') && reading.message.endsWith('.'))
      );
    };
    const edits = fc.array(change, { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(edits, made => isTold(changed(whole, made))),
      { numRuns: 400 },
    );
    await fc.assert(
      fc.asyncProperty(edits, made => isTold(zipSync({ 'project.qde': changed(strToU8(project), made) }))),
      { numRuns: 400 },
    );
  });
});

describe('REFI-QDA codebooks', () => {
  it('have codes and sets, whatever the namespace', async () => {
    const bytes = strToU8(
      `<?xml version="1.0"?><!-- made by hand --><CodeBook xmlns="urn:QDA-XML:codebook:1:0" origin="NVivo">` +
        `<Codes><Code guid="${guid(1)}" name="A" isCodable="true"><Description>d</Description></Code></Codes>` +
        `<Sets><Set guid="${guid(2)}" name="Group"><MemberCode guid="${guid(1)}"/></Set></Sets></CodeBook>`,
    );
    const file = { path: 'folder/Codes.qdc', bytes };
    expect(refiCodebook.sniff([file])).toBe(true);
    expect(refiProject.sniff([file])).toBe(false);
    const reading = await refiCodebook.read([file]);
    expect(reading).toMatchObject({
      ok: true,
      project: {
        name: 'Codes',
        kinds: [{ label: 'Group' }],
        codes: [{ label: 'A', description: 'd', kindKey: expect.stringMatching(/^set-/) }],
      },
    });
  });
});

const examples = new URL('../../../../../../shared/examples/refi/', import.meta.url);

describe.runIf(existsSync(examples))('files of other programs', () => {
  it('come in: an ATLAS.ti project', async () => {
    const project = await read(readFileSync(new URL('atlas23-small.qdpx', examples)));
    expect(project).toMatchObject({
      name: 'target-atlas-project',
      writtenBy: 'ATLAS.ti for Windows 23.2.3.27778',
      coders: [{ name: 'Enric Llagostera' }, { name: 'ATLAS.ti' }],
      codes: [
        { label: 'Commits', parentKey: null },
        { label: '2022-05-10T02:05:59Z 19e4dce' },
        { label: '2022-02-11T10:39:25Z cdbfd92' },
      ],
      losses: [],
    });
    expect(new Set(project.codes.slice(1).map(({ parentKey }) => parentKey))).toEqual(
      new Set([project.codes[0]?.key]),
    );
  });

  it('come in: the standard’s own codebook', async () => {
    const file = { path: 'annex.qdc', bytes: readFileSync(new URL('annex-a1-codebook.qdc', examples)) };
    expect(refiCodebook.sniff([file])).toBe(true);
    const reading = await refiCodebook.read([file]);
    expect(reading).toMatchObject({
      ok: true,
      project: {
        kinds: [{ label: 'Topics' }, { label: 'Values' }],
        codes: [
          { label: 'Economy', colour: '#ffff00', description: 'Anything about jobs or taxes or business' },
          { label: 'Health care' },
          { label: 'Conservatives' },
          { label: 'Liberals' },
        ],
      },
    });
  });
});
