/** How to cite a dataset, as a CITATION.cff file (Citation File Format 1.2.0). */
import type { ExportFile } from '../exporter.ts';
import { type DatasetFacts, quoted } from './dataset-facts.ts';

export const citationFile = (facts: DatasetFacts): ExportFile => ({
  name: 'CITATION.cff',
  async *pieces() {
    const latest = await facts.latest();
    const lines = [
      'cff-version: 1.2.0',
      'message: "If you use this dataset, please cite it as below."',
      'type: dataset',
      `title: ${quoted(facts.title)}`,
      `abstract: ${quoted(facts.description)}`,
      'authors:',
      ...facts.creators.map(name => `  - name: ${quoted(name)}`),
      ...(latest === null
        ? []
        : [`version: ${quoted(String(latest.seq))}`, `date-released: ${latest.at.slice(0, 10)}`]),
      ...(facts.license === null ? [] : [`license: ${facts.license}`]),
    ];
    yield { text: `${lines.join('\n')}\n`, rows: 0 };
  },
});
