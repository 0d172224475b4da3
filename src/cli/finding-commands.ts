/** The commands of the shell that find names, lists, sources and structure in documents. */
import { type Command, InvalidArgumentError, Option } from 'commander';
import { shippedPatterns } from '#core/finding/citation-patterns.ts';
import { citationKinds } from '#core/model/citation-pattern.ts';
import type { Context } from './context.ts';
import {
  type GlossaryRequest,
  printCitations,
  printDefinitions,
  printDuplicates,
  printGlossary,
  printNames,
  printOutline,
  printTables,
  type TablesRequest,
} from './finding.ts';

const reading = { mode: 'read', coderName: null } as const;

export function addFindingCommands(program: Command, context: Context, offsetsNote: string): void {
  const { output } = context;
  const command = (name: string, description: string) =>
    program
      .command(name)
      .description(description)
      .argument('<study>', 'folder of the study')
      .addHelpText('after', `\n${offsetsNote}`);
  const ofDocuments = (name: string, description: string) =>
    command(name, description).argument('[documentId]', 'one document (all of them, unless given)');

  ofDocuments('glossary', 'Finds lists of acronyms with their names, and prints what they would become.')
    .option('--start <offset>', 'start of the list, where it is not found by itself', readOffset)
    .option('--end <offset>', 'end of the list', readOffset)
    .option('--csv <file>', 'takes it from a spreadsheet: acronym, name, translation, type')
    .option('--from <study>', 'takes it from the items of another study')
    .option('--apply', 'takes the entries over as items of the kind, as one change')
    .option('--kind <kind>', 'with --apply: id or label of the kind')
    .option('--coder <name>', 'with --apply: in whose name (the last coder, unless given)')
    .action((study: string, documentId: string | undefined, options: GlossaryRequest & { coder?: string }) =>
      context.withStudy(
        study,
        options.apply === true ? { mode: 'write', coderName: options.coder ?? null } : reading,
        opened => printGlossary(context, opened, documentId, options),
      ),
    );

  ofDocuments('definitions', 'Finds acronyms that the text explains, with the sentence.').action(
    (study: string, documentId: string | undefined) =>
      context.withStudy(study, reading, opened => printDefinitions(context, opened, documentId)),
  );

  ofDocuments('names', 'Finds names that no item has yet, best first, with their variants.')
    .option('--minimum <times>', 'how often a name must come', readCount, 2)
    .addOption(
      new Option('--type <type>', 'only names of this type').choices([
        'person',
        'organisation',
        'office',
        'instrument',
        'place',
        'other',
      ]),
    )
    .action((study: string, documentId: string | undefined, options: { minimum: number; type?: string }) =>
      context.withStudy(study, reading, opened => printNames(context, opened, documentId, options)),
    );

  command('duplicates', 'Finds items of one kind that may be one; see “item.merge” in “commands”.').action(
    (study: string) => context.withStudy(study, reading, opened => printDuplicates(context, opened)),
  );

  program
    .command('citations')
    .description(
      'Finds interviews, notes, references and tables that the text cites, with the sentence of each.',
    )
    .argument('[study]', 'folder of the study')
    .argument('[documentId]', 'one document (all of them, unless given)')
    .option('--patterns <file>', 'patterns from a file, as JSON, rather than those of the study')
    .option('--show-patterns', 'prints the patterns that ship, to begin with')
    .addOption(new Option('--kind <kind>', 'only citations of this kind').choices(citationKinds))
    .addHelpText('after', `\n${offsetsNote}`)
    .action(
      async (
        study: string | undefined,
        documentId: string | undefined,
        options: { patterns?: string; kind?: string; showPatterns?: boolean },
        own: Command,
      ) => {
        if (options.showPatterns === true) {
          await output.write(`${JSON.stringify(shippedPatterns, null, 2)}\n`);
          return;
        }
        if (study === undefined) own.error("error: missing required argument 'study'");
        await context.withStudy(study, reading, opened =>
          printCitations(context, opened, documentId, options),
        );
      },
    );

  ofDocuments('outline', 'Prints the headings of documents, also of plain text, with their sections.')
    .option('--all', 'notes, captions, running heads and page numbers too')
    .action((study: string, documentId: string | undefined, options: { all?: boolean }) =>
      context.withStudy(study, reading, opened => printOutline(context, opened, documentId, options)),
    );

  ofDocuments('tables', 'Prints the tables of documents as rows of cells, with the range of each cell.')
    .option('--start <offset>', 'start of a table whose lines are its cells', readOffset)
    .option('--end <offset>', 'end of it', readOffset)
    .option('--columns <n>', 'how many cells make a row (with --by column: a column)', readCount)
    .addOption(
      new Option('--by <way>', 'how the cells follow each other').choices(['row', 'column']).default('row'),
    )
    .addOption(new Option('--format <format>', 'how to print it').choices(['json', 'csv']).default('json'))
    .option('--source', 'as CSV: with columns for the document and the range of the table')
    .action((study: string, documentId: string | undefined, options: TablesRequest) =>
      context.withStudy(study, reading, opened => printTables(context, opened, documentId, options)),
    );
}

function readOffset(text: string): number {
  const offset = Number(text);
  if (Number.isInteger(offset) && offset >= 0) return offset;
  throw new InvalidArgumentError('It is a whole number, 0 or more.');
}

function readCount(text: string): number {
  const count = Number(text);
  if (Number.isInteger(count) && count >= 1 && count <= 100_000) return count;
  throw new InvalidArgumentError('It is a whole number, 1 or more.');
}
