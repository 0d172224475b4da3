import { z } from 'zod';
import type { Document } from '../../model/document.ts';
import { documentId } from '../../model/ids.ts';
import type { Entry } from '../../model/records.ts';
import { noVariableSources } from '../../model/variable-sources.ts';
import { Problem } from '../../problem.ts';
import { isEqual } from '../../store/equal.ts';
import { counted } from '../../text/counted.ts';
import { fillVariables, prepareSavedSources, prepareSources } from '../../variables/fill-variables.ts';
import { defineCommand } from '../definition.ts';
import { requireLive } from '../find.ts';
import { changed } from '../stamping.ts';
import { patchSources, variableSourcesPatch } from '../study/change.ts';

export const fillDocuments = defineCommand({
  type: 'document.fill',
  summary:
    'Fills variables of documents from the names of their files and from their metadata. A value that is there stays, unless it may be written over.',
  args: z.strictObject({
    documents: z.array(documentId).min(1).optional().describe('Ids; without it, all documents'),
    sources: variableSourcesPatch.optional().describe('Without it, those saved in the study'),
    overwrite: z.boolean().optional().describe('true writes over values that are there. Without it, false'),
  }),
  run({ documents, sources, overwrite }, study, context) {
    const ready =
      sources === undefined
        ? prepareSavedSources(study)
        : prepareSources(study, patchSources(study, noVariableSources, sources));
    if (ready.patterns.length === 0 && ready.metadata.length === 0) {
      throw new Problem(
        'refused',
        'There is nothing from which variables could be filled.',
        'Give a pattern for names of files, or say which variable takes which fact of the metadata.',
      );
    }
    const chosen: Iterable<Document> =
      documents === undefined
        ? study.all('document')
        : [...new Set(documents)].map(id => requireLive(study, 'document', id));
    const put: Entry[] = [];
    for (const document of chosen) {
      const { values: filled } = fillVariables(study, ready, document);
      const values =
        overwrite === true ? { ...document.values, ...filled } : { ...filled, ...document.values };
      if (!isEqual(values, document.values))
        put.push({ type: 'document', record: changed(document, { values }, context) });
    }
    return { put, label: `Fill variables of ${counted(put.length, 'document')}` };
  },
});
