/** Begins to show a study: the window's copy of it, and the place in it. */
import type { OpenedStudy } from '#core/api.ts';
import type { WindowApplication } from '#renderer/client/client.ts';
import { writeStudyAddress } from '#renderer/client/study-address.ts';
import { notifyProblem } from './notify.tsx';
import { StudySession } from './study-session.ts';
import { ui } from './ui-store.ts';

/** Goes to the place remembered for the study, or to its first document; passages come in behind. */
export const enterStudy = (client: WindowApplication, opened: OpenedStudy): StudySession => {
  const session = new StudySession(client, opened);
  const { study } = session;
  ui.enterStudy(opened.path, id => {
    const passage = study.live('passage', id);
    if (passage === undefined) return null;
    const { documentId, itemId, start, end } = passage;
    return { documentId, itemId, start, end, kindId: study.get('item', itemId)?.kindId ?? null };
  });
  const { documentId, itemId, kindId } = ui.get();
  const [firstDocument] = study.all('document');
  const [firstKind] = [...study.all('kind')].sort((left, right) => left.order - right.order);
  ui.set({
    documentId:
      documentId !== null && study.live('document', documentId) ? documentId : (firstDocument?.id ?? null),
    kindId: kindId !== null && study.live('kind', kindId) ? kindId : (firstKind?.id ?? null),
    itemId: itemId !== null && study.live('item', itemId) ? itemId : null,
  });
  writeStudyAddress(opened.path);
  session.loadPassages(ui.get().documentId).catch(notifyProblem);
  return session;
};

/** Rejects where the host refuses to close, as while changes are not saved; the study then stays open. */
export const leaveStudy = async (session: StudySession): Promise<void> => {
  await session.close();
  ui.leaveStudy();
  writeStudyAddress(null);
};
