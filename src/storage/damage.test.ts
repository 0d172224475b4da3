import { cpSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Finding, OpenedStudy } from '#core/api.ts';
import { checksumOf, hexOf } from './sealed-json.ts';
import {
  makeStudy,
  quietSettings,
  type TemporaryApplication,
  temporaryApplication,
} from './testing/temporary-application.ts';

/** A study of two documents with many changes, over several journal segments, half of them after the checkpoint. */
let temporary: TemporaryApplication;
let pristine: string;
let expected: Record<string, unknown>;
/** Commits that the table files hold. */
let checkpointSeq: number;
let lastSeq: number;

const settings = { ...quietSettings, segmentBytes: 6_000 };

const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  );

/** Everything that a study holds, by record. */
async function contentOf(
  path: string,
): Promise<{ study: OpenedStudy; content: Record<string, unknown>; findings: Finding[] }> {
  const application = temporary.another(undefined, settings);
  const study = await application.openStudy({ path, mode: 'write', coderName: null });
  const content: Record<string, unknown> = {};
  for (const { type, record } of study.entries) content[`${type} ${record.id}`] = record;
  for (const documentId of Object.keys(study.passageCounts)) {
    for (const passage of await application.passages(study.handle, documentId))
      content[`passage ${passage.id}`] = passage;
  }
  await application.closeStudy(study.handle);
  return { study, content, findings: [...study.report.findings] };
}

beforeAll(async () => {
  temporary = temporaryApplication(undefined, settings);
  const { application, folder } = temporary;
  const study = await makeStudy(application, folder);
  const dispatch = (type: string, args: unknown) => application.dispatch(study.handle, { type, args });
  const files = ['one', 'two'].map(name => join(folder, `${name}.md`));
  for (const file of files)
    writeFileSync(file, `# ${file}\n\n${'The *union* opposed the reform. '.repeat(60)}\n`);
  const imported = await application.importFiles(
    study.handle,
    files.map(path => ({ source: { path }, fileName: path })),
  );
  const documents = imported.map(result => (result.ok ? result.documentId : ''));
  await dispatch('item.add', { id: 'i1', kind: 'theme', label: 'Union' });
  for (let index = 0; index < 12; index += 1) {
    const documentId = documents[index % 2];
    await dispatch('passage.add', {
      id: `p${index}`,
      documentId,
      itemId: 'i1',
      start: 40 + index,
      end: 60 + index * 3,
    });
    if (index === 6) await application.check(study.handle);
    if (index % 3 === 0)
      await dispatch('memo.add', { id: `m${index}`, on: { type: 'passage', id: `p${index}` }, text: 'Note' });
    if (index % 4 === 0) await dispatch('passage.remove', { id: `p${index}` });
  }
  await application.undo(study.handle, null);
  pristine = join(folder, 'pristine');
  // Copied while it is open, as after a crash: the table files lack the last changes.
  cpSync(study.path, pristine, { recursive: true });
  rmSync(join(pristine, '.lock'), { recursive: true });
  rmSync(join(pristine, '.lock-owner.json'));
  await application.closeStudy(study.handle);
  const checkpoint = JSON.parse(readFileSync(join(pristine, 'journal/checkpoint.json'), 'utf8')) as {
    seq: number;
  };
  checkpointSeq = checkpoint.seq;
  const clean = copyOfStudy('expected');
  const opened = await contentOf(clean);
  expected = opened.content;
  lastSeq = opened.study.status.seq;
});
afterAll(() => temporary.remove());

let copies = 0;
const paths: string[] = [];
const removeCopies = (): void => {
  for (const path of paths.splice(0)) rmSync(path, { recursive: true });
};
afterEach(removeCopies);

function copyOfStudy(name = 'copy'): string {
  copies += 1;
  const path = join(temporary.folder, `${name}-${copies}.tracework`);
  paths.push(path);
  cpSync(pristine, path, { recursive: true });
  return path;
}

const filesOf = (): string[] =>
  walk(pristine)
    .map(path => relative(pristine, path).split(sep).join('/'))
    .sort();
const isTable = (file: string): boolean => file.endsWith('.json') && !file.startsWith('journal/');

/** Gives the bytes a right checksum, so that only the content is wrong. */
const resealed = (json: string): Buffer => {
  const body = Buffer.from(json.slice(json.indexOf('"', 12) + 1));
  return Buffer.concat([Buffer.from(`{"crc32":"${hexOf(checksumOf(body))}"`), body]);
};

