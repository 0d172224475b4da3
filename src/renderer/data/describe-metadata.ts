/** What a source says of itself, in a few words. */
import type { DocumentMetadata } from '#core/model/document.ts';

/** The title is left out: it is what the document is called. */
export const describeMetadata = ({ author, date, publisher, language }: DocumentMetadata): string[] =>
  [author, date?.replace(/T.*$/, ''), publisher, language].flatMap(fact => fact ?? []);
