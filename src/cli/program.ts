/** The commands of the shell with their arguments and help. */
import { Argument, Command, InvalidArgumentError, Option } from 'commander';
import { describeCommit } from './apply.ts';
import { type ApplyOptions, applyFile } from './apply-file.ts';
import { checkStudy } from './check-study.ts';
import type { Context } from './context.ts';
import { type CreateOptions, createStudy } from './create-study.ts';
import { type ExportCommandOptions, exportStudy } from './export-study.ts';
import { addFindingCommands } from './finding-commands.ts';
import { type ImportOptions, importFiles } from './import-files.ts';
import { addImportProject } from './import-project.ts';
import { type KwicRequest, kwic } from './kwic.ts';
import { listCommands } from './list-commands.ts';
import { addMentionCommands } from './mentions.ts';
import { queryHelp, readCount, type SearchRequest, search, withSearchOptions } from './search.ts';
import { showHighlights } from './show-highlights.ts';
import { listingNames, type RowFormat, rowFormats, showStudy } from './show-study.ts';
import { listViews, showView, type ViewRequest, viewFormats } from './show-view.ts';

const reading = { mode: 'read', coderName: null } as const;
const writing = { mode: 'write', coderName: null } as const;

const offsetsNote = 'Offsets are UTF-16 units of the canonical text, from 0; the end is exclusive.';

const generalHelp = `
Results go to stdout, one JSON object a line (or CSV); messages go to stderr.
${offsetsNote}
Exit codes: 0 done, 1 refused, 2 wrong usage, 3 locked by another program, 4 damaged.`;

