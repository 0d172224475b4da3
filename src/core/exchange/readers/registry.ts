/**
 * The formats of other programs that can be read as projects. Dialogs, the shell's help and the docs take their lists
 * from here; a further format is one more line.
 */

import type { ExchangeReader } from '../project.ts';
import { bratReader } from './brat.ts';
import { catmaTeiReader } from './catma-tei.ts';
import { codebookReader } from './codebook/codebook.ts';
import { dnaReader } from './dna/dna.ts';
import { doccanoReader } from './doccano.ts';
import { hypothesisReader } from './hypothesis.ts';
import { inceptionReader } from './inception/inception.ts';
import { labelStudioReader } from './label-studio.ts';
import { qualcoderReader } from './qualcoder/qualcoder.ts';
import { refiCodebook, refiProject } from './refi/refi.ts';
import { taguetteHighlightsReader } from './taguette/highlights-csv.ts';
import { taguetteReader } from './taguette/taguette.ts';
import { uimaXmiReader } from './uima-xmi.ts';
import { webAnnotationReader } from './web-annotation.ts';
import { webannoTsvReader } from './webanno-tsv.ts';

/** In the order in which menus show them; where several recognise the same files, the first is taken. */
export const exchangeReaders: readonly ExchangeReader[] = [
  refiProject,
  refiCodebook,
  webAnnotationReader,
  taguetteReader,
  taguetteHighlightsReader,
  qualcoderReader,
  dnaReader,
  inceptionReader,
  bratReader,
  doccanoReader,
  labelStudioReader,
  webannoTsvReader,
  uimaXmiReader,
  codebookReader,
  catmaTeiReader,
  hypothesisReader,
];
