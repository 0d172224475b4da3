/** Studies with the shipped codebook, for tests of the views: the sample study, and studies made at random. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { markdownImporter } from '#core/importers/markdown.ts';
import { codebookTemplate } from '#core/model/codebook.ts';
import type { CoderId } from '#core/model/ids.ts';
import { isSameCell, isSameOpinion } from '#core/model/settlement.ts';
import { settlementOf } from '#core/store/settlement-of.ts';
import { DocumentUnits } from '#core/views/document-units.ts';
import { readSampleCoding } from '#storage/sample-study.ts';
import { StudyInMemory } from './study-in-memory.ts';

const resources = join(import.meta.dirname, '..', '..', 'resources');

export const readTemplate = (id: string) =>
  codebookTemplate.parse(JSON.parse(readFileSync(join(resources, 'codebooks', `${id}.json`), 'utf8')));

export const feasibility = readTemplate('political-feasibility');
export const thematic = readTemplate('thematic-analysis');

/** A study in memory that remembers its texts, as a host does. */
export class TestStudy extends StudyInMemory {
  private readonly sources = new Map<string, string>();
  readonly units = new DocumentUnits(id => {
    const text = this.sources.get(id);
    if (text === undefined) throw new Error(`No text for ${id}.`);
    return text;
  });

  override addDocument(id: string, text: string, title = id, format = 'plain-text'): void {
    this.sources.set(id, text);
    super.addDocument(id, text, title, format);
  }

  /** What a failing property prints: the commands that made the study. */
  [fc.toStringMethod](): string {
    return this.commits.map(({ command, coderId }) => `${coderId} ${JSON.stringify(command)}`).join('\n');
  }

  /** Goes on in the name of another coder, added where new. */
  as(coderId: string, name = coderId): this {
    if (this.store.get('coder', coderId) === undefined) this.dispatch('coder.add', { id: coderId, name });
    this.coderId = coderId as CoderId;
    return this;
  }
}

export function sampleStudy(): TestStudy {
  const study = new TestStudy(feasibility);
  const bytes = readFileSync(join(resources, 'sample', 'a-warm-plate.md'));
  const read = markdownImporter.read(bytes, { fileName: 'a-warm-plate.md' });
  if (!read.ok) throw new Error(read.error.message);
  study.addDocument('report', read.value.text, read.value.title, markdownImporter.id);
  const coding = readFileSync(join(resources, 'sample', 'coding.jsonl'), 'utf8');
  for (const { type, args } of readSampleCoding(coding, {
    study: study.store.study.id,
    document: 'report',
  })) {
    study.dispatch(type, args);
  }
  return study;
}

/** The text of the long report, where it lies beside the project; null where it does not. */
export function readLongReport(): string | null {
  const path = join(resources, '..', '..', 'shared', 'corpus', '000_6cf1d95083bc993f.txt');
  return existsSync(path) ? readFileSync(path, 'utf8') : null;
}

const periods = ['1993', '1994', '1994-06', '1994~', '1993/1995', '1995-12', '1996/..'];
const sentence = 'The union met the minister. They spoke of costs; nobody agreed. ';

