import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { strFromU8, unzipSync } from 'fflate';
import mammoth from 'mammoth';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { feasibility, sampleStudy, studies, TestStudy } from '../../../tests/support/feasibility-study.ts';
import { evidenceReport } from './evidence-report.ts';
import { writeReportDocx } from './evidence-report-docx.ts';
import { writeReportHtml } from './evidence-report-html.ts';

const reportOf = (study: TestStudy) => evidenceReport.compute(study.store, {}, study.units);

/** The letters of a text without the white space in which the two formats differ. */
const letters = (text: string): string => text.replace(/\s+/g, '');

const lettersOfHtml = (html: string): string =>
  letters(
    html
      .slice(html.indexOf('<body>'))
      .replace(/<[^>]*>/g, '')
      .replaceAll('&lt;', '<')
      .replaceAll('&gt;', '>')
      .replaceAll('&quot;', '"')
      .replaceAll('&#39;', "'")
      .replaceAll('&amp;', '&'),
  );

/** By a reader that has nothing to do with the library that wrote it. */
const lettersOfDocx = async (bytes: Uint8Array): Promise<string> =>
  letters((await mammoth.extractRawText({ buffer: Buffer.from(bytes) })).value);

const hostile = 'x</w:t><script>alert("x")</script> &amp; ]]> \ud800 \u0085 \u202e 🏥 \'y\'\n\ttab';

function studyOf(texts: readonly string[]): TestStudy {
  const study = new TestStudy(feasibility);
  study.addDocument('d', `Before. ${hostile} After.`, hostile);
  for (const [at, text] of texts.entries()) {
    const id = `a${at}`;
    study.dispatch('item.add', { id, kind: 'actor', label: `${text.trim().slice(0, 200)}${at}` });
    study.dispatch('passage.add', { id: `p${at}`, documentId: 'd', itemId: id, start: at, end: at + 40 });
    study.dispatch('judgement.set', {
      itemId: id,
      field: 'interest',
      status: 'coded',
      value: `${text}!`,
      rationale: text,
      evidence: at % 2 === 0 ? [`p${at}`, ...(at === 0 ? [] : ['p0'])] : [],
    });
  }
  return study;
}

afterEach(() => void vi.useRealTimers());

describe('the evidence report as a Word document', () => {
  it('says what the HTML says, in its order', async () => {
    const report = reportOf(sampleStudy());
    const said = await lettersOfDocx(await writeReportDocx(report));
    expect(said).toBe(lettersOfHtml(writeReportHtml(report)));
    expect(said).toContain(letters('Evidence report:'));
    expect(said).toContain(letters(report.quotations[0]?.passage.exact ?? 'nothing'));
    await fc.assert(
      fc.asyncProperty(studies, async study => {
        const any = reportOf(study);
        expect(await lettersOfDocx(await writeReportDocx(any))).toBe(lettersOfHtml(writeReportHtml(any)));
      }),
      { numRuns: 10 },
    );
  });

  it('shows whatever characters a study has, and only as text', async () => {
    const report = reportOf(studyOf([hostile, '<w:p/>', '&#0;']));
    const said = await lettersOfDocx(await writeReportDocx(report));
    expect(said).toContain('x</w:t><script>alert("x")</script>&amp;]]>\ufffd\ufffd\u202e🏥');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: 'binary' }), { maxLength: 4 }), async texts => {
        const any = reportOf(studyOf(texts));
        expect(await lettersOfDocx(await writeReportDocx(any))).toBe(lettersOfHtml(writeReportHtml(any)));
      }),
      { numRuns: 20 },
    );
  });

  it('is a whole package: well-formed parts, declared types, links and relationships that lead somewhere', async () => {
    const files = unzipSync(await writeReportDocx(reportOf(studyOf([hostile, 'b', 'c']))));
    const part = (path: string): string => strFromU8(files[path] ?? new Uint8Array());
    const types = part('[Content_Types].xml');
    for (const path of Object.keys(files)) {
      expect([path, XMLValidator.validate(part(path))]).toEqual([path, true]);
      const isDeclared =
        path === '[Content_Types].xml' ||
        types.includes(`PartName="/${path}"`) ||
        types.includes(`Extension="${path.slice(path.lastIndexOf('.') + 1)}"`);
      expect([path, isDeclared]).toEqual([path, true]);
      if (!path.endsWith('.rels')) continue;
      const folder = path.replace(/_rels\/[^/]*$/, '');
      for (const [, target = ''] of part(path).matchAll(/Target="([^"]*)"/g))
        expect(Object.keys(files)).toContain(target.startsWith('/') ? target.slice(1) : `${folder}${target}`);
    }
    const body = part('word/document.xml');
    const found = (pattern: RegExp) => Array.from(body.matchAll(pattern), ([, name]) => name);
    const bookmarks = found(/<w:bookmarkStart[^>]* w:name="([^"]*)"/g);
    expect(bookmarks).toEqual(['q1', 'q2']);
    // Items by name: what rests on two passages comes before what rests on the second of them.
    expect(found(/<w:hyperlink[^>]* w:anchor="([^"]*)"/g)).toEqual(['q1', 'q2', 'q2']);
    expect(found(/<w:bookmarkStart[^>]* w:id="([^"]*)"/g)).toEqual(
      found(/<w:bookmarkEnd[^>]* w:id="([^"]*)"/g),
    );
  });

  it('is the same bytes for the same report, whenever it is written', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2020-02-02T02:02:02Z') });
    const first = await writeReportDocx(reportOf(sampleStudy()));
    vi.setSystemTime(new Date('2030-03-03T03:03:03Z'));
    const second = await writeReportDocx(reportOf(sampleStudy()));
    expect(Buffer.from(second).equals(Buffer.from(first))).toBe(true);
  });
});
