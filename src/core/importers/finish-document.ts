/** The last step of formats whose text is made from their structure: the title, the warnings, and a refusal of no text. */
import type { DocumentMetadata } from '#core/model/document.ts';
import { outline } from '#core/text/blocks.ts';
import type { RichText } from '#core/text/rich-text.ts';
import type { ImportedDocument, ImportOptions, ImportResult } from './importer.ts';
import { refuse, shortenTitle, titleOf, warningsOfText } from './read-text.ts';

interface Made {
  rich: RichText;
  extractor: ImportedDocument['extractor'];
  encoding?: ImportedDocument['encoding'];
  metadata?: DocumentMetadata;
  /** Whether a source without a title is called by its file's name, as its first words say nothing of the whole. */
  isNamedByFile?: true;
  warnings: readonly string[];
}

export function finishDocument(
  options: ImportOptions,
  { rich, extractor, encoding = null, metadata = {}, isNamedByFile, warnings }: Made,
): ImportResult {
  const { text, blocks } = rich.finish();
  if (text.trim() === '') {
    const told = warnings.length === 0 ? '' : ` ${warnings.join(' ')}`;
    return refuse(options, 'empty', `no text was found in it.${told}`);
  }
  const heading = outline(blocks, text).find(({ title }) => title !== '')?.title;
  const stated = metadata.title ?? heading;
  return {
    ok: true,
    value: {
      text,
      blocks,
      title:
        stated === undefined
          ? titleOf(isNamedByFile === true ? '' : text, options.fileName)
          : shortenTitle(stated),
      encoding,
      changes: { bom: false, lineEnds: text.includes('\n') ? 'lf' : 'none' },
      extractor,
      metadata,
    },
    warnings: [...warnings, ...warningsOfText(text)],
  };
}

const LONGEST_FACT = 500;

/** What a source says of itself, without what it leaves empty; white space made single, and nothing of great length. */
export function stateMetadata(
  facts: { [Fact in keyof DocumentMetadata]?: string | undefined },
): DocumentMetadata {
  const entries = Object.entries(facts).flatMap(([name, value]) => {
    const clean = value
      ?.replace(/\s+/g, ' ')
      .trim()
      .slice(0, LONGEST_FACT)
      .replace(/[\ud800-\udbff]$/, '');
    return clean === undefined || clean === '' ? [] : [[name, clean]];
  });
  return Object.fromEntries(entries);
}