/** Small studies of every shape: several coders, periods, conflicts, gaps, removed passages and items. */
export const studies = fc
  .record({
    actors: fc.integer({ min: 0, max: 4 }),
    points: fc.integer({ min: 0, max: 3 }),
    tracers: fc.integer({ min: 0, max: 3 }),
    documents: fc.integer({ min: 1, max: 2 }),
    passages: fc.array(
      fc.record({
        document: fc.nat(),
        item: fc.nat(),
        start: fc.integer({ min: 0, max: 500 }),
        length: fc.integer({ min: 4, max: 120 }),
        coder: fc.boolean(),
        about: fc.option(fc.nat()),
        stage: fc.option(fc.nat(3)),
        date: fc.option(fc.nat()),
      }),
      { maxLength: 25 },
    ),
    judgements: fc.array(
      fc.record({
        field: fc.nat(),
        item: fc.nat(),
        about: fc.option(fc.nat()),
        period: fc.option(fc.nat()),
        status: fc.constantFrom(
          'not-yet-coded',
          'coded',
          'coded',
          'coded',
          'not-applicable',
          'not-found',
          'conflicting',
        ),
        value: fc.nat(),
        coder: fc.boolean(),
        confidence: fc.constantFrom(null, 'low', 'medium', 'high'),
        evidence: fc.array(fc.nat(), { maxLength: 3 }),
      }),
      { maxLength: 30 },
    ),
    links: fc.array(
      fc.record({
        type: fc.nat(),
        from: fc.nat(),
        to: fc.nat(),
        period: fc.option(fc.nat()),
        evidence: fc.array(fc.nat(), { maxLength: 2 }),
      }),
      { maxLength: 8 },
    ),
    stages: fc.array(fc.option(fc.nat(3)), { minLength: 3, maxLength: 3 }),
    players: fc.array(fc.array(fc.nat(), { maxLength: 3 }), { minLength: 3, maxLength: 3 }),
    removed: fc.array(fc.nat(), { maxLength: 3 }),
    /** Which conflicts are settled, and by which of their judgements' values. */
    settled: fc.array(fc.nat(), { maxLength: 3 }),
  })
  .map(build);

type Plan = Parameters<typeof build>[0];

function pick<T>(list: readonly T[], at: number): T | undefined {
  return list.length === 0 ? undefined : list[at % list.length];
}

function build(plan: {
  actors: number;
  points: number;
  tracers: number;
  documents: number;
  passages: {
    document: number;
    item: number;
    start: number;
    length: number;
    coder: boolean;
    about: number | null;
    stage: number | null;
    date: number | null;
  }[];
  judgements: {
    field: number;
    item: number;
    about: number | null;
    period: number | null;
    status: string;
    value: number;
    coder: boolean;
    confidence: string | null;
    evidence: number[];
  }[];
  links: { type: number; from: number; to: number; period: number | null; evidence: number[] }[];
  stages: (number | null)[];
  players: number[][];
  removed: number[];
  settled: number[];
}): TestStudy {
  const study = new TestStudy(feasibility);
  study.as('ben', 'Ben').as('ana');
  const documents = Array.from({ length: plan.documents }, (_, at) => `d${at}`);
  for (const id of documents) {
    study.addDocument(id, `${sentence.repeat(4)}\n\n${sentence.repeat(5)}\n\n${sentence}`);
  }
  const make = (kind: string, letter: string, count: number) =>
    Array.from({ length: count }, (_, at) => {
      const id = `${letter}${at}`;
      study.dispatch('item.add', { id, kind, label: `${kind} ${count - at}` });
      return id;
    });
  const actors = make('actor', 'a', plan.actors);
  const points = make('veto-point', 'v', plan.points);
  const tracers = make('tracer', 't', plan.tracers);
  const items = [...actors, ...points, ...tracers];
  const stageIds = ['problem-definition', 'formulation', 'legislation', 'implementation'];
  for (const [at, id] of points.entries()) {
    const stage = plan.stages[at];
    const players = [...new Set((plan.players[at] ?? []).flatMap(player => pick(actors, player) ?? []))];
    study.dispatch('item.change', {
      id,
      values: {
        ...(stage == null ? {} : { stage: stageIds[stage] ?? '' }),
        ...(players.length === 0 ? {} : { 'veto-players': players }),
      },
    });
  }
  const passages = codePassages(study, plan, { documents, items, tracers, stageIds });
  judgeItems(study, plan, { items, tracers, actors, passages });
  for (const { type, from, to, period, evidence } of plan.links) {
    const ends = [pick(items, from), pick(items, to)];
    if (ends[0] === undefined || ends[0] === ends[1]) continue;
    const linkType = pick(feasibility.linkTypes, type)?.id;
    try {
      study.dispatch('link.add', {
        type: linkType,
        from: ends[0],
        to: ends[1],
        period: period === null ? null : pick(periods, period),
        evidence: [...new Set(evidence.flatMap(at => pick(passages, at) ?? []))],
      });
    } catch {
      // The same tie twice is refused.
    }
  }
  for (const at of plan.settled) settleSome(study, at);
  for (const at of plan.removed) {
    const id = pick(passages, at);
    if (id !== undefined && study.store.live('passage', id) !== undefined)
      study.dispatch('passage.remove', { id });
  }
  return study;
}

