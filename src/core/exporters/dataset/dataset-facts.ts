/** What the descriptions of a dataset say of it as a whole, in whatever format they are. */
import type { Commit } from '../../store/commit.ts';
import type { StudyReader } from '../../store/study-reader.ts';
import type { RecordOrder } from '../record-order.ts';
import { type DatasetChoices, isNarrowed } from './choices.ts';
import type { DatasetContext } from './dataset-tables.ts';
import { wellFormed } from './escape-text.ts';

export interface DatasetFacts {
  /** Only what was chosen. */
  study: StudyReader;
  order: RecordOrder;
  choices: DatasetChoices;
  isNarrowed: boolean;
  /** Lower case, for formats that want a name without blanks. */
  name: string;
  title: string;
  description: string;
  programVersion: string;
  /** Those who coded; never empty. */
  creators: readonly string[];
  /** An SPDX id; null where none was stated. */
  license: string | null;
  /** BCP 47 tags that the sources state, their main parts. */
  languages: readonly string[];
  /** The last change of the study; null where its history is lost. */
  latest(): Promise<Pick<Commit, 'id' | 'seq' | 'at'> | null>;
}

export function datasetFacts({ tables, choices, host }: DatasetContext): DatasetFacts {
  const { study, order } = tables;
  const { name, description } = study.study;
  let latest: Promise<Commit | null> | undefined;
  const languages = order.documents.flatMap(
    ({ metadata }) => metadata.language?.match(/^[a-z]{2,3}(?=-|$)/) ?? [],
  );
  return {
    study,
    order,
    choices,
    isNarrowed: isNarrowed(choices),
    name: slugOf(name),
    title: wellFormed(name),
    description:
      description.trim() === '' ? `The coded documents of the study “${name}”.` : wellFormed(description),
    programVersion: host.version,
    creators: order.coders.length === 0 ? [`The coders of “${name}”`] : order.coders.map(coder => coder.name),
    license: choices.license,
    languages: [...new Set(languages)].sort(),
    latest: () => {
      latest ??= first(host.history());
      return latest;
    },
  };
}

async function first(history: AsyncIterable<Commit>): Promise<Commit | null> {
  for await (const commit of history) return commit;
  return null;
}

const slugOf = (name: string): string => {
  const slug = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
    .replace(/-+$/, '');
  return slug === '' ? 'dataset' : slug;
};

/** Text in double quotes as JSON and YAML both have it. */
export const quoted = (text: string): string =>
  JSON.stringify(wellFormed(text)).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff]/g,
    sign => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
