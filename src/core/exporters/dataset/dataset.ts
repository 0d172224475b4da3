/**
 * The study as a dataset that others can use: tables in three formats with a description of each column, whole
 * records, the documents, and the papers that go with a publication. Decisions: docs/dataset.md.
 */
import { writePageMap } from '../../pages/page-map.ts';
import { messageOf, Problem } from '../../problem.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { writeBlocks } from '../../text/kept-blocks.ts';
import { CsvContext } from '../csv-context.ts';
import type { Exporter, ExportFile, ExportOptions } from '../exporter.ts';
import { tableLosses } from '../losses.ts';
import { wholeStudy } from './choices.ts';
import { citationFile } from './citation.ts';
import { codebookFiles } from './codebook-document.ts';
import { croissantFile } from './croissant.ts';
import { packageFile } from './data-package.ts';
import { datasetCard } from './dataset-card.ts';
import { type DatasetFacts, datasetFacts } from './dataset-facts.ts';
import { type DatasetContext, datasetTables, partitionTable } from './dataset-tables.ts';
import { provenance } from './provenance.ts';
import { blocksFileOf, pagesFileOf, sourceFileOf, textFileOf } from './read-dataset.ts';
import { recordFiles } from './record-files.ts';
import { pseudonymsOf, selectStudy } from './select-study.ts';
import { filesOfTables, type TableFile, tableFile } from './table-files.ts';
import { WrittenFiles } from './written-files.ts';

export const dataset: Exporter = {
  id: 'dataset',
  label: 'Dataset',
  extension: 'parquet',
  description:
    'For publication and analysis: tables as CSV, JSON Lines and Parquet, the texts, the codebook, and descriptions that dataset programs read.',
  write(study, options) {
    const { host, dataset: choices = wholeStudy } = options;
    if (host === undefined)
      throw new Problem('invalid', 'A dataset tells where it comes from, which is not known here.');
    requireKnown(study, choices);
    const selected = selectStudy(study, choices);
    const context: DatasetContext = {
      tables: new CsvContext(selected, options),
      choices,
      host,
      coderIds: choices.pseudonyms ? pseudonymsOf(study) : null,
    };
    const facts = datasetFacts(context);
    const written = new WrittenFiles(host);
    const tables = tablesOf(context);
    const hasRecords = !choices.withoutText && !choices.partition;
    const texts = choices.withoutText ? [] : textFiles(context, options);
    const data = [...filesOfTables(tables), ...(hasRecords ? recordFiles(selected) : []), ...texts].map(
      file => written.add(file),
    );
    const papers = [
      ...codebookFiles(facts),
      citationFile(facts),
      provenance(facts, written, hasRecords),
      packageFile(facts, tables, written),
      croissantFile(facts, tables, written),
      datasetCard(facts, tables, written),
    ].map(file => written.add(file));
    return {
      files: [...data, ...papers, written.listing],
      listing: written.listing.name,
      losses: () => [...lossesOf(facts, hasRecords), ...tableLosses(selected), ...context.tables.losses],
    };
  },
};

function requireKnown(study: StudyReader, choices: NonNullable<ExportOptions['dataset']>): void {
  const check = (type: 'document' | 'kind' | 'coder' | 'item', ids: readonly string[] | null): void => {
    for (const id of ids ?? []) {
      if (study.live(type, id) === undefined)
        throw new Problem(
          'invalid',
          `The study has no ${type} with the id “${id}”.`,
          'Nothing was exported.',
        );
    }
  };
  check('document', choices.documentIds);
  check('kind', choices.kindIds);
  check('coder', choices.coderIds);
  check('item', choices.withoutItemIds);
}

const allFormats = ['csv', 'jsonl', 'parquet'] as const;
const parquetOnly = ['parquet'] as const;

function tablesOf(context: DatasetContext): TableFile[] {
  const tables = datasetTables(context);
  if (!context.choices.partition || context.tables.order.documents.length === 0)
    return tables.flatMap(table =>
      (context.choices.partition ? parquetOnly : allFormats).map(format => tableFile(table, format)),
    );
  return tables.flatMap(table =>
    table.name === 'passages'
      ? context.tables.order.documents.map(document =>
          tableFile(
            partitionTable(context, [document]),
            'parquet',
            `parquet/passages/source=${document.id}/passages.parquet`,
          ),
        )
      : [tableFile(table, 'parquet')],
  );
}

/** The canonical text that offsets count in, what is known of its parts and pages, and the source of all that. */
function textFiles({ tables, choices }: DatasetContext, options: ExportOptions): ExportFile[] {
  const { order, losses } = tables;
  return order.documents.flatMap((document): ExportFile[] => {
    const text: ExportFile = {
      name: textFileOf(document.id),
      async *pieces() {
        try {
          yield { text: await options.textOf(document.id), rows: 1 };
        } catch (error) {
          losses.add(
            `The text of “${document.title}” could not be read: its file is empty (${messageOf(error)}).`,
          );
        }
      },
    };
    if (choices.partition) return [text];
    const kept = (name: string, write: () => Promise<string | null>): ExportFile => ({
      name,
      async *pieces() {
        yield { text: (await write()) ?? '', rows: 1 };
      },
    });
    const blocks = kept(blocksFileOf(document.id), async () =>
      writeBlocks(await options.blocksOf(document.id)),
    );
    const pages = kept(pagesFileOf(document.id), async () => {
      const map = await options.pagesOf(document.id);
      return map === null ? null : writePageMap(map);
    });
    const source: ExportFile = {
      name: sourceFileOf(document),
      async *pieces() {
        try {
          yield { text: '', bytes: await options.sourceOf(document.id), rows: 1 };
        } catch (error) {
          losses.add(
            `The source of “${document.title}” could not be read: its file is empty (${messageOf(error)}).`,
          );
        }
      },
    };
    return [
      text,
      ...(document.blocks === null ? [] : [blocks]),
      ...(document.pages === null ? [] : [pages]),
      source,
    ];
  });
}

function lossesOf({ choices, isNarrowed }: DatasetFacts, hasRecords: boolean): string[] {
  const losses = ['Removed records are in no table.'];
  if (choices.withoutText)
    losses.push(
      'Without source text: no texts, quotes, sentences or section titles; ids and offsets lead to them. Memos, rationales and names of items stand as they were written.',
    );
  if (choices.withoutMemos) losses.push('Memos were left out; rationales of judgements are kept.');
  if (choices.pseudonyms)
    losses.push(
      'Coders have pseudonyms; names that researchers wrote into memos, rationales or labels stand there still.',
    );
  if (choices.withoutItemIds.length > 0)
    losses.push(
      'Items were left out with all that rests on them; their names may still stand in texts, quotes and memos.',
    );
  if (isNarrowed)
    losses.push(
      'Saved views, runs and what the history says of records were left out, as only a part was chosen.',
    );
  if (!hasRecords) losses.push('There are no whole records: tables alone do not make the study again.');
  return losses;
}
