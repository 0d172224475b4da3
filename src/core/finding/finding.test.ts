import { describe, expect, it } from 'vitest';
import { DocumentReading } from '../structure/document-reading.ts';
import { blocksOfPlainText } from '../text/plain-text.ts';
import { fitOfName, isAcronym } from './acronyms.ts';
import { readCitationPatterns } from './citation-patterns.ts';
import { evidenceOf, findCitations } from './citations.ts';
import { findDefinitions } from './definitions.ts';
import { readInterviewDate, readsMonthFirst } from './interview-date.ts';
import { findNames } from './names.ts';
import { placeOf, plainReport } from './testing/plain-report.ts';

const read = (text: string) => new DocumentReading('d', text, blocksOfPlainText(text));
const report = read(plainReport);

const definitionsOf = (text: string) =>
  findDefinitions(read(text).flows).map(({ short, long, rule }) => [short, long, rule]);

describe('acronyms', () => {
  it.each([
    ['HRI', 'Harbour Research Institute', 1],
    ['SEP', 'Sindicato de Estibadores del Puerto', 1],
    ['DRGs', 'diagnosis-related groups', 1],
    ['AVP', 'Ávila y Pardo', 0.5],
    ['XYZ', 'Harbour Research Institute', 0],
  ])('%s fits “%s”', (acronym, name, least) => {
    const fit = fitOfName(acronym, name);
    if (least === 1) expect(fit).toBe(1);
    else if (least === 0) expect(fit).toBe(0);
    else expect(fit).toBeGreaterThan(least);
  });

  it('fits worse a name with words that have no letter', () => {
    expect(fitOfName('HRI', 'the Old Harbour Research Institute')).toBeLessThan(1);
  });

  it('is not every word in capitals', () => {
    expect(['HRI', 'DRGs', 'CANA-MEX', 'A', 'IV', 'Harbour', 'the', 'R&D'].filter(isAcronym)).toEqual([
      'HRI',
      'DRGs',
      'CANA-MEX',
      'R&D',
    ]);
  });
});

describe('definitions', () => {
  it('finds the names before and behind brackets, in both languages', () => {
    const found = findDefinitions(report.flows).map(({ short, long, rule }) => [short, long, rule]);
    expect(found).toEqual([
      ['HRI', 'Harbour Research Institute', 'letters answer'],
      ['HAPC', 'Harbour Authority of Puerto Claro', 'letters answer'],
      ['Dock Workers’ Union', 'Sindicato de Estibadores del Puerto', 'two languages'],
    ]);
  });

  it('finds what Spanish texts write', () => {
    expect(
      definitionsOf(
        'La Secretaría de Puertos y Costas (SPC) firmó con la UEC (Unión de Estibadores de Claro).',
      ),
    ).toEqual([
      ['SPC', 'Secretaría de Puertos y Costas', 'letters answer'],
      ['UEC', 'Unión de Estibadores de Claro', 'acronym first'],
    ]);
  });

  it('proposes the capitalised name where the letters are of another language', () => {
    expect(definitionsOf('It was sent to the Ministry of Ports (SPC) by the authors.')).toEqual([
      ['SPC', 'Ministry of Ports', 'capitalised name'],
    ]);
  });

  it('proposes nothing for years, references, people and asides', () => {
    expect(
      definitionsOf(
        'The Port Board (see Table 2) and Tomás Arrieta (UEC) met the Board (1995) and the board (a small one), as Ledesma (1958) says.',
      ),
    ).toEqual([]);
  });

  it('stands with its sentence, and with its place in the source', () => {
    const [first] = findDefinitions(report.flows);
    expect(first && report.quote(first.longRanges)).toBe('Harbour Research Institute');
    expect(first && report.quote(first.sentence)).toMatch(/^It was written by .* with it\.$/);
    expect(first?.shortRanges).toEqual([{ start: placeOf('HRI'), end: placeOf('HRI') + 3 }]);
  });
});