const damages: Record<string, (bytes: Buffer) => Buffer | null> = {
  'truncated to half': bytes => bytes.subarray(0, bytes.length >> 1),
  'truncated by a byte': bytes => bytes.subarray(0, bytes.length - 1),
  empty: () => Buffer.alloc(0),
  'not JSON': () => Buffer.from('Not JSON at all\n'),
  'a bit flipped in the middle': bytes => {
    const copy = Buffer.from(bytes);
    const middle = copy.length >> 1;
    copy[middle] = (copy[middle] ?? 0) ^ 4;
    return copy;
  },
  'of zeros': bytes => Buffer.alloc(bytes.length),
  'another file': () =>
    Buffer.from('{"crc32":"00000000","format":"tracework/study","version":1,"seq":1,"records":{}}\n'),
  missing: () => null,
};

const damage = (path: string, change: (bytes: Buffer) => Buffer | null): void => {
  const bytes = change(readFileSync(path));
  if (bytes === null) rmSync(path);
  else writeFileSync(path, bytes);
};

/** Opens twice: the first must give the same records and tell; the second must find nothing. */
async function expectRebuilt(path: string, file: string): Promise<Finding[]> {
  const { content, findings } = await contentOf(path);
  expect(content).toEqual(expected);
  expect(findings.map(finding => finding.file)).toContain(file);
  const second = await contentOf(path);
  expect(second.findings).toEqual([]);
  expect(second.content).toEqual(expected);
  const application = temporary.another();
  const { handle } = await application.openStudy({ path, mode: 'read', coderName: null });
  const report = await application.check(handle);
  expect(report.findings.filter(({ severity }) => severity !== 'note')).toEqual([]);
  await application.closeStudy(handle);
  return findings;
}

test('the study of these tests is as they need it', () => {
  expect(filesOf().filter(file => file.endsWith('.jsonl')).length).toBeGreaterThan(2);
  expect(checkpointSeq).toBeGreaterThan(5);
  expect(lastSeq).toBeGreaterThan(checkpointSeq + 5);
  expect(filesOf().filter(isTable)).toHaveLength(6);
});

describe.each(Object.entries(damages))('a table file that is %s', (name, change) => {
  test('is set aside, rebuilt from the journal, and told', async () => {
    for (const file of filesOf().filter(isTable)) {
      const path = copyOfStudy();
      damage(join(path, file), change);
      const findings = await expectRebuilt(path, file);
      const finding = findings.find(each => each.file === file);
      expect(finding).toMatchObject({
        severity: 'repaired',
        message: expect.stringContaining('Nothing is lost'),
      });
      const folder = join(path, file, '..');
      const kept = readdirSync(folder).filter(each => each.includes('.damaged-'));
      expect(kept).toHaveLength(name === 'missing' ? 0 : 1);
      if (kept[0] !== undefined)
        expect(readFileSync(join(folder, kept[0]))).toEqual(change(readFileSync(join(pristine, file))));
    }
  });
});

test('a table file with the right checksum and the wrong schema is rebuilt', async () => {
  const wrongs: [file: RegExp, from: string, to: string][] = [
    [/^passages/, '"start":', '"begin":'],
    [/^passages/, '"exact":"', '"exact":1,"x":"'],
    [/^registry/, '"label":', '"name":'],
    [/^study/, '"coder":[', '"coders":['],
    [/document\.json$/, '"sha256":"', '"sha256":"x'],
  ];
  for (const [pattern, from, to] of wrongs) {
    const file = filesOf().find(each => pattern.test(each)) ?? '';
    const path = copyOfStudy();
    damage(join(path, file), bytes => resealed(bytes.toString('utf8').replace(from, to)));
    await expectRebuilt(path, file);
  }
});

test('an older copy of a table file that was put back is brought up to date', async () => {
  const file = 'registry.json';
  const path = copyOfStudy();
  damage(join(path, file), bytes => resealed(bytes.toString('utf8').replace(/"seq":\d+/, '"seq":1')));
  await expectRebuilt(path, file);
});

test('the checkpoint may be damaged in any way', async () => {
  for (const change of Object.values(damages)) {
    const path = copyOfStudy();
    damage(join(path, 'journal/checkpoint.json'), change);
    await expectRebuilt(path, 'journal/checkpoint.json');
  }
});

test('a table file and the checkpoint may be damaged together', async () => {
  for (const file of filesOf().filter(isTable)) {
    const path = copyOfStudy();
    damage(join(path, file), () => null);
    damage(join(path, 'journal/checkpoint.json'), () => Buffer.from('{'));
    const { content, findings } = await contentOf(path);
    expect(content).toEqual(expected);
    expect(findings.every(({ severity }) => severity !== 'loss')).toBe(true);
  }
});

