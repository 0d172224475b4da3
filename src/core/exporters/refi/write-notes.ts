/** Memos as notes, links between items as links. */
import type { RefiContext } from './refi-context.ts';

const longestName = 60;

export function writeNotes(context: RefiContext): string[] {
  const { xml, order } = context;
  return order.memos.map(memo => {
    context.lose(
      memo.mentions.length,
      'mention in a memo',
      'mentions in memos',
      'left out; the words are kept.',
    );
    const line = (memo.text.trim().split('\n')[0] ?? '').trim();
    const name =
      line.length <= longestName
        ? line
        : `${line.slice(0, longestName - 1).replace(/[\ud800-\udbff]$/, '')}…`;
    return xml.element(
      'Note',
      { guid: context.guid('memo', memo.id), name, ...context.stamps(memo) },
      xml.element('PlainTextContent', {}, xml.text(memo.text)),
    );
  });
}

/** The notes that are about the project: memos on the study, and on what has no element for them. */
export const writeProjectNoteRefs = (context: RefiContext): string =>
  context.order.memos
    .filter(({ on }) => on.type === 'study' || on.type === 'coder')
    .map(({ id }) => context.xml.element('NoteRef', { targetGUID: context.guid('memo', id) }))
    .join('');

export function writeLinks(context: RefiContext): string[] {
  const { xml, study, order } = context;
  return order.links.map(({ id, linkTypeId, fromId, toId, period, evidence }) => {
    const type = study.get('linkType', linkTypeId);
    context.lose(period === null ? 0 : 1, 'period of a link', 'periods of links', 'left out.');
    context.lose(
      evidence.length,
      'passage as evidence of a link',
      'passages as evidence of links',
      'left out.',
    );
    const attributes = {
      guid: context.guid('link', id),
      name: type?.label ?? '',
      direction: type?.directed === true ? 'OneWay' : 'Associative',
      originGUID: context.guid('item', fromId),
      targetGUID: context.guid('item', toId),
    };
    return xml.element('Link', attributes, context.noteRefs({ type: 'link', id }));
  });
}
