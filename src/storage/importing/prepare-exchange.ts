/** Reads what was chosen for an import: a dataset of this program, or another program's project. */
import { datasetFormatId } from '#core/exchange/dataset/plan-dataset.ts';
import { provenanceFile } from '#core/exporters/dataset/read-dataset.ts';
import { type DatasetPrepared, prepareDataset } from './prepare-dataset.ts';
import type { Progress } from './prepare-document.ts';
import { type ProjectPrepared, type ProjectRequest, prepareProject } from './prepare-project.ts';

export type ExchangePrepared = DatasetPrepared | ProjectPrepared;

/** `progress` may throw to end the reading; then this rejects. */
export async function prepareExchange(
  request: ProjectRequest,
  progress?: Progress,
): Promise<ExchangePrepared> {
  const { files, format } = request;
  if (format !== null && format !== datasetFormatId) return prepareProject(request, progress);
  const dataset = await prepareDataset(files, progress);
  if (dataset !== null) return dataset;
  return format === null ? prepareProject(request, progress) : { ok: false, error: noDataset };
}

const noDataset = `Nothing was imported: there is no dataset of Tracework among what was chosen. Choose the folder that has its ${provenanceFile}, or a zip of it.`;