test('with every table file gone, the journal alone gives the study', async () => {
  const path = copyOfStudy();
  for (const file of filesOf().filter(isTable)) rmSync(join(path, file));
  await expectRebuilt(path, 'study.json');
});

describe('a journal line', () => {
  const segments = (): string[] => filesOf().filter(file => file.endsWith('.jsonl'));
  const linesOf = (path: string): string[] => readFileSync(path, 'utf8').split('\n').slice(0, -1);
  const seqOf = (line: string): number => (JSON.parse(line) as { commit: { seq: number } }).commit.seq;
  const change = (path: string, make: (lines: string[]) => string[]): void =>
    writeFileSync(
      path,
      make(linesOf(path))
        .map(line => `${line}\n`)
        .join(''),
    );

  test('before the checkpoint that cannot be read is a gap in the history and loses no record', async () => {
    const path = copyOfStudy();
    let lost = 0;
    change(join(path, segments()[0] ?? ''), lines =>
      lines.map((line, index) => {
        if (index !== 1) return line;
        lost = seqOf(line);
        return line.replace('"label":"', '"label":"X');
      }),
    );
    expect(lost).toBeGreaterThan(1);
    // In a journal that is too long for it, nothing reads that far back at opening; the check does.
    const application = temporary.another(undefined, { ...settings, verifiedAtOpening: 0 });
    const study = await application.openStudy({ path, mode: 'write', coderName: null });
    expect(study.report.findings).toEqual([]);
    const report = await application.check(study.handle);
    expect(report.clean).toBe(false);
    expect(report.findings.some(({ message }) => message.includes(`commits ${lost} to ${lost}`))).toBe(true);
    await application.closeStudy(study.handle);
    const opened = await contentOf(path);
    expect(opened.content).toEqual(expected);
    expect(opened.findings.filter(({ severity }) => severity === 'loss')).toMatchObject([
      { message: expect.stringContaining(`The history lacks change ${lost}.`) },
    ]);
    expect((await contentOf(path)).findings).toEqual([]);
  });

  test('after the checkpoint that cannot be read is told by its number', async () => {
    const path = copyOfStudy();
    const last = segments().at(-1) ?? '';
    let lost = 0;
    change(join(path, last), lines => {
      lost = seqOf(lines[0] ?? '');
      return ['garbage', ...lines.slice(1)];
    });
    expect(lost).toBeGreaterThan(checkpointSeq);
    expect(lost).toBeLessThan(lastSeq);
    const { study, findings } = await contentOf(path);
    expect(study.status.seq).toBe(lastSeq);
    expect(findings.find(({ severity }) => severity === 'loss')?.message).toContain(
      `Change ${lost} could not be read`,
    );
    expect(readdirSync(join(path, 'journal')).some(name => name.includes('.jsonl.damaged-'))).toBe(true);
    expect((await contentOf(path)).findings).toEqual([]);
  });

  test('that is torn at the end is cut off, kept, and no loss', async () => {
    const last = segments().at(-1) ?? '';
    const whole = readFileSync(join(pristine, last));
    const line = Buffer.from(`${linesOf(join(pristine, last)).at(-1)}\n`);
    for (const length of [1, 10, 29, 30, line.length >> 1, line.length - 2]) {
      const path = copyOfStudy();
      writeFileSync(join(path, last), Buffer.concat([whole, line.subarray(0, length)]));
      const { content, findings } = await contentOf(path);
      expect(content).toEqual(expected);
      expect(findings).toMatchObject([{ severity: 'note', file: last }]);
      expect(readdirSync(join(path, 'journal')).filter(name => name.includes('.torn-'))).toHaveLength(1);
      expect((await contentOf(path)).findings).toEqual([]);
    }
  });

  test('whose line feed alone is damaged is not taken for torn', async () => {
    for (const ending of ['', 'X']) {
      const path = copyOfStudy();
      const last = join(path, segments().at(-1) ?? '');
      const bytes = readFileSync(last);
      writeFileSync(last, Buffer.concat([bytes.subarray(0, bytes.length - 1), Buffer.from(ending)]));
      expect((await contentOf(path)).content).toEqual(expected);
      expect((await contentOf(path)).findings).toEqual([]);
    }
  });

  test('that is there twice counts once', async () => {
    const path = copyOfStudy();
    change(join(path, segments().at(-1) ?? ''), lines => [...lines, lines.at(-1) ?? '']);
    const { content, findings } = await contentOf(path);
    expect(content).toEqual(expected);
    expect(findings).toMatchObject([{ severity: 'repaired', message: expect.stringContaining('twice') }]);
    expect((await contentOf(path)).findings).toEqual([]);
  });

  test('in the wrong place gets a number of its own', async () => {
    const path = copyOfStudy();
    change(join(path, segments().at(-1) ?? ''), lines => [lines.at(-1) ?? '', ...lines.slice(0, -1)]);
    const { study, findings } = await contentOf(path);
    expect(findings.length).toBeGreaterThan(0);
    expect(study.status.seq).toBeGreaterThanOrEqual(lastSeq);
    const again = await contentOf(path);
    expect(again.findings).toEqual([]);
  });

  test('segments that are gone leave the records of the files, and the history goes on', async () => {
    const path = copyOfStudy();
    for (const segment of segments()) rmSync(join(path, segment));
    const { study, content, findings } = await contentOf(path);
    expect(study.status.seq).toBe(checkpointSeq);
    expect(Object.keys(content).length).toBeGreaterThan(10);
    expect(
      findings.some(
        ({ severity, message }) => severity === 'loss' && message.includes(`1 to ${checkpointSeq}`),
      ),
    ).toBe(true);
    const application = temporary.another(undefined, settings);
    const again = await application.openStudy({ path, mode: 'write', coderName: null });
    expect(again.report.findings).toEqual([]);
    expect(again.undo.undo).toBeNull();
    const commit = await application.dispatch(again.handle, { type: 'study.change', args: { name: 'On' } });
    expect(commit?.seq).toBe(checkpointSeq + 1);
    await application.closeStudy(again.handle);
    expect((await contentOf(path)).findings).toEqual([]);
  });
});

