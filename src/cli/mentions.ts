/** `mentions`, `code-mentions` and `runs`: where the items' names stand in the texts, and coding them in one go. */
import { Option, type Command as Program } from 'commander';
import type { Application, OpenedStudy } from '#core/api.ts';
import { requireItem } from '#core/commands/find.ts';
import { countByRun } from '#core/mentions/count-by-run.ts';
import { type DocumentToSearch, finderFor, proposeIn, withCoding } from '#core/mentions/propose.ts';
import type { Item } from '#core/model/item.ts';
import { type Extent, extents } from '#core/model/run.ts';
import { Problem } from '#core/problem.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { DocumentReading } from '#core/structure/document-reading.ts';
import { describeCommit } from './apply.ts';
import type { Context } from './context.ts';
import { copyStudy } from './study-copy.ts';

/** UTF-16 units shown on either side of what was found. */
const shownContext = 60;

interface Scope {
  items?: string[];
  documents?: string[];
}

interface CodeRequest extends Scope {
  extent: Extent;
  doubtful?: true;
  run?: string;
  name?: string;
  apply?: true;
}

const listOf = (text: string): string[] =>
  text
    .split(',')
    .map(part => part.trim())
    .filter(part => part !== '');

export function addMentionCommands(program: Program, context: Context, offsetsNote: string): void {
  const scoped = (name: string): Program =>
    program
      .command(name)
      .argument('<study>', 'folder of the study')
      .option('--items <list>', 'ids or labels of items, with commas between them', listOf)
      .option('--documents <list>', 'ids of documents, with commas between them (all, unless given)', listOf);

  scoped('mentions')
    .description(
      'Prints where labels and aliases of items stand in the texts, whether each place is coded, and what is doubtful about it.',
    )
    .addHelpText('after', `\n${offsetsNote}`)
    .action((study: string, scope: Scope) =>
      context.withStudy(study, { mode: 'read', coderName: null }, opened =>
        listMentions(context, opened, scope),
      ),
    );

  scoped('code-mentions')
    .description(
      'Prints what coding the mentions of items would add. With --apply it is coded, as one commit that is named as a run; doubtful places only with --doubtful.',
    )
    .addOption(
      new Option('--extent <extent>', 'what is coded around a mention').choices(extents).default('words'),
    )
    .option('--doubtful', 'also where the name is shared, part of another name, or to be asked about')
    .option('--run <id>', 'repeat the rule of a run, for what has come since')
    .option('--name <name>', 'what the run is called')
    .option('--apply', 'code what is printed')
    .addHelpText('after', `\n${offsetsNote}`)
    .action((study: string, request: CodeRequest) => {
      const mode = request.apply === true ? 'write' : 'read';
      return context.withStudy(study, { mode, coderName: null }, opened =>
        codeMentions(context, opened, request),
      );
    });

  program
    .command('runs')
    .description(
      'Lists the runs of “code-mentions”. To take one back: apply {"type":"run.remove","args":{"id":...}}.',
    )
    .argument('<study>', 'folder of the study')
    .action((study: string) =>
      context.withStudy(study, { mode: 'read', coderName: null }, opened => listRuns(context, opened)),
    );
}

async function listMentions(context: Context, opened: OpenedStudy, scope: Scope): Promise<void> {
  const study = await copyStudy(context.application, opened);
  const wanted = new Set(itemsOf(study, scope.items).map(({ id }) => id as string));
  const finder = finderFor(study);
  for await (const document of textsOf(context.application, opened, study, scope.documents)) {
    const reading = new DocumentReading(document.documentId, document.text, document.blocks);
    for (const mention of withCoding(study, document.documentId, finder.find(document.text))) {
      const { start, end, itemId, candidates, name, doubt, isCoded } = mention;
      if (!candidates.some(id => wanted.has(id))) continue;
      await context.output.line({
        ...{ documentId: document.documentId, document: study.get('document', document.documentId)?.title },
        ...{ itemId, item: study.get('item', itemId)?.label, name, start, end },
        ...surroundings(document.text, start, end),
        section: reading.sectionAt(start),
        coded: isCoded,
        doubt,
        candidates,
        nested: mention.nested,
      });
    }
  }
}

