import { describe, expect, it } from 'vitest';
import { readTemplate } from '../../../../tests/support/feasibility-study.ts';
import { StudyInMemory } from '../../../../tests/support/study-in-memory.ts';
import { markdownImporter } from '../../importers/markdown.ts';
import { blocksOfPlainText } from '../../text/plain-text.ts';
import { readCsvGlossary } from './csv-glossary.ts';
import { rangeOfEntry } from './entry.ts';
import { findGlossary } from './find-glossary.ts';
import { glossaryOfStudy } from './glossary-of-study.ts';
import { itemsByName, planTakeOver, takeOverCommand } from './take-over.ts';

const read = (text: string, range: { start: number; end: number } | null = null) =>
  findGlossary(text, blocksOfPlainText(text), range);
const rowsOf = (text: string) =>
  read(text).map(({ acronym, original, translation, type }) => [acronym, original, translation, type]);

/** A list as an extraction breaks it: cells over lines, a row twice with another's lines, mixed lines, lost types. */
const cells = [
  ['ACRONYMS'],
  ['ADP', 'Asociación de\nDueños de Pesqueros', 'Fishing Boat Owners\nAssociation', 'Business'],
  [
    'CPN',
    'Consejo de Puertos del\nNorte\nFondo de Faros y Boyas',
    'Northern Ports\nCouncil\nLights and Buoys Fund',
    'Public',
  ],
  ['CPN', 'Consejo de Puertos del\nNorte', 'Northern Ports\nCouncil', 'Public'],
  ['DGM', 'Dirección General de\nMuelles', 'General Directorate of\nWharves', 'Public'],
  ['iii'],
  ['FFB', 'Business\n SEP', 'Sindicato de Estibadores\ndel Puerto', 'Dockers’ Union', 'Union'],
  ['SMN', 'Frente de Marineros del\nNorte', 'Northern Sailors’ Front Union'],
  ['CNM', 'Northern Navy Council\nConsejo de la Marina\ndel Norte'],
  ['SPP', 'Sindicato de Pilotos\ndel Puerto', 'Port Pilots’ Union', 'Union'],
  ['STM', 'Sindicato de Talleres\nde Muelles', 'Wharf Workshops’ Union', 'Union'],
  ['UBP', 'Unión de Barqueros\ndel Puerto', 'Port Boatmen’s\nUnion', 'Business'],
]
  .flat()
  .join('\n\n')
  .concat(
    '\n\nINTRODUCTION\nThe first line of the text is long enough to be one of a report and not one of a list.\n',
  );

describe('a list that an extraction has broken into cells', () => {
  const entries = new Map(read(cells).map(entry => [entry.acronym, entry]));

  it('gives each acronym its two names and its type', () => {
    expect(rowsOf(cells)).toEqual([
      ['ADP', 'Asociación de Dueños de Pesqueros', 'Fishing Boat Owners Association', 'Business'],
      ['CPN', 'Consejo de Puertos del Norte', 'Northern Ports Council', 'Public'],
      ['FFB', 'Fondo de Faros y Boyas', 'Lights and Buoys Fund', ''],
      ['DGM', 'Dirección General de Muelles', 'General Directorate of Wharves', 'Public'],
      ['SEP', 'Sindicato de Estibadores del Puerto', 'Dockers’ Union', 'Union'],
      ['SMN', 'Frente de Marineros del Norte', 'Northern Sailors’ Front', 'Union'],
      ['CNM', 'Consejo de la Marina del Norte', 'Northern Navy Council', ''],
      ['SPP', 'Sindicato de Pilotos del Puerto', 'Port Pilots’ Union', 'Union'],
      ['STM', 'Sindicato de Talleres de Muelles', 'Wharf Workshops’ Union', 'Union'],
      ['UBP', 'Unión de Barqueros del Puerto', 'Port Boatmen’s Union', 'Business'],
    ]);
  });

  it('says what is odd, and of what is not odd nothing', () => {
    expect(entries.get('ADP')?.doubts).toEqual([]);
    expect(entries.get('CPN')?.doubts).toEqual(['The list has it twice.']);
    expect(entries.get('FFB')?.doubts).toContain('Its names stand in another row of the list.');
    expect(entries.get('SMN')?.doubts).toEqual(['Its type stood in the line of its translation.']);
    expect(entries.get('CNM')?.doubts).toEqual(['The lines of its two names stand mixed.']);
  });

  it('stands where it says', () => {
    for (const { acronym, original, ranges } of entries.values()) {
      const say = (list: readonly { start: number; end: number }[]) =>
        list.map(({ start, end }) => cells.slice(start, end)).join(' ');
      expect(say(ranges.acronym)).toBe(acronym);
      expect(say(ranges.original)).toBe(original);
    }
  });

  it('is looked for in a range alone, where one is given', () => {
    const start = cells.indexOf('SPP');
    const found = read(`${cells}`, { start, end: cells.length });
    expect(found).toEqual([]);
    const from = cells.indexOf('DGM');
    expect(read(cells, { start: from, end: cells.length }).map(({ acronym }) => acronym)[0]).toBe('DGM');
  });
});

