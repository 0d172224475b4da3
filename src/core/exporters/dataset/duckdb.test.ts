/** The files as another program reads them: DuckDB over the folder as it is. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { exportDataset, studyOf, writeFiles } from '../../../../tests/support/export-dataset.ts';
import { sampleStudy } from '../../../../tests/support/feasibility-study.ts';
import { makeLargeCorpus } from '../../../../tests/support/large-corpus.ts';

let folder: string;
let duckdb: DuckDBConnection;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tracework-dataset-'));
  duckdb = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect();
});
afterEach(async () => {
  duckdb.disconnectSync();
  await rm(folder, { recursive: true });
});

const ask = async (query: string) =>
  (await duckdb.runAndReadAll(query.replaceAll('DIR', folder))).getRowObjectsJson();

describe('DuckDB', () => {
  it('joins the tables, and finds the same in Parquet, CSV and JSON Lines', async () => {
    const study = sampleStudy();
    await writeFiles(folder, (await exportDataset(studyOf(study))).files);
    const passages = [...study.store.all('passage')].length;
    const judgements = [...study.store.all('judgement')];
    for (const [from, format] of [
      ['read_parquet', 'parquet'],
      ['read_csv', 'csv'],
      ['read_json', 'jsonl'],
    ])
      expect(
        await ask(`select count(*)::int as n, sum(end_utf16 - start_utf16)::int as units,
          sum(length(quote))::int as characters from ${from}('DIR/${format}/passages.${format}')`),
      ).toEqual([
        {
          n: passages,
          units: [...study.store.all('passage')].reduce((sum, { exact }) => sum + exact.length, 0),
          characters: [...study.store.all('passage')].reduce((sum, { exact }) => sum + [...exact].length, 0),
        },
      ]);
    const joined = await ask(`select count(*)::int as n from 'DIR/parquet/evidence.parquet' e
      join 'DIR/parquet/judgements.parquet' j using (judgement_id)
      join 'DIR/parquet/passages.parquet' p using (passage_id)
      join 'DIR/parquet/coders.parquet' c on c.coder_id = p.coder_id where p.quote = e.quote`);
    expect(joined).toEqual([{ n: judgements.reduce((sum, { evidence }) => sum + evidence.length, 0) }]);
    expect(joined).not.toEqual([{ n: 0 }]);
    const types = await ask(
      `describe select created_at, start_utf16, region, quote from 'DIR/parquet/passages.parquet'`,
    );
    expect(types.map(({ column_type: type }) => type)).toEqual([
      'TIMESTAMP WITH TIME ZONE',
      'BIGINT',
      'BOOLEAN',
      'VARCHAR',
    ]);
  });

  it('reads many partitions of many studies as one table', async () => {
    for (const name of ['one', 'two']) {
      const corpus = makeLargeCorpus({ documents: 12, passagesEach: 200 });
      const { files } = await exportDataset(corpus, { partition: true });
      await writeFiles(join(folder, name), files);
    }
    expect(
      await ask(`select count(*)::int as n, count(distinct document_id)::int as documents,
        count(distinct source)::int as sources, count(sentence)::int > 0 as sentences
        from read_parquet('DIR/*/parquet/passages/*/*.parquet', hive_partitioning = true)`),
    ).toEqual([{ n: 4800, documents: 12, sources: 12, sentences: true }]);
    expect(
      await ask(`select count(*)::int as n from read_parquet('DIR/*/parquet/field_values.parquet')
        where field = 'stage' and value_label = 'Legislation'`),
    ).toEqual([{ n: 1200 }]);
  });
});