async function codeMentions(context: Context, opened: OpenedStudy, request: CodeRequest): Promise<void> {
  const { application, output } = context;
  const study = await copyStudy(application, opened);
  const rule = ruleOf(study, request);
  const finder = finderFor(study);
  const places: { documentId: string; itemId: string; start: number; end: number }[] = [];
  let doubtful = 0;
  for await (const document of textsOf(application, opened, study, rule.documentIds ?? undefined)) {
    const reading = new DocumentReading(document.documentId, document.text, document.blocks);
    for (const proposal of proposeIn(study, finder.find(document.text), document, rule)) {
      const { documentId, itemId, start, end, mentions, candidates, doubt } = proposal;
      if (doubt !== null && request.doubtful !== true) {
        doubtful += 1;
        continue;
      }
      places.push({ documentId, itemId, start, end });
      await output.line({
        ...{ documentId, document: study.get('document', documentId)?.title },
        ...{ itemId, item: study.get('item', itemId)?.label, start, end },
        ...surroundings(document.text, start, end),
        section: reading.sectionAt(start),
        ...{ mentions, doubt, candidates },
      });
    }
  }
  if (doubtful > 0) output.say(`${doubtful} doubtful places were left out; --doubtful takes them too.`);
  if (request.apply !== true) return;
  if (places.length === 0) {
    output.say('Nothing was coded: every mention is coded already, or there is none.');
    return;
  }
  const labels = rule.itemIds.map(id => study.get('item', id)?.label ?? id);
  const name =
    request.name ?? `${labels.slice(0, 3).join(', ')}${labels.length > 3 ? '…' : ''}: ${rule.extent}`;
  const commit = await application.dispatch(opened.handle, {
    type: 'run.add',
    args: { name: name.slice(0, 300), rule, places },
  });
  if (commit !== null) {
    const { ids: _, ...described } = describeCommit(commit);
    const run = commit.diff.find(({ type }) => type === 'run')?.id;
    await output.line({ ...described, run, passages: places.length });
  }
}

async function listRuns({ application, output }: Context, opened: OpenedStudy): Promise<void> {
  const study = await copyStudy(application, opened);
  const passages = countByRun(study);
  for (const { id, name, rule, createdAt, createdBy, removed } of study.allWithRemoved('run')) {
    await output.line({
      ...{ id, name, rule, passages: passages.get(id) ?? 0, createdAt, createdBy },
      coder: study.get('coder', createdBy)?.name ?? null,
      takenBack: removed !== null,
    });
  }
}

function ruleOf(study: StudyReader, { run, items, documents, extent }: CodeRequest) {
  if (run !== undefined) {
    const known = study.get('run', run);
    if (known === undefined)
      throw new Problem('not-found', `The study has no run with the id “${run}”.`, 'See “runs”.');
    return known.rule;
  }
  if (items === undefined) throw new Problem('invalid', 'Say which items: --items, or --run.');
  return { itemIds: itemsOf(study, items).map(({ id }) => id), documentIds: documents ?? null, extent };
}

const itemsOf = (study: StudyReader, named: readonly string[] | undefined): Item[] =>
  named === undefined ? [...study.all('item')] : named.map(name => requireItem(study, name));

async function* textsOf(
  application: Application,
  opened: OpenedStudy,
  study: StudyReader,
  named: readonly string[] | undefined,
): AsyncGenerator<DocumentToSearch> {
  const all = [...study.all('document')].map(({ id }) => id as string);
  for (const id of named ?? []) {
    if (!all.includes(id)) throw new Problem('not-found', `The study has no document with the id “${id}”.`);
  }
  for (const id of named ?? all) yield await application.documentText(opened.handle, id);
}

const surroundings = (text: string, start: number, end: number) => ({
  quote: text.slice(start, end),
  before: text.slice(Math.max(0, start - shownContext), start),
  after: text.slice(end, end + shownContext),
});
