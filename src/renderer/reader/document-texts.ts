/** Texts of documents, and where they stand on the pages of their sources, as the host gives them. */
import { createFetched } from './use-fetched.ts';

export const useDocumentText = createFetched((client, handle, documentId) =>
  client.documentText(handle, documentId),
);

/** Null where the source has no pages, or where they were lost. */
export const useDocumentPages = createFetched((client, handle, documentId) =>
  client.documentPages(handle, documentId),
);
