import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newStudyDiff } from '#core/commands/create-study.ts';
import { execute } from '#core/commands/execute.ts';
import { codebookTemplate } from '#core/model/codebook.ts';
import type { CoderId } from '#core/model/ids.ts';
import { type Entry, recordSchemas } from '#core/model/records.ts';
import { StudyStore } from '#core/store/study-store.ts';
import template from '#resources/codebooks/political-feasibility.json' with { type: 'json' };
import { createApplication } from './application.ts';
import { readSampleCoding } from './sample-study.ts';

const sample = (name: string) => readFile(new URL(`../../resources/sample/${name}`, import.meta.url), 'utf8');

const now = '2026-03-01T09:30:00.000Z';
const coderId = 'c1' as CoderId;

/** The sample's commands run one by one on a new study that has the report. */
async function codeSample() {
  const [text, coding] = await Promise.all([sample('a-warm-plate.md'), sample('coding.jsonl')]);
  let made = 0;
  const context = {
    now,
    coderId,
    newId: (prefix: string) => {
      made += 1;
      return `${prefix}-${made}`;
    },
    textOf: () => text,
    pagesOf: () => null,
  };
  const study = new StudyStore();
  const codebook = codebookTemplate.parse(template);
  study.apply(newStudyDiff(codebook, 'Sample', { id: coderId, name: 'Sample coder' }, context));
  const document = recordSchemas.document.parse({
    id: 'd1',
    title: 'A Warm Plate',
    fileName: 'a-warm-plate.md',
    format: 'markdown',
    extractor: { name: 'markdown', version: '1', choices: {} },
    encoding: null,
    changes: { bom: false, lineEnds: 'lf' },
    source: { bytes: 1, sha256: '0'.repeat(64), extension: 'md' },
    text: { sha256: '0'.repeat(64), length: text.length, codePoints: 1, words: 1 },
    blocks: null,
    pages: null,
    metadata: {},
    warnings: [],
    values: {},
    createdAt: now,
    createdBy: coderId,
    changedAt: now,
    changedBy: coderId,
    removed: null,
  });
  study.load([{ type: 'document', record: document } as Entry]);
  const commands = readSampleCoding(coding, { study: study.study.id, document: 'd1' });
  for (const command of commands) study.apply(execute(study, command, context).diff);
  return { text, study, commands };
}

describe('the sample study', () => {
  it('is coded by commands that the door takes, with quotes that are in the report once', async () => {
    const { text, study, commands } = await codeSample();
    const passages = [...study.all('passage')];
    expect(passages).toHaveLength(commands.filter(command => command.type === 'passage.add').length);
    for (const { exact, start, end } of passages) {
      expect(text.slice(start, end)).toBe(exact);
      expect(text.split(exact)).toHaveLength(2);
    }
  });

  it('shows every part of the codebook at work', async () => {
    const { study } = await codeSample();
    const itemsOf = (kindId: string) => [...study.all('item')].filter(item => item.kindId === kindId);
    expect(itemsOf('actor').length).toBeGreaterThanOrEqual(10);
    expect(itemsOf('veto-point')).toHaveLength(3);
    expect(itemsOf('tracer')).toHaveLength(4);
    for (const item of study.all('item')) {
      expect([...study.passagesOfItem(item.id)].length, item.label).toBeGreaterThan(0);
    }
    const judgements = [...study.all('judgement')];
    const statuses = new Set(judgements.map(judgement => judgement.status));
    expect([...statuses].sort()).toEqual(['coded', 'conflicting', 'not-applicable', 'not-found']);
    const periods = judgements
      .filter(
        judgement => judgement.itemId === 'ministry-of-finance' && judgement.fieldId === 'actor.position',
      )
      .map(judgement => [judgement.aboutId, judgement.period, judgement.value]);
    expect(periods).toContainEqual(['free-meals', '2010', -3]);
    expect(periods).toContainEqual(['free-meals', '2012', 1]);
    expect([...study.all('link')].length).toBeGreaterThan(5);
    expect([...study.all('memo')].length).toBeGreaterThan(5);
  });

  it('is made in a folder of its own each time it is opened, and is sound', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'tracework-sample-'));
    const application = createApplication({
      version: '0.0.0',
      host: 'cli',
      folders: {
        data: join(folder, 'data'),
        studies: join(folder, 'studies'),
        resources: new URL('../../resources', import.meta.url).pathname,
      },
    });
    try {
      const opened = await application.openSample();
      expect(opened.entries.filter(({ type }) => type === 'judgement').length).toBeGreaterThan(50);
      expect(Object.values(opened.passageCounts).reduce((sum, count) => sum + count, 0)).toBeGreaterThan(40);
      expect(await application.check(opened.handle)).toMatchObject({ clean: true, findings: [] });
      await application.closeStudy(opened.handle);
      await application.openSample();
      expect((await readdir(join(folder, 'studies'))).sort()).toEqual([
        'Sample study 2.tracework',
        'Sample study.tracework',
      ]);
    } finally {
      await application.shutdown();
      await rm(folder, { recursive: true });
    }
  });
});
