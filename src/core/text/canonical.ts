/**
 * Makes the canonical text that all offsets refer to, and keeps what is needed to speak of the original's
 * offsets. Changed: CRLF and CR become LF, one leading byte order mark goes, and a lone surrogate, which UTF-8
 * cannot hold, becomes U+FFFD (one unit for one unit, so no offset moves). Nothing else: NUL, NEL, U+2028, tabs,
 * composed and decomposed letters stay as they are.
 */
import { countBelow } from './count-below.ts';

export type LineEnds = 'lf' | 'crlf' | 'cr' | 'mixed' | 'none';

/** What canonicalisation changed. */
export interface TextChanges {
  bom: boolean;
  lineEnds: LineEnds;
  /**
   * Only where line ends are mixed: lengths of alternating runs of lines in the original, beginning with lines
   * that do not end with CRLF (may be 0), then lines that do, and so on.
   */
  crlfRuns?: number[];
  /** Lone surrogates that became U+FFFD; absent when there were none. */
  loneSurrogates?: number;
}

export interface CanonicalText {
  text: string;
  changes: TextChanges;
}

const BOM = 0xfeff;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** `decoded` is the whole source as a string, with its byte order mark if it has one. */
export function canonicalise(decoded: string): CanonicalText {
  const bom = decoded.charCodeAt(0) === BOM;
  const original = bom ? decoded.slice(1) : decoded;
  const { lineEnds, crlfRuns } = inspectLineEnds(original);
  const unified = lineEnds === 'lf' || lineEnds === 'none' ? original : original.replace(/\r\n?/g, '\n');
  const changes: TextChanges = { bom, lineEnds };
  if (crlfRuns) changes.crlfRuns = crlfRuns;
  const loneSurrogates = unified.match(LONE_SURROGATE)?.length ?? 0;
  if (loneSurrogates > 0) changes.loneSurrogates = loneSurrogates;
  const text = loneSurrogates > 0 ? unified.replace(LONE_SURROGATE, '\ufffd') : unified;
  return { text, changes };
}

function inspectLineEnds(text: string): { lineEnds: LineEnds; crlfRuns?: number[] } {
  const counts = { lf: 0, cr: 0, crlf: 0 };
  const runs: number[] = [0];
  let inCrlfRun = false;
  let carriageReturn = text.indexOf('\r');
  let lineFeed = text.indexOf('\n');
  while (carriageReturn !== -1 || lineFeed !== -1) {
    const isCrlf = carriageReturn !== -1 && lineFeed === carriageReturn + 1;
    if (isCrlf) {
      counts.crlf += 1;
      carriageReturn = text.indexOf('\r', lineFeed + 1);
      lineFeed = text.indexOf('\n', lineFeed + 1);
    } else if (lineFeed === -1 || (carriageReturn !== -1 && carriageReturn < lineFeed)) {
      counts.cr += 1;
      carriageReturn = text.indexOf('\r', carriageReturn + 1);
    } else {
      counts.lf += 1;
      lineFeed = text.indexOf('\n', lineFeed + 1);
    }
    if (isCrlf !== inCrlfRun) {
      runs.push(0);
      inCrlfRun = isCrlf;
    }
    runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
  }
  const present = (['lf', 'cr', 'crlf'] as const).filter(kind => counts[kind] > 0);
  const [only] = present;
  if (present.length > 1) return { lineEnds: 'mixed', crlfRuns: runs };
  return { lineEnds: only ?? 'none' };
}

/**
 * Gives a function from canonical offsets to offsets in the decoded original (UTF-16 units, byte order mark
 * counted). A line feed that stood for CRLF maps to the CR. Built in one pass, each lookup is O(log lines).
 */
export function createOriginalOffsets(text: string, changes: TextChanges): (offset: number) => number {
  const shift = changes.bom ? 1 : 0;
  if (changes.lineEnds !== 'crlf' && changes.lineEnds !== 'mixed') return offset => offset + shift;
  const lineFeeds = crlfLineFeeds(text, changes);
  return offset => offset + shift + countBelow(lineFeeds, offset);
}

/** Canonical offsets of the line feeds that were CRLF, ascending. */
function crlfLineFeeds(text: string, changes: TextChanges): number[] {
  const runs = changes.lineEnds === 'crlf' ? [0, Number.POSITIVE_INFINITY] : (changes.crlfRuns ?? []);
  const found: number[] = [];
  let run = 0;
  let left = runs[0] ?? 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) {
    while (left === 0 && run < runs.length - 1) {
      run += 1;
      left = runs[run] ?? 0;
    }
    if (run % 2 === 1) found.push(at);
    left -= 1;
  }
  return found;
}
