/**
 * A corpus as large as wanted whose passages are made when they are asked for, so that what is measured is an export's
 * memory and not the study's.
 */
import type { Passage } from '#core/model/passage.ts';
import { type RecordOf, type RecordType, recordSchemas } from '#core/model/records.ts';
import type { StudyReader } from '#core/store/study-reader.ts';
import { StudyInMemory } from './study-in-memory.ts';

const sentence = 'The union met the minister in Tōkyō 🍚 and spoke of costs; nobody agreed on meals. ';

export interface LargeCorpus {
  store: StudyReader;
  commits: StudyInMemory['commits'];
  textOf(documentId: string): string;
  blocksOf(documentId: string): [];
}

export function makeLargeCorpus({
  documents,
  passagesEach,
}: {
  documents: number;
  passagesEach: number;
}): LargeCorpus {
  const study = new StudyInMemory();
  const text = `1. Beginnings\n\n${sentence.repeat(40)}\n\n2. Ends\n\n${sentence.repeat(60)}`;
  for (let at = 0; at < documents; at += 1) study.addDocument(`d${at}`, text, `Report ${at}`);
  for (let at = 0; at < 20; at += 1)
    study.dispatch('item.add', {
      id: `i${at}`,
      kind: at % 2 === 0 ? 'actor' : 'tracer',
      label: `Item ${at}`,
    });
  const { store } = study;
  const known = new Map<string, Passage[]>();
  const passagesOf = (id: string): Passage[] => {
    const present = known.get(id);
    if (present !== undefined) return present;
    known.clear();
    const made = Array.from({ length: passagesEach }, (_, at) => {
      const start = 20 + ((at * 37) % (text.length - 200));
      const whole = /[\udc00-\udfff]/.test(text.charAt(start)) ? start + 1 : start;
      const end = /[\udc00-\udfff]/.test(text.charAt(whole + 30)) ? whole + 31 : whole + 30;
      return recordSchemas.passage.parse({
        id: `${id}-p${at}`,
        documentId: id,
        itemId: `i${at % 20}`,
        coderId: 'ana',
        start: whole,
        end,
        exact: text.slice(whole, end),
        prefix: '',
        suffix: '',
        values: at % 4 === 0 ? { 'actor.passage.stage': ['legislation'] } : {},
        createdAt: '2026-01-01T00:00:00.000Z',
        createdBy: 'ana',
        changedAt: '2026-01-01T00:00:00.000Z',
        changedBy: 'ana',
        removed: null,
      });
    });
    known.set(id, made);
    return made;
  };
  function* allPassages(): Generator<Passage> {
    for (const { id } of store.all('document')) yield* passagesOf(id);
  }
  const reader: StudyReader = {
    get study() {
      return store.study;
    },
    get: (type, id) => store.get(type, id),
    live: (type, id) => store.live(type, id),
    all: <T extends RecordType>(type: T) =>
      type === 'passage' ? (allPassages() as Iterable<RecordOf<T>>) : store.all(type),
    allWithRemoved: <T extends RecordType>(type: T) =>
      type === 'passage' ? (allPassages() as Iterable<RecordOf<T>>) : store.allWithRemoved(type),
    passagesOfDocument: id => passagesOf(id),
    passagesOfItem: () => [],
    judgementsOfItem: id => store.judgementsOfItem(id),
    linksOfItem: id => store.linksOfItem(id),
    memosOn: target => store.memosOn(target),
  };
  return { store: reader, commits: study.commits, textOf: () => text, blocksOf: () => [] };
}
