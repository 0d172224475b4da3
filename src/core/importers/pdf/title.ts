/** What a PDF is called: many state no title, or the name of the file that they were made of. */
import type { Page } from '#core/pages/page-map.ts';
import type { Block } from '#core/text/blocks.ts';

const NO_TITLE =
  /^(?:untitled.*|about:.*|https?:.*|file:.*|microsoft (?:word|powerpoint|excel) - .*|(?:document|slide|presentation|powerpoint presentation|title|layout)\s*\d*|.*\.(?:docx?|rtf|odt|indd|qxd|p65|tex|dvi|ps|eps|pdf|pptx?|xlsx?|wpd|fm|pub|pages|html?|txt|md))$/i;

/** The title that it states, else the largest heading of its first page; null where neither says anything. */
export function titleOfPages(
  stated: string | undefined,
  blocks: readonly Block[],
  text: string,
  first: Page | undefined,
): string | null {
  const title = stated?.replace(/\s+/g, ' ').trim() ?? '';
  if (/\p{L}{2}/u.test(title) && !NO_TITLE.test(title)) return title;
  const end = first?.pieces.at(-1)?.end ?? 0;
  let best: (Block & { kind: 'heading' }) | null = null;
  for (const block of blocks) {
    if (block.start >= end) break;
    if (block.kind === 'heading' && (best === null || block.level < best.level)) best = block;
  }
  return best === null ? null : text.slice(best.start, best.end);
}
