/** `import-project`: what another program's project or a dataset would bring into a study and, where that is asked for, brings it. */
import type { Command } from 'commander';
import type { OpenedStudy } from '#core/api.ts';
import type { ProjectPreview } from '#core/exchange/project-preview.ts';
import { Problem } from '#core/problem.ts';
import { counted } from '#core/text/counted.ts';
import type { Context } from './context.ts';

interface Options {
  format?: string;
  apply?: true;
  kind?: string;
  codedBy?: string;
  coder?: string;
}

export function addImportProject(program: Command, context: Context): void {
  program
    .command('import-project')
    .description(
      'Shows what a project of another program, or a dataset of this one, would bring: its documents, codes, coders and passages, and which of them the study has; with --apply takes it in, as one change.',
    )
    .argument('<study>', 'folder of the study')
    .argument('<path>', 'file or folder of the project or dataset')
    .option('--format <id>', 'what it is (recognised, unless given); see “formats”')
    .option('--apply', 'takes it in')
    .option('--kind <kind>', 'with --apply: id or label of the kind for codes that belong to none')
    .option(
      '--coded-by <coder>',
      'with --apply: name of a coder of the study for passages that name none (a coder “Not stated”, unless given)',
    )
    .option('--coder <name>', 'with --apply: in whose name (the last coder, unless given)')
    .addHelpText(
      'after',
      '\nEach line of the preview has a “part”: project, document, kind, definition (of the codebook besides), code, coder, or unplaced (a passage whose place was not found; it becomes a memo on its document). “twin” is what the study has of it already.',
    )
    .action((study: string, path: string, options: Options) =>
      context.withStudy(
        study,
        options.apply === true
          ? { mode: 'write', coderName: options.coder ?? null }
          : { mode: 'read', coderName: null },
        opened => importProject(context, opened, path, options),
      ),
    );
}

async function importProject(
  context: Context,
  opened: OpenedStudy,
  path: string,
  { format, apply, kind, codedBy }: Options,
): Promise<void> {
  const { application, output } = context;
  const request = { source: { paths: [context.path(path)] }, format: format ?? null };
  if (apply !== true) {
    await printPreview(context, await application.previewProject(opened.handle, request));
    return;
  }
  const { unplaced, losses, documents, ...done } = await application.importProject(opened.handle, {
    ...request,
    choices: { kind: kind ?? null, coderId: codedBy === undefined ? null : coderCalled(opened, codedBy) },
  });
  for (const document of documents) await output.line({ part: 'document', ...document });
  for (const passage of unplaced) await output.line({ part: 'unplaced', ...passage });
  await output.line({ part: 'import', ...done });
  if (done.commitId === null) output.say('Nothing was changed: the study has all of this project already.');
  if (unplaced.length > 0)
    output.say(
      `${counted(unplaced.length, 'passage')} without a place: kept as memos on ${unplaced.length === 1 ? 'its document' : 'their documents'}.`,
    );
  for (const loss of losses) output.say(`left out or changed: ${loss}`);
}

async function printPreview({ output }: Context, preview: ProjectPreview): Promise<void> {
  const { documents, kinds, definitions, codes, coders, unplaced, losses, ...project } = preview;
  await output.line({ part: 'project', ...project });
  for (const [part, list] of Object.entries({
    document: documents,
    kind: kinds,
    definition: definitions,
    code: codes,
    coder: coders,
  })) {
    for (const each of list) await output.line({ part, ...each });
  }
  for (const passage of unplaced) await output.line({ part: 'unplaced', ...passage });
  for (const loss of losses) output.say(`would be left out or changed: ${loss}`);
  if (project.codesWithoutKind > 0) {
    output.say(
      `${counted(project.codesWithoutKind, 'code')} without a kind: with --apply, choose one with --kind.`,
    );
  }
}

function coderCalled({ entries }: OpenedStudy, name: string): string {
  for (const { type, record } of entries) {
    if (type === 'coder' && record.removed === null && record.name === name.trim()) return record.id;
  }
  throw new Problem('not-found', `The study has no coder “${name}”.`, 'See “show <study> coders”.');
}
