/** What people call a record, for labels of commits and for messages. */
import { quoteOf } from '../model/passage.ts';
import type { RecordReference } from '../model/records.ts';
import type { StudyReader } from '../store/study-reader.ts';

const shorten = (text: string, length = 60): string => {
  const oneLine = text.replace(/\s+/g, ' ').trim();
  return oneLine.length <= length
    ? oneLine
    : `${oneLine.slice(0, length - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
};

/** A short name on one line; the id where the record is unknown. */
export function nameOf(study: StudyReader, { type, id }: RecordReference): string {
  switch (type) {
    case 'study':
    case 'coder':
    case 'savedView':
    case 'run':
      return study.get(type, id)?.name ?? id;
    case 'document':
      return shorten(study.get('document', id)?.title ?? id);
    case 'kind':
    case 'field':
    case 'vocabulary':
    case 'linkType':
    case 'item':
      return shorten(study.get(type, id)?.label ?? id);
    case 'passage': {
      const passage = study.get('passage', id);
      return passage === undefined ? id : shorten(quoteOf(passage));
    }
    case 'judgement': {
      const judgement = study.get('judgement', id);
      if (judgement === undefined) return id;
      return `${nameOf(study, { type: 'field', id: judgement.fieldId })} of ${nameOf(study, { type: 'item', id: judgement.itemId })}`;
    }
    case 'link': {
      const link = study.get('link', id);
      if (link === undefined) return id;
      const [from, to] = [link.fromId, link.toId].map(item => nameOf(study, { type: 'item', id: item }));
      return `${from} – ${nameOf(study, { type: 'linkType', id: link.linkTypeId })} – ${to}`;
    }
    case 'memo':
      return shorten(study.get('memo', id)?.text ?? id);
  }
}
