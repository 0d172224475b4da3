/** The items of another study as a glossary: what they are called there, to be taken over here. */
import type { StudyReader } from '../../store/study-reader.ts';
import { isAcronym } from '../acronyms.ts';
import { spanishness } from '../language.ts';
import { type GlossaryEntry, noRanges } from './entry.ts';

/** In the order in which the items were made. `kindId` limits it to one kind. */
export function glossaryOfStudy(study: StudyReader, kindId: string | null = null): GlossaryEntry[] {
  const entries: GlossaryEntry[] = [];
  for (const item of study.all('item')) {
    if (kindId !== null && item.kindId !== kindId) continue;
    const names = [item.label, ...item.aliases];
    const acronym = names.find(isAcronym) ?? '';
    const [first = '', second = ''] = names
      .filter(name => name !== acronym)
      .sort((one, other) => Math.sign(spanishness(other)) - Math.sign(spanishness(one)));
    entries.push({
      acronym,
      original: first,
      translation: second,
      type: study.get('kind', item.kindId)?.label ?? '',
      ranges: noRanges,
      rule: 'an item of another study',
      doubts: names.length > 3 ? [`It has more names there: ${names.slice(3).join(', ')}.`] : [],
    });
  }
  return entries;
}
