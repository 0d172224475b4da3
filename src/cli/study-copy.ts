/** A whole open study as records in memory, for commands that list it. */
import type { Application, OpenedStudy } from '#core/api.ts';
import { StudyStore } from '#core/store/study-store.ts';

export async function copyStudy(application: Application, opened: OpenedStudy): Promise<StudyStore> {
  const store = new StudyStore();
  store.load(opened.entries);
  for (const documentId of Object.keys(opened.passageCounts)) {
    const passages = await application.passages(opened.handle, documentId);
    store.load(passages.map(record => ({ type: 'passage', record })));
  }
  return store;
}
