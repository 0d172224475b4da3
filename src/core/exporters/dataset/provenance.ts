/** Where a dataset comes from: program, study, its last change, and the texts that offsets count in. */
import type { ExportFile } from '../exporter.ts';
import type { DatasetFacts } from './dataset-facts.ts';
import { datasetFormat, datasetVersion, provenanceFile } from './read-dataset.ts';
import type { WrittenFiles } from './written-files.ts';

export const provenance = (facts: DatasetFacts, written: WrittenFiles, records: boolean): ExportFile => ({
  name: provenanceFile,
  async *pieces() {
    const latest = await facts.latest();
    const { study, order, choices } = facts;
    const about = {
      format: datasetFormat,
      version: datasetVersion,
      records,
      program: { name: 'Tracework', version: facts.programVersion },
      study: { id: study.study.id, name: study.study.name },
      lastChange: latest === null ? null : { id: latest.id, seq: latest.seq, at: latest.at },
      choices,
      documents: order.documents.map(({ id, title, source, text, extractor }) => ({
        id,
        title,
        sourceSha256: source.sha256,
        textSha256: text.sha256,
        extractor: { name: extractor.name, version: extractor.version },
      })),
      rows: Object.fromEntries(
        written
          .all()
          .filter(({ name }) => name.startsWith('parquet/'))
          .reduce((sums, { name, rows }) => {
            const table = name.split('/')[1]?.replace(/\.parquet$/, '') ?? name;
            return sums.set(table, (sums.get(table) ?? 0) + rows);
          }, new Map<string, number>()),
      ),
    };
    yield { text: `${JSON.stringify(about, null, 2)}\n`, rows: 0 };
  },
});