function codePassages(
  study: TestStudy,
  plan: Plan,
  has: { documents: string[]; items: string[]; tracers: string[]; stageIds: string[] },
): string[] {
  const made: string[] = [];
  for (const [at, wanted] of plan.passages.entries()) {
    const documentId = pick(has.documents, wanted.document);
    const itemId = pick(has.items, wanted.item);
    if (documentId === undefined || itemId === undefined) continue;
    const id = `p${at}`;
    const about = wanted.about === null ? undefined : pick(has.tracers, wanted.about);
    const date = wanted.date === null ? undefined : pick(periods, wanted.date);
    const isActor = itemId.startsWith('a');
    const isPoint = itemId.startsWith('v');
    study.as(wanted.coder ? 'ana' : 'ben').dispatch('passage.add', {
      id,
      documentId,
      itemId,
      start: wanted.start,
      end: wanted.start + wanted.length,
      values: {
        ...((isActor || isPoint) && about !== undefined ? { about: [about] } : {}),
        ...(isActor && wanted.stage !== null ? { stage: has.stageIds[wanted.stage] ?? '' } : {}),
        ...(!isPoint && date !== undefined ? { date } : {}),
      },
    });
    made.push(id);
  }
  return made;
}

function judgeItems(
  study: TestStudy,
  plan: Plan,
  has: { items: string[]; tracers: string[]; actors: string[]; passages: string[] },
): void {
  for (const wanted of plan.judgements) {
    const itemId = pick(has.items, wanted.item);
    const kindId = itemId === undefined ? undefined : study.store.get('item', itemId)?.kindId;
    const field = pick(
      feasibility.fields.filter(each => each.subject === 'judgement' && each.kindId === kindId),
      wanted.field,
    );
    if (field === undefined) continue;
    const about = wanted.about === null ? undefined : pick(has.tracers, wanted.about);
    const carries = wanted.status === 'coded' || wanted.status === 'conflicting';
    const value = carries ? valueFor(field, wanted.value, has.actors) : undefined;
    if (wanted.status === 'coded' && value === undefined) continue;
    study.as(wanted.coder ? 'ana' : 'ben').dispatch('judgement.set', {
      itemId,
      field: field.id,
      about: field.aboutKindId === null ? null : (about ?? null),
      period: wanted.period === null ? null : (pick(periods, wanted.period) ?? null),
      status: wanted.status,
      ...(value === undefined ? {} : { value }),
      confidence: wanted.confidence,
      evidence: [...new Set(wanted.evidence.flatMap(at => pick(has.passages, at) ?? []))],
    });
  }
}

/** Settles one of the conflicts, where there is any. */
function settleSome(study: TestStudy, at: number): void {
  const counting = [...study.store.all('judgement')].filter(
    judgement => judgement.status !== 'not-yet-coded' && settlementOf(study.store, judgement) === null,
  );
  const first = pick(
    counting.filter(one => counting.some(other => isSameCell(one, other) && !isSameOpinion(one, other))),
    at,
  );
  if (first === undefined) return;
  study.dispatch('judgement.settle', {
    settles: counting.filter(other => isSameCell(first, other)).map(({ id }) => id),
    status: first.status,
    value: first.value,
    rationale: 'They talked.',
    evidence: first.evidence.filter(id => study.store.live('passage', id) !== undefined),
  });
}

function valueFor(
  { value: type }: (typeof feasibility.fields)[number],
  at: number,
  actors: readonly string[],
) {
  switch (type.type) {
    case 'scale':
    case 'ordinal':
      return pick(type.points, at)?.value;
    case 'choice': {
      const option = pick(
        feasibility.vocabularies.find(({ id }) => id === type.vocabularyId)?.options ?? [],
        at,
      );
      return option === undefined ? undefined : type.multiple ? [option.id] : option.id;
    }
    case 'item': {
      const actor = pick(actors, at);
      return actor === undefined ? undefined : [actor];
    }
    default:
      return `text ${at % 3}`;
  }
}
