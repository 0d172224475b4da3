/**
 * The blocks of texts that are their sources as they stand. They follow from the text, so that they are not kept;
 * apart from the registry, so that whoever shows texts does not carry every importer along.
 */
import type { Block } from '#core/text/blocks.ts';
import { blocksOfMarkdown } from '#core/text/markdown.ts';
import { blocksOfPlainText } from '#core/text/plain-text.ts';

/** Formats whose texts can be shown as any of them. */
export const textFormats = ['plain-text', 'markdown'] as const;

/** The blocks of a canonical text; of a format whose blocks do not follow from the text, as plain lines. */
export const blocksOfFormat = (format: string, text: string): Block[] =>
  format === 'markdown' ? blocksOfMarkdown(text).blocks : blocksOfPlainText(text);
