/**
 * REFI-QDA 1.5: a project (.qdpx) with documents, codes, passages and memos, and a codebook alone (.qdc), as other
 * programs for qualitative analysis take them. How records are mapped, and what has no home: docs/exchange.md.
 */
import { ownOrigin } from '../../exchange/readers/refi/draft.ts';
import type { Document } from '../../model/document.ts';
import { messageOf } from '../../problem.ts';
import type { Exporter, ExportOptions } from '../exporter.ts';
import { commonLosses } from '../losses.ts';
import { type ZipMember, zipPieces } from '../zip-pieces.ts';
import { RefiContext } from './refi-context.ts';
import { writeCodes, writeSets } from './write-codes.ts';
import { writeLinks, writeNotes, writeProjectNoteRefs } from './write-notes.ts';
import { filesOf, writeSource } from './write-sources.ts';
import { writeCases, writeVariables } from './write-variables.ts';

const declaration = '<?xml version="1.0" encoding="utf-8"?>\n';

export const refiQda: Exporter = {
  id: 'refi-qda',
  label: 'REFI-QDA project',
  extension: 'qdpx',
  description:
    'A project that ATLAS.ti, MAXQDA, NVivo, QualCoder and others import: texts and PDFs, items as codes under their kinds, passages, coders, memos, links and variables.',
  write(study, options) {
    const context = new RefiContext(study);
    const told: string[] = [];
    return {
      files: [
        {
          name: 'tracework-project.qdpx',
          pieces: () => zipPieces(members(context, options, told)),
        },
      ],
      losses: () => [...commonLosses(study).slice(1), ...told, ...context.losses, ...homeless(context)],
    };
  },
};

export const refiCodebook: Exporter = {
  id: 'refi-qda-codebook',
  label: 'REFI-QDA codebook',
  extension: 'qdc',
  description:
    'The items as codes under their kinds, as programs for qualitative analysis import a codebook; without documents and passages.',
  write(study) {
    const context = new RefiContext(study);
    return {
      files: [
        {
          name: 'tracework-codebook.qdc',
          async *pieces() {
            const { xml, order } = context;
            const codes = `<Codes>${writeCodes(context, false).join('\n')}</Codes>\n`;
            const root = { xmlns: 'urn:QDA-XML:codebook:1.0', origin: ownOrigin };
            const sets = xml.list('Sets', writeSets(context, 'guid'));
            yield {
              text: `${declaration}${xml.element('CodeBook', root, codes + sets)}\n`,
              rows: order.items.length,
            };
          },
        },
      ],
      losses: () => [
        'Only items and kinds are part of this format. All else stays in the study.',
        'Aliases and values of items are written as descriptions.',
        ...context.losses,
      ],
    };
  },
};

async function* members(
  context: RefiContext,
  options: ExportOptions,
  told: string[],
): AsyncGenerator<ZipMember> {
  const originals = await originalsThatAreThere(context, options, told);
  const written: Document[] = [];
  yield { name: 'project.qde', parts: () => projectParts(context, options, { originals, written, told }) };
  for (const document of written) {
    const files = filesOf(context, document);
    yield {
      name: `sources/${files.text}`,
      async *parts() {
        yield { bytes: new TextEncoder().encode(await options.textOf(document.id)), rows: 0 };
      },
    };
    if (files.original === null || !originals.has(document.id)) continue;
    yield {
      name: `sources/${files.original}`,
      isPacked: true,
      async *parts() {
        yield { bytes: await options.sourceOf(document.id), rows: 0 };
      },
    };
  }
}

/** Whether an original goes along decides what its source is written as, so it is looked for before. */
async function originalsThatAreThere(
  context: RefiContext,
  options: ExportOptions,
  told: string[],
): Promise<ReadonlySet<string>> {
  const there = new Set<string>();
  let others = 0;
  for (const document of context.order.documents) {
    if (filesOf(context, document).original === null) {
      if (!['txt', 'text'].includes(document.source.extension)) others += 1;
      continue;
    }
    try {
      await options.sourceOf(document.id);
      there.add(document.id);
    } catch (error) {
      told.push(
        `“${document.title}”: its original could not be read, so it is there as plain text (${messageOf(error)})`,
      );
    }
  }
  context.lose(
    others,
    'original that is',
    'originals that are',
    'neither a text, a PDF nor a Word file: there as plain text.',
  );
  return there;
}

interface ProjectState {
  originals: ReadonlySet<string>;
  /** Documents that were written so far. */
  written: Document[];
  told: string[];
}

async function* projectParts(
  context: RefiContext,
  options: ExportOptions,
  { originals, written, told }: ProjectState,
): AsyncGenerator<{ bytes: Uint8Array; rows: number }> {
  const { xml, order } = context;
  const { study } = context.study;
  const encoder = new TextEncoder();
  const part = (text: string, rows = 0) => ({ bytes: encoder.encode(text), rows });
  const codes = xml.list('Codes', writeCodes(context, true));
  const users = context.coderIds.map(id =>
    xml.element('User', { guid: context.coder(id), name: context.study.get('coder', id)?.name }),
  );
  yield part(
    declaration +
      xml.open('Project', {
        xmlns: 'urn:QDA-XML:project:1.0',
        name: study.name,
        origin: options.host === undefined ? ownOrigin : `${ownOrigin} ${options.host.version}`,
        creatingUserGUID: context.coder(study.createdBy),
        creationDateTime: study.createdAt,
      }) +
      '\n' +
      xml.list('Users', users) +
      (codes === '' ? '' : `<CodeBook>\n${codes}</CodeBook>\n`) +
      xml.list('Variables', writeVariables(context)) +
      xml.list('Cases', writeCases(context)),
  );
  for (const document of order.documents) {
    let text: string;
    try {
      text = await options.textOf(document.id);
    } catch (error) {
      told.push(`“${document.title}” was left out with its passages: ${messageOf(error)}`);
      continue;
    }
    if (written.length === 0) yield part('<Sources>\n');
    for (const piece of writeSource(context, document, text, originals.has(document.id)))
      yield part(piece.text, piece.rows);
    written.push(document);
  }
  yield part(
    (written.length === 0 ? '' : '</Sources>\n') +
      xml.list('Notes', writeNotes(context)) +
      xml.list('Links', writeLinks(context)) +
      xml.list('Sets', writeSets(context)) +
      context.description(study.description) +
      writeProjectNoteRefs(context) +
      '</Project>\n',
  );
}

/** Records that the format has no home for. */
function homeless({ study }: RefiContext): string[] {
  const sorts = [
    ['judgement', 'judgements', ' with their evidence'],
    ['savedView', 'saved views', ''],
    ['run', 'runs of coding mentions', ' as such; their passages are there'],
  ] as const;
  const told = sorts.flatMap(([type, plural, rest]) => {
    const count = [...study.all(type)].length;
    return count === 0
      ? []
      : [`Left out, since the format has no place for them: ${count} ${plural}${rest}.`];
  });
  return [
    ...told,
    'Kinds, scales and vocabularies are not part of the format: values are written as text, those of passages in descriptions. Rectangles are rounded to whole points.',
    'The history of changes is not part of this format.',
  ];
}
