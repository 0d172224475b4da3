/**
 * The records of a study of any size, made up by chance (seeded) with the shipped codebook: what a team would have
 * after years of coding, with several judges, conflicts, periods of every precision and values without evidence.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newStudyDiff } from '#core/commands/create-study.ts';
import type { CommandContext } from '#core/commands/definition.ts';
import { execute } from '#core/commands/execute.ts';
import { type CodebookTemplate, codebookTemplate } from '#core/model/codebook.ts';
import { coderId } from '#core/model/ids.ts';
import { type Entry, recordTypes } from '#core/model/records.ts';
import type { Diff } from '#core/store/commit.ts';
import { StudyStore } from '#core/store/study-store.ts';
import { between, type Random, seededRandom } from '../material/random.ts';

export interface ViewsStudySize {
  documents: number;
  items: number;
  judgements: number;
  passages: number;
  links: number;
}

/** Everything that a process of its own needs to show views of the study. */
export interface ViewsStudy {
  entries: readonly Entry[];
  /** By document's id. */
  texts: Readonly<Record<string, string>>;
}

const stages = ['problem-definition', 'formulation', 'legislation', 'implementation'];
const coders = ['ana', 'ben', 'cleo'];

export function makeViewsStudy(root: string, text: string, size: ViewsStudySize): ViewsStudy {
  return new Maker(root, text).make(size);
}

/** A passage more, as a person codes it, through the program's own door. */
export function addPassage(store: StudyStore, texts: ViewsStudy['texts'], number: number): void {
  const [documentId = ''] = Object.keys(texts);
  const start = 1_000 + 37 * number;
  const context = contextOf(texts, 'ana', `more-${number}`);
  const [item] = store.all('item');
  const args = { documentId, itemId: item?.id, start, end: start + 80, values: { date: '1995-06' } };
  store.apply(execute(store, { type: 'passage.add', args }, context, { internal: false }).diff);
}

const contextOf = (texts: ViewsStudy['texts'], coder: string, mark: string): CommandContext => {
  let ids = 0;
  return {
    now: '2026-01-01T00:00:00.000Z',
    coderId: coderId.parse(coder),
    newId: prefix => `${prefix}-${mark}-${++ids}`,
    textOf: id => texts[id] ?? '',
    pagesOf: () => null,
  };
};

class Maker {
  private readonly store = new StudyStore();
  private readonly random: Random = seededRandom(11);
  private readonly template: CodebookTemplate;
  private readonly text: string;
  private readonly texts: Record<string, string> = {};
  private commands = 0;

  constructor(root: string, text: string) {
    const path = join(root, 'resources/codebooks/political-feasibility.json');
    this.template = codebookTemplate.parse(JSON.parse(readFileSync(path, 'utf8')));
    this.text = text;
  }

  make({ documents, items, judgements, passages, links }: ViewsStudySize): ViewsStudy {
    const context = contextOf(this.texts, 'ana', 'study');
    this.store.apply(
      newStudyDiff(this.template, 'Bench', { id: context.coderId, name: 'Ana' }, context) as Diff,
    );
    for (const id of coders.slice(1)) this.run('coder.add', { id, name: id });
    for (let at = 0; at < documents; at += 1) this.addDocument(at, documents);
    const has = this.addItems(items);
    const made = this.addPassages(passages, has);
    this.judge(judgements, has, made);
    this.tie(links, has.all, made);
    const entries = recordTypes.flatMap(type =>
      Array.from(this.store.allWithRemoved(type), record => ({ type, record }) as Entry),
    );
    return { entries, texts: this.texts };
  }

  private run(type: string, args: object, coder = 'ana'): void {
    const context = contextOf(this.texts, coder, `c${++this.commands}`);
    this.store.apply(
      execute(this.store, { type, args }, context, { internal: type === 'document.add' }).diff,
    );
  }

  private addDocument(at: number, documents: number): void {
    const length = Math.floor(this.text.length / documents);
    const id = `document-${at}`;
    const text = this.text.slice(at * length, (at + 1) * length).trim();
    this.texts[id] = text;
    this.run('document.add', {
      id,
      title: `Document ${at + 1}`,
      fileName: `${id}.txt`,
      format: 'plain-text',
      extractor: { name: 'bench', version: '1', choices: {} },
      encoding: null,
      changes: { bom: false, lineEnds: 'lf' },
      source: { bytes: text.length, sha256: '0'.repeat(64), extension: 'txt' },
      text: { sha256: '0'.repeat(64), length: text.length, codePoints: [...text].length, words: 5_000 },
      blocks: null,
      pages: null,
      metadata: {},
      warnings: [],
      values: {},
    });
  }

