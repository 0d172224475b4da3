/** Every format that a study can be exported to. Menus, dialogs and the help of the shell come from here. */

import { Problem } from '../problem.ts';
import { brat } from './brat/brat.ts';
import { codebookCsv, codebookJson, codebookMarkdown } from './codebook/codebook.ts';
import { conll } from './conll/conll.ts';
import { csv } from './csv.ts';
import { dataset } from './dataset/dataset.ts';
import { doccano } from './doccano/doccano.ts';
import type { Exporter } from './exporter.ts';
import { jsonl } from './jsonl.ts';
import { labelStudio } from './label-studio/label-studio.ts';
import { pdf } from './pdf/pdf.ts';
import { refiCodebook, refiQda } from './refi/refi-qda.ts';
import { tei } from './tei/tei.ts';
import { uimaXmi } from './uima-xmi/uima-xmi.ts';
import { webAnnotation } from './web-annotation/web-annotation.ts';
import { webannoTsv } from './webanno-tsv/webanno-tsv.ts';
import { xlsx } from './xlsx/xlsx.ts';

export const exporters: readonly Exporter[] = [
  dataset,
  csv,
  xlsx,
  jsonl,
  pdf,
  refiQda,
  refiCodebook,
  webAnnotation,
  brat,
  doccano,
  labelStudio,
  webannoTsv,
  uimaXmi,
  conll,
  tei,
  codebookCsv,
  codebookJson,
  codebookMarkdown,
];

/** Refuses a byte order mark for a format whose files have none. */
export function requireBomTaken({ label, takesBom }: Exporter): void {
  if (takesBom === true) return;
  const ids = exporters.filter(each => each.takesBom === true).map(({ id }) => id);
  throw new Problem(
    'invalid',
    `Files of “${label}” have no byte order mark.`,
    `It can be chosen for ${ids.join(' and ')}.`,
  );
}

/** The exporter with the id, or a Problem that lists the ids there are. */
export function requireExporter(id: string): Exporter {
  const found = exporters.find(exporter => exporter.id === id);
  if (found !== undefined) return found;
  const ids = exporters.map(exporter => exporter.id).join(', ');
  throw new Problem('invalid', `There is no export format “${id}”.`, `Choose one of: ${ids}.`);
}