describe('citations', () => {
  const citations = findCitations(report.flows, report.structure);

  it('finds interviews with their slips, notes, references and tables', () => {
    expect(citations.map(({ kind, source }) => [kind, source])).toEqual([
      ['note', 'note 1'],
      ['interview', 'interview 1999-03-14'],
      ['interview', 'interview 1999-03-21'],
      ['note', 'note 2'],
      ['interview', 'interview 1999-05-04'],
      ['reference', 'ledesma 1995'],
      ['table', 'table 1'],
    ]);
  });

  it('knows the sentence that each closes, also one that was closed before', () => {
    const closed = citations.map(({ sentence }) => report.quote(sentence));
    expect(closed[1]).toMatch(/^Its director, .*\(Interview, 03\/14\/99\)\.$/);
    expect(closed[2]).toMatch(/^Quiñones met .* ended with nothing but .*\.$/);
    expect(closed[4]).toMatch(/^The dock workers took .* at sea\. \(Interview, 4\/V\/99\)\.$/);
    expect(closed[6]).toMatch(/^Arrieta had led .*\.$/);
  });

  it('tells what a passage leans on', () => {
    const start = placeOf('both times the meeting');
    const sources = (from: number, to: number) =>
      evidenceOf(citations, { start: from, end: to }).map(({ source }) => source);
    expect(sources(start, start + 10)).toEqual(['interview 1999-03-21']);
    expect(sources(placeOf('Arrieta had led'), placeOf('Arrieta had led') + 7)).toEqual([
      'ledesma 1995',
      'table 1',
    ]);
    expect(sources(0, 10)).toEqual([]);
  });

  it('points at the note and the table', () => {
    expect(citations[0]?.target).toEqual(report.structure.notes[0]?.body);
    expect(citations[6]?.target?.start).toBe(placeOf('Table 1\n'));
  });

  it('takes patterns of the user’s own, and refuses those that cannot be run', () => {
    const patterns = readCitationPatterns(
      '[{"id":"letter","kind":"interview","pattern":"\\\\[Letter \\\\d+\\\\]"}]',
    );
    const own = read('He refused [Letter\n12]. They went home.');
    expect(findCitations(own.flows, own.structure, patterns).map(({ quote }) => quote)).toEqual([
      '[Letter 12]',
    ]);
    const refuse = (pattern: string) => () =>
      readCitationPatterns(JSON.stringify([{ id: 'x', kind: 'note', pattern }]));
    expect(refuse('(')).toThrow('no regular expression');
    expect(refuse('(a+)+b')).toThrow('take for ever');
    expect(refuse('((?:a|b)*c)*')).toThrow('take for ever');
    expect(refuse('(a|aa)+$')).toThrow('take for ever');
    expect(refuse('(?:a+){2,50}b')).toThrow('take for ever');
    expect(refuse('(?:; ?(?:a(?:b+)?)?)*')).toThrow('take for ever');
    expect(() => readCitationPatterns('[{"id":"x"}]')).toThrow('cannot be read');
    expect(() => readCitationPatterns('nothing')).toThrow('JSON');
  });
});

describe('a pattern of citations', () => {
  const found = (pattern: string, text: string, more: object = {}) => {
    const [one] = readCitationPatterns(JSON.stringify([{ id: 'own', kind: 'reference', pattern, ...more }]));
    const { flows, structure } = read(text);
    return findCitations(flows, structure, one === undefined ? [] : [one]).map(({ quote, source }) => [
      quote,
      source,
    ]);
  };

  it.each([
    ['Law \\d+', 'See Law\n12.', 'Law 12'],
    ['Law ?\\d+', 'See Law12.', 'Law12'],
    ['Law *, *no', 'See Law , no.', 'Law , no'],
    ['Law +\\d+', 'See Law   12.', 'Law 12'],
    ['Law {2}\\d+', 'See Law  12.', 'Law 12'],
    ['Law[ ,]\\d+', 'See Law{12, Law 12.', 'Law 12'],
  ])('%s: its spaces are any white space, as often as is said', (pattern, text, quote) => {
    expect(found(pattern, text).map(([one]) => one)).toEqual([quote]);
  });

  it('finds references without an author, unless it asks for one', () => {
    const text = 'They cite [12] and [13]. It was so (Program, 1994). The program went on.';
    expect(found('\\[\\d+\\]', text)).toEqual([
      ['[12]', '[12]'],
      ['[13]', '[13]'],
    ]);
    const named = String.raw`\(\p{Lu}\w+, \d{4}\)`;
    expect(found(named, text)).toHaveLength(1);
    expect(found(named, text, { namesAuthor: true })).toEqual([]);
    expect(found(named, 'It was so (Ward, 1994).', { namesAuthor: true })).toEqual([
      ['(Ward, 1994)', 'ward 1994'],
    ]);
  });

  it('is not looked for when it is switched off', () => {
    expect(found('Law', 'The Law.')).toHaveLength(1);
    expect(found('Law', 'The Law.', { enabled: false })).toEqual([]);
  });
});