  /** Three in four are actors, one in ten a veto point, the others tracers. */
  private addItems(count: number): Items {
    const has: Items = { all: [], actors: [], points: [], tracers: [] };
    for (let at = 0; at < count; at += 1) {
      const chance = at % 20;
      const [kind, list] =
        chance < 15
          ? ['actor', has.actors]
          : chance < 17
            ? ['veto-point', has.points]
            : ['tracer', has.tracers];
      const id = `${kind}-${at}`;
      this.run('item.add', {
        id,
        kind,
        label: `${kind === 'actor' ? 'Union of the workers' : kind === 'tracer' ? 'Component' : 'Committee'} ${at}`,
        values:
          kind === 'actor'
            ? { type: this.one(['executive', 'ministry', 'union', 'party', 'business', 'ngo']) }
            : kind === 'tracer'
              ? { 'order-letter': `${at}` }
              : { arena: this.one(['executive', 'legislature']), stage: this.one(stages) },
      });
      list.push(id);
      has.all.push(id);
    }
    return has;
  }

  /** Seventeen in twenty are dated. */
  private addPassages(count: number, has: Items): string[] {
    const documents = Object.entries(this.texts);
    return Array.from({ length: count }, (_, at) => {
      const id = `passage-${at}`;
      const [documentId, text] = documents[at % documents.length] ?? ['', ''];
      const start = between(this.random, 0, text.length - 500);
      const itemId = this.one(has.all);
      const about = [this.one(has.tracers)];
      const date = at % 20 < 17 ? { date: this.date() } : {};
      const values = itemId.startsWith('actor')
        ? { about, stage: this.one(stages), ...date }
        : itemId.startsWith('veto')
          ? { about, players: [this.one(has.actors)] }
          : { dimension: [this.one(['problem', 'obstacles', 'advances'])], ...date };
      const end = start + between(this.random, 10, 400);
      this.run('passage.add', { id, documentId, itemId, start, end, values }, this.one(coders));
      return id;
    });
  }

  private judge(count: number, has: Items, passages: readonly string[]): void {
    for (let at = 0; at < count; ) {
      const kind = at % 10;
      const itemId = this.one(kind < 5 ? has.actors : kind < 7 ? has.points : has.tracers);
      const fields =
        kind < 5
          ? ['position', 'position', 'influence', 'interest', 'cohesion']
          : kind < 7
            ? ['outcome', 'outcome', 'exercised-by', 'strategy']
            : ['problem', 'obstacles', 'advances', 'status', 'speed', 'scope', 'overall-evaluation'];
      const name = this.one(fields);
      const field = this.template.fields.find(
        each =>
          each.subject === 'judgement' &&
          each.name === name &&
          each.kindId !== null &&
          itemId.startsWith(each.kindId),
      );
      if (field === undefined) throw new Error(`No field ${name} of ${itemId}.`);
      const value = this.valueOf(field.value, has);
      const evidence = Array.from({ length: between(this.random, 0, 3) }, () => this.one(passages));
      this.run(
        'judgement.set',
        {
          itemId,
          field: field.id,
          about: field.aboutKindId === null ? null : this.one(has.tracers),
          period: at % 10 === 9 ? null : this.date(),
          status: 'coded',
          value,
          confidence: this.one(['low', 'medium', 'high']),
          evidence: [...new Set(evidence)],
        },
        this.one(coders),
      );
      at += 1;
    }
  }

  private tie(count: number, items: readonly string[], passages: readonly string[]): void {
    for (let at = 0; at < count; at += 1) {
      const [from, to] = [items[at % items.length], items[(at * 7 + 1 + Math.floor(at / 50)) % items.length]];
      if (from === to) continue;
      const type = this.template.linkTypes[at % this.template.linkTypes.length]?.id;
      this.run('link.add', { type, from, to, period: this.date(), evidence: [this.one(passages)] });
    }
  }

  private valueOf(type: CodebookTemplate['fields'][number]['value'], has: Items): unknown {
    switch (type.type) {
      case 'scale':
      case 'ordinal':
        return this.one(type.points).value;
      case 'choice': {
        const { options } = this.template.vocabularies.find(({ id }) => id === type.vocabularyId) ?? {};
        const { id } = this.one(options ?? []);
        return type.multiple ? [id] : id;
      }
      case 'item':
        return [this.one(has.actors)];
      default:
        return `It was judged so, for the ${between(this.random, 1, 999)}th time.`;
    }
  }

  /** Of thirty years: half of them years, a third months, the others days, about and ranges. */
  private date(): string {
    const year = between(this.random, 1985, 2014);
    const month = String(between(this.random, 1, 12)).padStart(2, '0');
    const chance = this.random();
    if (chance < 0.5) return `${year}`;
    if (chance < 0.8) return `${year}-${month}`;
    if (chance < 0.9) return `${year}-${month}-${String(between(this.random, 1, 28)).padStart(2, '0')}`;
    if (chance < 0.95) return `${year}~`;
    return `${year}/${year + between(this.random, 1, 4)}`;
  }

  private one<T>(list: readonly T[]): T {
    const found = list[between(this.random, 0, list.length - 1)];
    if (found === undefined) throw new Error('There is nothing to choose from.');
    return found;
  }
}

interface Items {
  all: string[];
  actors: string[];
  points: string[];
  tracers: string[];
}