test('a snapshot gives what the journal no longer has', async () => {
  const path = copyOfStudy();
  const application = temporary.another(undefined, { ...settings, snapshotDelayMs: 0 });
  const study = await application.openStudy({ path, mode: 'write', coderName: null });
  await expect
    .poll(() => readdirSync(join(path, 'snapshots')).filter(name => name.endsWith('.zip')).length)
    .toBe(1);
  await application.closeStudy(study.handle);
  rmSync(join(path, 'registry.json'));
  const first = filesOf().find(file => file.endsWith('000001.jsonl')) ?? '';
  damage(join(path, first), bytes => bytes.subarray(0, bytes.length >> 1));
  const { content, findings } = await contentOf(path);
  expect(content).toEqual(expected);
  expect(findings.find(({ file }) => file === 'registry.json')).toMatchObject({
    severity: 'repaired',
    message: expect.stringContaining('snapshot'),
  });
  expect((await contentOf(path)).findings).toEqual([]);
});

test('a folder of which nothing can be read is refused and left as it is', async () => {
  const path = copyOfStudy();
  for (const file of filesOf())
    if (file.endsWith('.json') || file.endsWith('.jsonl')) damage(join(path, file), () => Buffer.from('x'));
  const before = walk(path).sort();
  await expect(contentOf(path)).rejects.toMatchObject({ code: 'damaged' });
  expect(walk(path).sort()).toEqual(before);
});