describe('dates of interviews', () => {
  it.each([
    ['(Interview, 04/21/99)', null, '1999-04-21', null],
    ['(Interview, 21/04/99)', true, '1999-04-21', null],
    ['(Interview, 05/11/99)', true, '1999-05-11', '1999-11-05'],
    ['(Interview, 05/11/99)', false, '1999-11-05', '1999-05-11'],
    ['(nterview, 5/V/99)', null, '1999-05-05', null],
    ['(Interview, 16/IV/99)', true, '1999-04-16', null],
    ['(Interview, 02/25I/99)', true, '1999-02-25', null],
    ['(Interview, 33/44/99)', true, null, null],
  ])('%s, month first: %s', (written, monthFirst, date, other) => {
    expect(readInterviewDate(written, monthFirst)).toMatchObject({ date, other });
  });

  it('tells two interviews of one day apart, and mended ones from clean ones', () => {
    expect(readInterviewDate('(Interview, 05/5/99 b)', true)).toMatchObject({ suffix: 'b', mended: false });
    expect(readInterviewDate('(Interview, 04/04/ 97)', true)).toMatchObject({
      mended: true,
      date: '1997-04-04',
    });
    expect(readInterviewDate('(Interview, 02/25I/99)', true)).toMatchObject({ mended: true });
  });

  it('goes by what the document mostly writes', () => {
    expect(readsMonthFirst(['04/21/99', '04/22/99', '18/10/00', '05/05/99'])).toBe(true);
    expect(readsMonthFirst(['18/10/00', '05/05/99'])).toBe(false);
    expect(readsMonthFirst(['05/05/99'])).toBeNull();
  });
});

describe('names', () => {
  const found = (text: string, known = new Map()) => {
    const { flows } = read(text);
    return findNames([{ documentId: 'd', flows, definitions: findDefinitions(flows) }], { known });
  };

  it('groups the forms of a person’s name', () => {
    const people = found(plainReport).filter(({ type }) => type === 'person');
    const forms = people.map(({ label, variants }) => [label, variants.map(({ name }) => name).sort()]);
    expect(forms).toContainEqual(['Rosa Quiñones', ['Quiñones', 'R. Quinones', 'Rosa Quiñones']]);
    expect(forms).toContainEqual(['Tomás Arrieta', ['Arrieta', 'Tomás Arrieta']]);
  });

  it('leaves a surname that two people share alone', () => {
    const text =
      'Then Rosa Vega met Juan Vega in town. Later, they say, Vega left. Both Rosa Vega and Juan Vega had seen Vega.';
    const proposals = found(text);
    expect(proposals.find(({ label }) => label === 'Vega')?.count).toBe(2);
    expect(proposals.find(({ label }) => label === 'Rosa Vega')?.count).toBe(2);
  });

  it('joins word order, misprints and explained acronyms', () => {
    const text =
      'The Ministry of Ports (SPC) wrote. Then the Ports Ministry wrote, and the Ministry of Ports, and the Minstry of Ports. Again the SPC wrote, and so did the Ministry of Ports.';
    const [first] = found(text);
    expect(first?.type).toBe('organisation');
    expect(first?.variants.map(({ name, rule }) => [name, rule]).sort()).toEqual([
      ['Ministry of Ports', null],
      ['Minstry of Ports', 'one letter'],
      ['Ports Ministry', 'word order'],
      ['SPC', 'explained in the text'],
    ]);
  });

  it('leaves out what only begins sentences, and what the text writes small too', () => {
    const text =
      'However, it rained. Furthermore it blew. However, nobody came. Furthermore, the Harbour was shut. The harbour stayed shut, and the Harbour slept.';
    expect(found(text).map(({ label }) => label)).toEqual([]);
  });

  it('proposes the forms of a known item as its further names, and nothing where it has all of them', () => {
    const item = { id: 'i', label: 'Rosa Quiñones' };
    const known = (keys: string[]) => new Map(keys.map(key => [key, item]));
    const [first] = found(plainReport, known(['rosa quinones'])).filter(each => each.item !== null);
    expect(first?.label).toBe('Rosa Quiñones');
    expect(
      found(plainReport, known(['rosa quinones', 'quinones', 'r quinones'])).filter(each => each.item),
    ).toEqual([]);
  });

  it('ranks what comes often and everywhere before what comes in one place', () => {
    const filler = 'nothing much was said there about anything at all on that long day. ';
    const text = `${'At the Port of Claro '.concat(filler).repeat(6)}${'So Rosa Vega and Rosa Vega and Rosa Vega left. '.repeat(2)}`;
    expect(found(text).map(({ label }) => label)).toEqual(['Port of Claro', 'Rosa Vega']);
  });
});
