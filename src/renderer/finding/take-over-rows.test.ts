import { describe, expect, it } from 'vitest';
import { plainReport } from '#core/finding/testing/plain-report.ts';
import { feasibility } from '../../../tests/support/feasibility-study.ts';
import { StudyInMemory } from '../../../tests/support/study-in-memory.ts';
import type { Question } from '../computing/messages.ts';
import { AskingEngine } from '../computing/testing/asking-engine.ts';
import {
  describePlan,
  planRows,
  readNames,
  rowsOfDefinitions,
  rowsOfGlossary,
  rowsOfNames,
  writeNames,
} from './take-over-rows.ts';
import type { Finding } from './use-finding.ts';

const find = <K extends Finding>(type: K, text: string) => {
  const question = { type, documentIds: ['d'], range: null } as Question<K>;
  return new AskingEngine({ d: text }).ask(question);
};

describe('rows of what was found', () => {
  it('makes one row of an acronym that is explained twice, with both names', async () => {
    const text = 'The Port Board (PB) met. The Board of the Port (PB) met again, and so did the Junta (PB).';
    const found = await find('definitions', text);
    expect(rowsOfDefinitions(found)).toMatchObject([
      {
        label: 'PB',
        aliases: ['Port Board', 'Board of the Port'],
        accepted: true,
        place: { documentId: 'd', start: 4 },
      },
    ]);
  });

  it('takes names for no more than proposals', async () => {
    const rows = rowsOfNames(await find('names', plainReport));
    expect(rows.length).toBeGreaterThan(2);
    expect(rows.filter(({ accepted }) => accepted)).toEqual([]);
    const director = rows.find(({ label }) => label === 'Rosa Quiñones');
    expect(director).toMatchObject({
      type: 'Person',
      aliases: expect.arrayContaining(['R. Quinones']) as unknown,
    });
    expect(director?.words).toContain('told the town');
  });

  it('stands where the entry of a list stands', async () => {
    const text =
      'UEC - Unión de Estibadores, Dockers’ Union\n\nSPC - Secretaría de Puertos\n\nFFB - Fondo de Faros\n';
    const found = await find('glossary', text);
    const [row] = rowsOfGlossary(found);
    expect(row).toMatchObject({
      label: 'UEC',
      aliases: ['Unión de Estibadores', 'Dockers’ Union'],
      original: 'Unión de Estibadores',
      place: { documentId: 'd', start: 0 },
    });
  });
});

describe('the plan of rows', () => {
  const study = new StudyInMemory(feasibility);
  study.dispatch('item.add', { id: 'union', kind: 'actor', label: 'Dockers’ Union' });
  const row = {
    key: '1',
    accepted: true,
    label: 'UEC',
    aliases: ['Dockers’ Union'],
    type: '',
    original: '',
    place: null,
    words: '',
    rule: '',
    doubts: [],
  };
  const say = (...rows: Parameters<typeof planRows>[2]) =>
    planRows(study.store, 'actor', rows).map(describePlan);

  it('says what each row becomes', () => {
    expect(
      say(
        row,
        { ...row, label: 'FFB', aliases: [] },
        { ...row, label: 'dockers’ union', aliases: ['Dockers’ Union'] },
        { ...row, label: 'Dockers’ Union', aliases: [] },
        { ...row, label: ' ' },
      ),
    ).toEqual([
      '1 more name for Dockers’ Union',
      'New',
      '1 more name for Dockers’ Union',
      'There already: Dockers’ Union',
      'It needs a name.',
    ]);
  });

  it('follows what is chosen for a row', () => {
    expect(say({ ...row, intoId: null }, { ...row, label: 'X', aliases: [], intoId: 'union' })).toEqual([
      'New',
      '1 more name for Dockers’ Union',
    ]);
  });

  it('reads names as it writes them', () => {
    const names = ['Unión, de Puertos', 'A; B'];
    expect(readNames(writeNames(names))).toEqual(names);
    expect(readNames(' \n a \n')).toEqual(['a']);
  });
});
