/** The first commit of a study: the study itself, its first coder, and its codebook from a template. */
import type { CodebookTemplate } from '../model/codebook.ts';
import type { CoderId, StudyId } from '../model/ids.ts';
import type { Entry } from '../model/records.ts';
import { noVariableSources } from '../model/variable-sources.ts';
import type { Diff } from '../store/commit.ts';
import { initialsOf } from './coder/add.ts';
import type { CommandContext } from './definition.ts';
import { created } from './stamping.ts';

export const newStudyDiff = (
  template: CodebookTemplate,
  name: string,
  coder: { id: CoderId; name: string },
  context: CommandContext,
): Diff => {
  const stamps = created({ ...context, coderId: coder.id });
  const entries: Entry[] = [
    {
      type: 'study',
      record: {
        id: context.newId('s') as StudyId,
        name,
        description: '',
        codebookTemplate: { id: template.id, name: template.name },
        variableSources: noVariableSources,
        ...stamps,
      },
    },
    { type: 'coder', record: { ...coder, initials: initialsOf(coder.name), ...stamps } },
    ...template.kinds.map((record): Entry => ({ type: 'kind', record: { ...record, ...stamps } })),
    ...template.vocabularies.map(
      (record): Entry => ({ type: 'vocabulary', record: { ...record, ...stamps } }),
    ),
    ...template.fields.map((record): Entry => ({ type: 'field', record: { ...record, ...stamps } })),
    ...template.linkTypes.map((record): Entry => ({ type: 'linkType', record: { ...record, ...stamps } })),
  ];
  return entries.map(({ type, record }) => ({ type, id: record.id, before: null, after: record }));
};