describe('lists a line an entry', () => {
  it('tells original from translation by language', () => {
    expect(
      rowsOf(
        [
          'SDP - Secretaría de Puertos, Ministry of Ports',
          'UEC: Unión de Estibadores (Dockers’ Union)',
          'BNC - Banco Nacional de Costas, Ríos y Lagos',
        ].join('\n\n'),
      ),
    ).toEqual([
      ['SDP', 'Secretaría de Puertos', 'Ministry of Ports', ''],
      ['UEC', 'Unión de Estibadores', 'Dockers’ Union', ''],
      ['BNC', 'Banco Nacional de Costas, Ríos y Lagos', '', ''],
    ]);
  });

  it('gives a name its acronym that stands apart from it, where the letters fit', () => {
    const text =
      'AB - Armada Blanca, the White Fleet\n\nCD - Casa del Dique, House of the Dyke\n\nEF - Escuela del Faro, Lighthouse School\n\nSecretaría de Muelles, Ministry of Wharves\n\n\nSM\n\n12';
    const last = read(text).at(-1);
    expect(last).toMatchObject({
      acronym: 'SM',
      original: 'Secretaría de Muelles',
      translation: 'Ministry of Wharves',
    });
    expect(last?.doubts).toEqual(['Acronym and name stand apart.']);
    expect(read(text.replace('SM', 'SX')).map(({ acronym }) => acronym)).toEqual(['AB', 'CD', 'EF']);
  });

  it('takes two such lines, or a time and a ratio, for no list', () => {
    expect(rowsOf('AB - Armada Blanca\n\nCD - Casa del Dique\n')).toEqual([]);
    expect(rowsOf('The quay: long.\nThe mole: short.\nThe dyke: old.\n')).toEqual([]);
  });

  it('reads tables, by the words of their head', () => {
    const text = '| Tipo | Siglas | Nombre |\n|---|---|---|\n| Unión | UEC | Unión de Estibadores |\n';
    const [entry] = findGlossary(text, markdownImporter.blocksOf(text));
    expect(entry).toMatchObject({
      acronym: 'UEC',
      original: 'Unión de Estibadores',
      translation: '',
      type: 'Unión',
    });
    expect(entry && rangeOfEntry(entry)).toEqual({
      start: text.lastIndexOf('Unión |'),
      end: text.lastIndexOf(' |'),
    });
  });
});

