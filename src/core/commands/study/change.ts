import { z } from 'zod';
import { checkCitationPatterns } from '../../finding/citation-patterns.ts';
import { citationPatterns } from '../../model/citation-pattern.ts';
import { study as studyRecord } from '../../model/study.ts';
import { filePattern, metadataFact, type VariableSources } from '../../model/variable-sources.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import { prepareSources } from '../../variables/fill-variables.ts';
import { defineCommand } from '../definition.ts';
import { requireField } from '../find.ts';
import { changed, given } from '../stamping.ts';

/** Sources as a command takes them: fields by id, name or label. Absent = as they are. */
export const variableSourcesPatch = z
  .strictObject({
    patterns: z
      .array(filePattern)
      .max(100)
      .optional()
      .describe('Patterns for names of files, such as {date}_{author}.*; the first that fits counts'),
    metadata: z
      .record(z.string(), metadataFact)
      .optional()
      .describe('Field id, name or label to the fact of the metadata that fills it'),
  })
  .describe('From where variables of documents are filled');

/** The sources with the patch, checked against the codebook. Throws a Problem where one names no variable. */
export function patchSources(
  study: StudyReader,
  present: VariableSources,
  { patterns, metadata }: z.output<typeof variableSourcesPatch>,
): VariableSources {
  const given: VariableSources = {
    patterns: [...new Set((patterns ?? []).map(text => text.trim()))],
    metadata: Object.fromEntries(
      Object.entries(metadata ?? {}).map(([name, fact]) => [
        requireField(study, 'document', null, name).id,
        fact,
      ]),
    ),
  };
  prepareSources(study, given);
  return {
    patterns: patterns === undefined ? present.patterns : given.patterns,
    metadata: metadata === undefined ? present.metadata : given.metadata,
  };
}

export const changeStudy = defineCommand({
  type: 'study.change',
  summary:
    'Renames the study, changes its description, from where variables of documents are filled, or by which patterns citations are found.',
  args: z.strictObject({
    name: studyRecord.shape.name.optional(),
    description: z.string().optional(),
    variableSources: variableSourcesPatch.optional(),
    citationPatterns: citationPatterns
      .nullable()
      .optional()
      .describe('By which sources are found in the texts, all of them; null = those that ship'),
  }),
  run({ name, description, variableSources, citationPatterns: patterns }, study, context) {
    if (patterns != null) checkCitationPatterns(patterns);
    const patch = given({
      name,
      description,
      variableSources:
        variableSources === undefined
          ? undefined
          : patchSources(study, study.study.variableSources, variableSources),
      citationPatterns: patterns ?? undefined,
    });
    const label =
      name !== undefined
        ? `Rename study to ${name}`
        : description !== undefined
          ? 'Change the study’s description'
          : patterns === undefined
            ? 'Change from where variables are filled'
            : patterns === null
              ? 'Find citations by the patterns that ship again'
              : 'Change the patterns of citations';
    const { citationPatterns: _, ...bare } = study.study;
    const before = patterns === null ? bare : study.study;
    return { put: [{ type: 'study', record: changed(before, patch, context) }], label };
  },
});
