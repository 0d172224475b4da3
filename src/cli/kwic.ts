/** A concordance of the study's texts: what is found with the words on each side, in the order asked for. */
import type { Application, OpenedStudy } from '#core/api.ts';
import { Problem } from '#core/problem.ts';
import { keywordInContext, readSortKey, type SortKey, sortPlaces } from '#core/search/concordance.ts';
import { passagesOver } from '#core/search/concordance-view.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { passagesInOrder } from '#core/views/occurrences.ts';
import type { Output } from './output.ts';
import { RowWriter, type SearchHit, type SearchRequest, searchOptionsOf, searchStudy } from './search.ts';
import { copyStudy } from './study-copy.ts';

export interface KwicRequest extends SearchRequest {
  /** Words on each side. */
  context: number;
  sort?: string;
}

const columns = ['document', 'documentId', 'start', 'end', 'left', 'node', 'right', 'section', 'codes'];

export async function kwic(
  application: Application,
  output: Output,
  opened: OpenedStudy,
  request: KwicRequest,
): Promise<void> {
  const keys = readKeys(request.sort);
  const study = await copyStudy(application, opened);
  const writer = new RowWriter(output, columns, request.format ?? 'jsonl');
  const rowOf = (hit: SearchHit) => {
    const { start, end, section, text } = hit;
    const { before, after } = keywordInContext(text.text, hit, request.context);
    const { id: documentId, title: document } = hit.searched.document;
    const node = text.text.slice(start, end);
    return {
      document,
      documentId,
      start,
      end,
      left: before,
      node,
      right: after,
      section,
      codes: codesOf(study, hit),
    };
  };
  const hits: SearchHit[] = [];
  for await (const hit of searchStudy(application, study, opened.handle, request, text => output.say(text))) {
    if (keys.length === 0) await writer.add(rowOf(hit));
    else hits.push(hit);
  }
  // Rows that are sorted can be printed only once all are known.
  const texts = [...new Set(hits.map(({ text }) => text))];
  const numbers = new Map(texts.map((text, number) => [text, number]));
  const places = hits.map(hit => ({ ...hit, document: numbers.get(hit.text) ?? 0 }));
  const order = sortPlaces(
    places,
    number => texts[number] ?? missing(),
    keys,
    searchOptionsOf(request),
    row => codesOf(study, hits[row] ?? missing()).join(', '),
  );
  for (const at of order) {
    const hit = hits[at];
    if (hit !== undefined) await writer.add(rowOf(hit));
  }
  await writer.end();
}

/** Names of the items that the place is coded with. */
function codesOf(study: StudyReader, { searched, start, end }: SearchHit): string[] {
  const over = passagesOver(passagesInOrder(study, searched.document), start, end);
  return [...new Set(over.map(({ itemId }) => study.get('item', itemId)?.label ?? itemId))];
}

function readKeys(sort: string | undefined): SortKey[] {
  if (sort === undefined || sort.trim() === '') return [];
  return sort.split(',').map(name => {
    const key = readSortKey(name.trim());
    if (key !== null) return key;
    throw new Problem(
      'invalid',
      `“${name}” is nothing to sort by.`,
      'Write left1, left2, ..., node, right1, right2, ..., document or code, with commas between.',
    );
  });
}

function missing(): never {
  throw new Error('A place was lost on the way.');
}
