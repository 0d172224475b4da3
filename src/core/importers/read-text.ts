/** From bytes to a canonical text: the checks and warnings that all text formats share. */
import { looksBinary } from '#core/text/binary.ts';
import { canonicalise, type TextChanges } from '#core/text/canonical.ts';
import { counted } from '#core/text/counted.ts';
import { detectEncoding } from '#core/text/detect-encoding.ts';
import { decode, encodings, findEncoding } from '#core/text/encoding.ts';
import { type ImportErrorCode, type ImportedDocument, type ImportOptions, maximumBytes } from './importer.ts';

export type SourceEncoding = NonNullable<ImportedDocument['encoding']>;

export type ReadText =
  | {
      ok: true;
      text: string;
      encoding: SourceEncoding;
      changes: TextChanges;
      warnings: string[];
    }
  | Refusal;

export type Refusal = { ok: false; error: { code: ImportErrorCode; message: string } };

const refusal = (code: ImportErrorCode, message: string): Refusal => ({
  ok: false,
  error: { code, message },
});

/** A refusal by name: `why` goes on from “<file> was not imported: ”. */
export const refuse = ({ fileName }: ImportOptions, code: ImportErrorCode, why: string): Refusal =>
  refusal(code, `${baseName(fileName)} was not imported: ${why}`);

/** A refusal of what is empty or too large; null for other files. */
export function refuseSize(bytes: Uint8Array, { fileName }: ImportOptions): Refusal | null {
  const name = baseName(fileName);
  if (bytes.length > maximumBytes) {
    const size = Math.ceil(bytes.length / 1024 / 1024);
    const most = maximumBytes / 1024 / 1024;
    return refusal(
      'too-large',
      `${name} has ${size} MB; files of up to ${most} MB can be imported. Split it and import the parts.`,
    );
  }
  return bytes.length === 0 ? refusal('empty', `${name} is empty: there is nothing to import.`) : null;
}

/**
 * Refuses by name what is empty, too large, no text, or not in the encoding that it is to be read in. `stated` is the
 * encoding that the source itself states, which a chosen one overrides. The warnings are those of the encoding.
 */
export function readText(
  bytes: Uint8Array,
  options: ImportOptions,
  stated: SourceEncoding | null = null,
): ReadText {
  const name = baseName(options.fileName);
  const sizeRefusal = refuseSize(bytes, options);
  if (sizeRefusal !== null) return sizeRefusal;

  const chosen = options.encoding === undefined ? undefined : findEncoding(options.encoding);
  if (options.encoding !== undefined && !chosen) {
    const known = encodings.map(({ id }) => id).join(', ');
    return refusal(
      'unknown-encoding',
      `${name} was not imported: there is no encoding "${options.encoding}". Known are ${known}.`,
    );
  }
  const encoding: SourceEncoding = chosen
    ? { id: chosen.id, confidence: 'chosen', reason: 'it was chosen at import' }
    : (stated ?? toImported(detectEncoding(bytes)));
  const kind = looksBinary(bytes, encoding.id);
  if (kind) return refusal('binary', `${name} was not imported: it is no text, but seems to be ${kind}.`);
  const decoded = decode(bytes, encoding.id);
  if (!decoded.ok) {
    return refusal(
      decoded.error.code,
      `${name} was not imported: ${decoded.error.message} Choose another encoding and import it again.`,
    );
  }
  const { text, changes } = canonicalise(decoded.text);
  if (text.trim() === '')
    return refusal('empty', `${name} holds only white space: there is nothing to import.`);
  return {
    ok: true,
    text,
    encoding,
    changes,
    warnings: warningsOfEncoding(encoding, decoded.replacements),
  };
}

const toImported = ({ encoding, confidence, reason }: ReturnType<typeof detectEncoding>) => ({
  id: encoding,
  confidence,
  reason,
});

/** Marks that make text be shown in another order than it is stored in. Source: Unicode Standard Annex 9. */
const BIDI_CONTROLS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Characters without a shape; joiners and the soft hyphen, which have an everyday use, are not counted. */
const INVISIBLE = /[\u200b\u2060-\u2064\ufeff]|\udb40[\udc00-\udc7f]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is told of
const CONTROLS = /[\0-\x08\x0b\x0e-\x1f\x7f]/g;

function warningsOfEncoding(encoding: SourceEncoding, replacements: number): string[] {
  const warnings: string[] = [];
  if (encoding.confidence === 'guess') {
    warnings.push(
      `The encoding is a guess (${encoding.id}): look whether accented letters are right, or import it again in another.`,
    );
  }
  if (replacements > 0) {
    warnings.push(
      `${counted(replacements, 'place')} could not be read as ${encoding.id} and became "\ufffd". The source file is kept as it was.`,
    );
  }
  return warnings;
}

/** What of a text may deceive the eye. */
export function warningsOfText(text: string): string[] {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  const warnings: string[] = [];
  const bidi = count(BIDI_CONTROLS);
  if (bidi > 0) {
    warnings.push(
      `The text has ${counted(bidi, 'mark')} that change the direction of writing; what is shown may stand in another order than what is stored. They were kept.`,
    );
  }
  const invisible = count(INVISIBLE);
  if (invisible > 0)
    warnings.push(`The text has ${counted(invisible, 'character')} that cannot be seen. They were kept.`);
  const controls = count(CONTROLS);
  if (controls > 0) warnings.push(`The text has ${counted(controls, 'control character')}. They were kept.`);
  return warnings;
}

const baseName = (fileName: string) =>
  fileName.slice(Math.max(fileName.lastIndexOf('/'), fileName.lastIndexOf('\\')) + 1);

const LONGEST_TITLE = 80;

/** A title for a document without one: its first line with a letter in it, or else the file's name. */
export function titleOf(text: string, fileName: string): string {
  for (const { 0: line } of text.slice(0, 20_000).matchAll(/[^\n]+/g)) {
    if (/\p{L}/u.test(line)) return shortenTitle(line);
  }
  const name = baseName(fileName);
  return shortenTitle(name.replace(/(?<=.)\.[^.]*$/, ''));
}

/** One line of at most 80 UTF-16 units, cut at a word where one ends near. */
export function shortenTitle(line: string): string {
  const title = line.replace(/\s+/g, ' ').trim();
  if (title.length <= LONGEST_TITLE) return title;
  const cut = title.slice(0, LONGEST_TITLE - 1);
  const space = cut.lastIndexOf(' ');
  const kept = space > LONGEST_TITLE / 2 ? cut.slice(0, space) : cut.replace(/[\ud800-\udbff]$/, '');
  return `${kept.replace(/[\s,;:]+$/, '')}…`;
}