export function buildProgram(context: Context): Command {
  const { host, output } = context;
  const program = new Command('tracework')
    .description('Codes and judges policy documents in a Tracework study.')
    .version(host.version)
    .addHelpText('after', generalHelp)
    .showHelpAfterError('Run “tracework --help” or “tracework <command> --help” for what it takes.')
    .exitOverride()
    .configureOutput({
      writeOut: text => void host.stdout.write(text),
      writeErr: text => void host.stderr.write(text),
    });

  program
    .command('create')
    .description('Makes a new study. Prints its path, id, codebook and coder.')
    .argument('<study>', 'folder to make, by custom Name.tracework')
    .option('--name <name>', 'name of the study (the name of the folder, unless given)')
    .option('--codebook <id>', 'codebook to begin with; see “codebooks”', 'political-feasibility')
    .option('--coder <name>', 'name of the first coder (your user name, unless given)')
    .action((study: string, options: CreateOptions) => createStudy(context, study, options));

  program
    .command('import')
    .description(
      'Takes in files, and folders with all in them that can be read. Prints a line for each file; goes on past files that cannot be taken in.',
    )
    .argument('<study>', 'folder of the study')
    .argument('<files...>', 'files and folders to take in')
    .option('--encoding <id>', 'what the bytes are (detected, unless given); see “encodings”')
    .option('--format <id>', 'what the files are (detected, unless given); see “formats”')
    .option(
      '--pattern <pattern>',
      'fills variables of documents from the names of the files, e.g. "{date}_{author}.*" (those saved in the study, unless given; "" for none)',
    )
    .option('--password <password>', 'opens files that ask for one; kept nowhere')
    .option('--main-part', 'of web pages only the main part, without menus and footers')
    .option('--coder <name>', 'in whose name; added to the study where new (the last coder, unless given)')
    .action((study: string, files: string[], options: ImportOptions) =>
      importFiles(context, study, files, options),
    );

  addImportProject(program, context);

  program
    .command('apply')
    .description(
      'Does commands, one JSON object {"type", "args"} a line. Prints a line for each commit once it is on disk. Stops at the first refused line and says why; earlier lines stay.',
    )
    .argument('<study>', 'folder of the study')
    .argument('<file>', 'JSON Lines file, or - for standard input')
    .option('--coder <name>', 'in whose name; added to the study where new (the last coder, unless given)')
    .option('--atomic', 'make the whole file one commit, or nothing')
    .addHelpText('after', `\n${offsetsNote}\n“tracework commands” lists the commands with their arguments.`)
    .action((study: string, file: string, options: ApplyOptions) => applyFile(context, study, file, options));

  program
    .command('show')
    .description('Prints records, names beside ids. Works also while another program has the study open.')
    .argument('<study>', 'folder of the study')
    .addArgument(new Argument('<what>', 'what to list').choices(listingNames))
    .addOption(new Option('--format <format>', 'JSON lines or CSV').choices(rowFormats).default('jsonl'))
    .addHelpText(
      'after',
      `\n${offsetsNote}\nIn CSV, lists of texts have | between them, other lists and objects are JSON.`,
    )
    .action((study: string, listing: string, { format }: { format: RowFormat }) =>
      context.withStudy(study, reading, opened =>
        showStudy(context.application, output, opened, { listing, format }),
      ),
    );

  program
    .command('views')
    .description('Lists the views, each with a JSON schema of its options.')
    .action(() => listViews(output));

  program
    .command('view')
    .description(
      'Prints a view: its tables as JSON, one a line, with what each cell rests on; one table as CSV; all cells as CSV with the ids of what they rest on; its picture as SVG; or the file that “views” lists for it.',
    )
    .argument('<study>', 'folder of the study')
    .argument('<view>', 'see “views”, or the name of a saved view')
    .addOption(new Option('--format <format>', 'how to print it').choices(viewFormats).default('json'))
    .option('--table <name>', 'only this table (for CSV the first, unless given)')
    .option('--options <json>', 'options as a JSON object')
    .option('--set <name=value...>', 'single options, e.g. --set period=1995 compare.period=1996 coders=a,b')
    .option('--width <pixels>', 'of the picture (svg)', readWidth)
    .action((study: string, view: string, options: Omit<ViewRequest, 'view'>) =>
      context.withStudy(study, reading, opened =>
        showView(context.application, output, opened, { ...options, view }),
      ),
    );

  addMentionCommands(program, context, offsetsNote);
  addFindingCommands(program, context, offsetsNote);

  withSearchOptions(
    program
      .command('search')
      .description('Finds words in the texts. Prints a line for each place with its context, text by text.')
      .argument('<study>', 'folder of the study')
      .argument('<query>', 'what to find'),
  )
    .addHelpText('after', `${queryHelp}\n${offsetsNote}`)
    .action((study: string, query: string, options: Omit<SearchRequest, 'query'>) =>
      context.withStudy(study, reading, opened =>
        search(context.application, output, opened, { ...options, query }),
      ),
    );

  withSearchOptions(
    program
      .command('kwic')
      .description('Prints a concordance: each place with the words to its left and right.')
      .argument('<study>', 'folder of the study')
      .argument('<query>', 'what to find')
      .option('--context <n>', 'words on each side', readCount, 8)
      .option(
        '--sort <keys>',
        'left1 (first word to the left), right2, node, document or code, with commas between; without it, as in the documents',
      ),
  )
    .addHelpText('after', `${queryHelp}\n${offsetsNote}`)
    .action((study: string, query: string, options: Omit<KwicRequest, 'query'>) =>
      context.withStudy(study, reading, opened =>
        kwic(context.application, output, opened, { ...options, query }),
      ),
    );

  program
    .command('text')
    .description('Prints the canonical text of a document, its bytes as stored (UTF-8, LF).')
    .argument('<study>', 'folder of the study')
    .argument('<documentId>', 'id of the document; see “show <study> documents”')
    .action((study: string, documentId: string) =>
      context.withStudy(study, reading, async ({ handle }) => {
        const { text } = await context.application.documentText(handle, documentId);
        await output.write(new TextEncoder().encode(text));
      }),
    );

  program
    .command('highlights')
    .description(
      'Prints the highlights that a PDF holds already, one a line: page, rectangles in PDF points, quote, start and end where text is under them, note, author, colour, date.',
    )
    .argument('<study>', 'folder of the study')
    .argument('<documentId>', 'id of the document; see “show <study> documents”')
    .option('--password <password>', 'opens a file that asks for one; kept nowhere')
    .action((study: string, documentId: string, { password }: { password?: string }) =>
      context.withStudy(study, reading, opened =>
        showHighlights(context, opened, documentId, password ?? null),
      ),
    );

  program
    .command('undo')
    .description('Takes back the last change that can be taken back, or the commit named.')
    .argument('<study>', 'folder of the study')
    .argument('[commitId]', 'commit to take back; see “show <study> history”')
    .action((study: string, commitId: string | undefined) =>
      context.withStudy(study, writing, async ({ handle }) => {
        const commit = await context.application.undo(handle, commitId ?? null);
        await output.line({ ...describeCommit(commit), undoes: commit.undoes });
      }),
    );

  program
    .command('redo')
    .description('Does again what was undone last.')
    .argument('<study>', 'folder of the study')
    .action((study: string) =>
      context.withStudy(study, writing, async ({ handle }) => {
        const commit = await context.application.redo(handle);
        await output.line({ ...describeCommit(commit), redoes: commit.redoes });
      }),
    );

  program
    .command('export')
    .description('Writes the study in a format. Prints a line for each file; what was left out, on stderr.')
    .argument('<study>', 'folder of the study')
    .argument('<format>', 'see “formats”')
    .argument('<folder>', 'folder to write into; made where it is missing')
    .option('--password <password>', 'opens protected sources where they are copied (pdf); kept nowhere')
    .option('--bom', 'csv, codebook-csv: tables begin with a byte order mark, by which Excel knows UTF-8')
    .option('--documents <ids>', 'dataset: only these documents, by their ids with commas between them')
    .option(
      '--where <variable=value...>',
      'dataset: only documents whose variables have one of these values, of each variable named',
    )
    .option('--kinds <ids>', 'dataset: only items of these kinds, and what rests on them')
    .option('--coders <ids>', 'dataset: only what these coders coded, judged and noted')
    .option('--without-items <ids>', 'dataset: without these items, and what rests on them')
    .option('--judgements-only', 'dataset: judgements and the passages that they rest on')
    .option('--without-text', 'dataset: no words of the sources; ids and offsets lead to them')
    .option('--pseudonyms', 'dataset: coders are called Coder 1, Coder 2, ...')
    .option('--without-memos', 'dataset: without memos')
    .option('--partition', 'dataset: Parquet only, the passages in a folder for each document')
    .option('--license <spdx>', 'dataset: what others may do with it, such as CC-BY-4.0')
    .action((study: string, format: string, folder: string, options: ExportCommandOptions) =>
      exportStudy(context, { study, format, folder: context.path(folder), options }),
    );

  program
    .command('formats')
    .description('Lists the formats that can be imported and exported.')
    .action(async () => {
      for (const format of await context.application.importFormats()) {
        await output.line({ use: 'import', ...format });
      }
      for (const format of await context.application.projectFormats()) {
        await output.line({ use: 'import-project', ...format });
      }
      for (const format of await context.application.exportFormats()) {
        await output.line({ use: 'export', ...format });
      }
    });

  program
    .command('encodings')
    .description('Lists the encodings that “import --encoding” takes.')
    .action(async () => {
      for (const encoding of await context.application.encodings()) await output.line(encoding);
    });

  program
    .command('codebooks')
    .description('Lists the codebooks that “create --codebook” takes.')
    .action(async () => {
      for (const { id, name, description } of await context.application.templates()) {
        await output.line({ id, name, description });
      }
    });

  program
    .command('commands')
    .description('Lists the commands that “apply” takes, each with a JSON schema of its arguments.')
    .action(() => listCommands(output));

  program
    .command('check')
    .description('Checks files, references, quotes and the journal of a study, and changes nothing.')
    .argument('<study>', 'folder of the study')
    .action((study: string) => checkStudy(context, study));

  return program;
}

function readWidth(text: string): number {
  const width = Number(text);
  if (Number.isInteger(width) && width >= 200 && width <= 20_000) return width;
  throw new InvalidArgumentError('It is a whole number of pixels from 200 to 20000.');
}