describe('texts and sources', () => {
  const textFile = (): string => filesOf().find(file => file.endsWith('text.txt')) ?? '';
  const sourceFile = (): string => textFile().replace('text.txt', 'source.md');

  test('a damaged text or source is made again from the other at opening, and told', async () => {
    for (const damaged of [textFile(), sourceFile()]) {
      for (const [name, change] of Object.entries(damages)) {
        const path = copyOfStudy();
        const right = readFileSync(join(path, damaged), 'utf8');
        damage(join(path, damaged), change);
        const { findings } = await contentOf(path);
        expect(findings, name).toMatchObject([{ file: damaged, severity: 'repaired' }]);
        expect(readFileSync(join(path, damaged), 'utf8')).toBe(right);
        const kept = readdirSync(join(path, damaged, '..')).filter(each => each.includes('.damaged-'));
        expect(kept).toHaveLength(name === 'missing' ? 0 : 1);
        expect((await contentOf(path)).findings).toEqual([]);
      }
    }
  });

  test('a damaged text of a large study is made again when it is read, and told', async () => {
    for (const [name, change] of Object.entries(damages)) {
      const path = copyOfStudy();
      const file = join(path, textFile());
      const right = readFileSync(file, 'utf8');
      damage(file, change);
      const application = temporary.another(undefined, { ...settings, verifiedAtOpening: 0 });
      const study = await application.openStudy({ path, mode: 'write', coderName: null });
      const [, documentId = ''] = textFile().split('/');
      expect((await application.check(study.handle)).clean, name).toBe(false);
      expect((await application.documentText(study.handle, documentId)).text).toBe(right);
      expect(readFileSync(file, 'utf8')).toBe(right);
      const report = await application.check(study.handle);
      expect(
        report.findings.some(finding => finding.file === textFile() && finding.severity === 'repaired'),
      ).toBe(true);
      await application.closeStudy(study.handle);
      const again = await application.openStudy({ path, mode: 'write', coderName: null });
      expect(await application.check(again.handle)).toMatchObject({ clean: true });
      await application.closeStudy(again.handle);
    }
  });

  test('a text that is lost with its source is told, and everything else goes on', async () => {
    const path = copyOfStudy();
    damage(join(path, textFile()), () => Buffer.from('other'));
    damage(join(path, sourceFile()), () => Buffer.from('other'));
    const application = temporary.another();
    const study = await application.openStudy({ path, mode: 'write', coderName: null });
    const [, documentId = ''] = textFile().split('/');
    await expect(application.documentText(study.handle, documentId)).rejects.toMatchObject({
      code: 'damaged',
    });
    const [passage] = await application.passages(study.handle, documentId);
    expect(passage?.exact).not.toBe('');
    const report = await application.check(study.handle);
    expect(report.findings.map(({ file }) => file)).toEqual(
      expect.arrayContaining([textFile(), sourceFile()]),
    );
    await application.closeStudy(study.handle);
  });
});

test('no damage anywhere gives an empty study, a wrong record, or a second surprise', async () => {
  const arbitraryDamage = fc.record({
    file: fc.nat(),
    kind: fc.constantFrom('flip', 'cut', 'insert', 'remove'),
    place: fc.double({ min: 0, max: 1, noNaN: true }),
    bit: fc.integer({ min: 0, max: 7 }),
  });
  const known = new Set(Object.keys(expected));
  await fc.assert(
    fc.asyncProperty(fc.array(arbitraryDamage, { minLength: 1, maxLength: 3 }), async list => {
      removeCopies();
      const path = copyOfStudy();
      let isEndCut = false;
      for (const { file, kind, place, bit } of list) {
        const files = walk(path)
          .filter(each => statSync(each).size > 0)
          .sort();
        const target = files[file % files.length] ?? '';
        if (target.endsWith('.jsonl') && (kind === 'cut' || kind === 'remove')) isEndCut = true;
        damage(target, bytes => {
          const at = Math.min(bytes.length - 1, Math.floor(place * bytes.length));
          if (kind === 'remove') return null;
          if (kind === 'cut') return bytes.subarray(0, at);
          if (kind === 'insert')
            return Buffer.concat([bytes.subarray(0, at), Buffer.from('\n\0x'), bytes.subarray(at)]);
          const copy = Buffer.from(bytes);
          copy[at] = (copy[at] ?? 0) ^ (1 << bit);
          return copy;
        });
      }
      let first: Awaited<ReturnType<typeof contentOf>>;
      try {
        first = await contentOf(path);
      } catch (error) {
        expect(error).toMatchObject({ code: 'damaged' });
        return;
      }
      const wrong = Object.entries(first.content).filter(
        ([key, record]) => !known.has(key) || typeof record !== 'object',
      );
      expect(wrong).toEqual([]);
      expect(Object.keys(first.content).some(key => key.startsWith('study '))).toBe(true);
      const missing = [...known].filter(key => !(key in first.content));
      // Whole lines that are cut off the journal's end leave no trace anywhere.
      if (missing.length > 0 && !isEndCut)
        expect(first.findings.some(({ severity }) => severity === 'loss')).toBe(true);
      const second = await contentOf(path);
      // A source or text that nothing gives again stays lost, and is told every time.
      const lostFor = ({ severity, file }: Finding): boolean =>
        severity === 'loss' && /^documents\/.*\/(source\..*|text\.txt)$/.test(file ?? '');
      expect(second.findings.filter(finding => !lostFor(finding))).toEqual([]);
      const lost = first.findings.filter(lostFor);
      expect(second.findings.filter(lostFor)).toEqual(lost);
      expect(second.content).toEqual(first.content);
    }),
    { numRuns: 80 },
  );
});