describe('glossaries from elsewhere', () => {
  it('reads spreadsheets with and without a head, whatever the separator', () => {
    const rows = (csv: string) => readCsvGlossary(csv).map(each => [each.acronym, each.original, each.type]);
    expect(rows('\ufefftype;name;acronym\nUnion;"Unión; de Estibadores";UEC\n')).toEqual([
      ['UEC', 'Unión; de Estibadores', 'Union'],
    ]);
    expect(rows('UEC,Unión de Estibadores,Dockers’ Union,Union\n\n')).toEqual([
      ['UEC', 'Unión de Estibadores', 'Union'],
    ]);
    expect(() => readCsvGlossary('\n\n')).toThrow('Nothing was taken over');
  });

  it('reads the items of another study', () => {
    const study = new StudyInMemory(readTemplate('political-feasibility'));
    study.dispatch('item.add', {
      kind: 'actor',
      label: 'Dockers’ Union',
      aliases: ['UEC', 'Unión de Estibadores'],
    });
    expect(glossaryOfStudy(study.store)).toMatchObject([
      { acronym: 'UEC', original: 'Unión de Estibadores', translation: 'Dockers’ Union', type: 'Actor' },
    ]);
    expect(glossaryOfStudy(study.store, 'tracer')).toEqual([]);
  });
});

describe('taking over', () => {
  const study = () => new StudyInMemory(readTemplate('political-feasibility'));
  const entry = {
    label: 'UEC',
    aliases: ['Unión de Estibadores', 'Dockers’ Union', ''],
    type: 'Labour union',
    original: 'Unión de Estibadores',
  };

  it('adds items with their names and values in one commit, which one undo takes back', () => {
    const own = study();
    const plan = planTakeOver(own.store, 'actor', entry, itemsByName(own.store));
    const command = takeOverCommand('actor', [plan], 'Take over a glossary');
    expect(command).not.toBeNull();
    if (command !== null) own.dispatch(command.type, command.args);
    expect([...own.store.all('item')]).toMatchObject([
      {
        label: 'UEC',
        aliases: ['Unión de Estibadores', 'Dockers’ Union'],
        values: { 'actor.type': 'union', 'actor.original-name': 'Unión de Estibadores' },
      },
    ]);
    expect(own.commits.filter(({ command: { type } }) => type === 'batch')).toHaveLength(1);
  });

  it('adds only names to an item that has one of them, whatever its case and accents, and keeps its values', () => {
    const own = study();
    own.dispatch('item.add', {
      id: 'union',
      kind: 'actor',
      label: 'union de estibadores',
      values: { type: 'other' },
    });
    const plan = planTakeOver(own.store, 'actor', entry, itemsByName(own.store));
    expect(plan).toMatchObject({
      action: 'extend',
      newAliases: ['UEC', 'Unión de Estibadores', 'Dockers’ Union'],
      values: { 'actor.original-name': 'Unión de Estibadores' },
    });
    const command = takeOverCommand('actor', [plan, plan], 'Twice');
    expect(command?.args).toMatchObject({ commands: [{ type: 'item.change' }] });
    if (command !== null) own.dispatch(command.type, command.args);
    expect(own.store.live('item', 'union')?.values['actor.type']).toBe('other');
    const again = planTakeOver(own.store, 'actor', entry, itemsByName(own.store));
    expect(again.action).toBe('nothing');
    expect(takeOverCommand('actor', [again], 'Again')).toBeNull();
  });

  it('guesses no type that is not said', () => {
    const own = study();
    for (const type of ['Public', 'Private', 'Multilateral', 'Union or party']) {
      const plan = planTakeOver(own.store, 'actor', { ...entry, type }, new Map());
      expect('values' in plan && plan.values['actor.type']).toBeUndefined();
    }
  });

  it('follows the choice of another item, or of a new one', () => {
    const own = study();
    own.dispatch('item.add', { id: 'a', kind: 'actor', label: 'UEC' });
    own.dispatch('item.add', { id: 'b', kind: 'actor', label: 'Other' });
    const known = itemsByName(own.store);
    expect(planTakeOver(own.store, 'actor', entry, known, null).action).toBe('add');
    expect(planTakeOver(own.store, 'actor', entry, known, own.store.live('item', 'b'))).toMatchObject({
      action: 'extend',
      item: { id: 'b' },
    });
  });
});
