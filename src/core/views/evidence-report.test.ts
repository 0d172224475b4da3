import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feasibility, sampleStudy, studies, TestStudy } from '../../../tests/support/feasibility-study.ts';
import { settlementOf } from '../store/settlement-of.ts';
import { escapeMarkup } from '../text/xml-text.ts';
import { evidenceReport } from './evidence-report.ts';
import { writeReportHtml } from './evidence-report-html.ts';

const report = (study: TestStudy, options: Parameters<typeof evidenceReport.compute>[1] = {}) =>
  evidenceReport.compute(study.store, options, study.units);

const hostile = '</li><script>alert("x")</script><img src=x onerror=\'y\'>&amp;\u0000\u0085';

describe('the evidence report', () => {
  it('quotes what each judgement rests on, with its document and line', () => {
    const { items, quotations } = report(sampleStudy(), { items: ['constitutional-council'] });
    expect(items.map(({ item }) => item.id)).toEqual(['constitutional-council']);
    const outcome = items[0]?.judgements.find(({ text }) => text === 'Blocked');
    expect(outcome?.aboutLabel).toBe('Local purchasing');
    const first = quotations.find(({ number }) => number === outcome?.quotations[0]);
    expect(first?.passage.id).toBe('p-ruling');
    const lines = sampleStudy()
      .units.text({ id: 'report' as never })
      .split('\n');
    expect(lines[(first?.lines?.first ?? 0) - 1]).toContain('In its ruling of 7 July 2011');
  });

  it('goes through tracers by their letters, as items and as what a judgement is about', () => {
    const study = sampleStudy();
    const about = (tracer: string) => ({
      itemId: 'parents',
      field: 'position',
      about: tracer,
      status: 'coded',
      value: 1,
    });
    for (const tracer of ['nutrition-standard', 'kitchens', 'local-purchasing'])
      study.dispatch('judgement.set', about(tracer));
    const { items } = report(study, { kinds: ['actor', 'tracer'] });
    const letters = items.flatMap(({ item }) => item.values['tracer.order-letter'] ?? []);
    expect(letters).toEqual(['A', 'B', 'C', 'D']);
    const parents = items.find(({ item }) => item.id === 'parents')?.judgements ?? [];
    const abouts = parents
      .filter(({ field }) => field.name === 'position')
      .flatMap(each => each.judgement.aboutId ?? []);
    expect([...new Set(abouts)].slice(-3)).toEqual(['local-purchasing', 'kitchens', 'nutrition-standard']);
  });

  it('has every judgement that says something once, and numbers every passage once, in order', () => {
    fc.assert(
      fc.property(studies, study => {
        const { items, quotations } = report(study);
        const reported = items.flatMap(({ judgements }) => judgements);
        const made = [...study.store.all('judgement')].filter(({ status }) => status !== 'not-yet-coded');
        expect(reported.map(({ judgement }) => judgement.id).sort()).toEqual(made.map(({ id }) => id).sort());
        expect(quotations.map(({ number }) => number)).toEqual(quotations.map((_, at) => at + 1));
        expect(new Set(quotations.map(({ passage }) => passage.id)).size).toBe(quotations.length);
        const numbers = reported.flatMap(each => each.quotations);
        expect([...new Set(numbers)]).toEqual(quotations.map(({ number }) => number));
        for (const each of reported) {
          const live = each.judgement.evidence.filter(id => study.store.live('passage', id) !== undefined);
          expect(each.quotations).toHaveLength(live.length);
          expect(each.lost).toHaveLength(each.judgement.evidence.length - live.length);
          expect(each.unsupported).toBe(each.judgement.value !== null && live.length === 0);
          const by = settlementOf(study.store, each.judgement);
          expect(each.settledByName).toBe(by === null ? null : study.store.get('coder', by.coderId)?.name);
          const settles = made.filter(other => settlementOf(study.store, other)?.id === each.judgement.id);
          expect(each.settlesNames).toHaveLength(settles.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('still says of a settled judgement that its judge found the sources in conflict', () => {
    const study = new TestStudy(feasibility);
    study.dispatch('item.add', { id: 'a', kind: 'actor', label: 'Union' });
    const args = { itemId: 'a', field: 'influence', value: 1 };
    study.dispatch('judgement.set', { ...args, id: 'j-ana', status: 'conflicting' });
    study.as('ben', 'Ben').dispatch('judgement.set', { ...args, id: 'j-ben', status: 'coded' });
    study.dispatch('judgement.settle', {
      settles: ['j-ana', 'j-ben'],
      status: 'coded',
      value: 1,
      rationale: 'They talked.',
      evidence: [],
    });
    const [union] = report(study).items;
    const marks = union?.judgements.map(({ judgement: { id }, conflicting, settledByName }) => ({
      id,
      conflicting,
      settledByName,
    }));
    expect(marks).toContainEqual({ id: 'j-ana', conflicting: true, settledByName: 'Ben' });
  });

  it('is HTML in which nothing that a study says can act', () => {
    const study = new TestStudy(feasibility);
    study.addDocument('d', `Before ${hostile.replace('\u0000', '')} after`, hostile.slice(0, 60));
    study.dispatch('item.add', { id: 'a', kind: 'actor', label: hostile.replace('\u0000', '') });
    study.dispatch('passage.add', { id: 'p', documentId: 'd', itemId: 'a', start: 7, end: 40 });
    study.dispatch('judgement.set', {
      itemId: 'a',
      field: 'interest',
      status: 'coded',
      value: hostile,
      rationale: hostile,
      evidence: ['p'],
    });
    const html = writeReportHtml(report(study));
    const tags = new Set(Array.from(html.matchAll(/<([a-z0-9]+)[ >]/g), ([, tag]) => tag));
    const harmless = 'html head meta title style body h1 h2 h3 small section p a ol li blockquote'.split(' ');
    expect([...tags].sort()).toEqual(harmless.sort());
    expect(html).not.toContain('\u0000');
    expect(html).toContain('&lt;/li&gt;&lt;script&gt;');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/https?:|<[^>]* src=|url\(/i);
  });

  it('escapes whatever could be markup, and keeps the rest', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        const escaped = escapeMarkup(text);
        expect(escaped).not.toMatch(/[<>"']/);
        expect(escaped.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
        const back = escaped
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&#39;', "'")
          .replaceAll('&amp;', '&');
        const isForbidden = /(?![\t\n\r])\p{Cc}|\p{Cs}|[\ufffe\uffff]/gu;
        expect(back).toBe(text.replace(isForbidden, '\ufffd'));
      }),
    );
  });

  it('marks what is unsupported, conflicting or has lost a passage', () => {
    const study = new TestStudy(feasibility);
    study.addDocument('d', 'The union is against it.');
    study.dispatch('item.add', { id: 'a', kind: 'actor', label: 'Union' });
    study.dispatch('passage.add', { id: 'p', documentId: 'd', itemId: 'a', start: 0, end: 9 });
    const args = { itemId: 'a', field: 'influence', status: 'coded' };
    study.dispatch('judgement.set', { ...args, value: 3, evidence: ['p'] });
    study.as('ben', 'Ben').dispatch('judgement.set', { ...args, value: 1 });
    study.dispatch('passage.remove', { id: 'p' });
    const html = writeReportHtml(report(study));
    expect(html.match(/unsupported: no passage/g)).toHaveLength(2);
    expect(html.match(/>conflicting</g)).toHaveLength(2);
    expect(html.match(/1 of its passages removed/g)).toHaveLength(1);
    expect(html).toContain('No judgement in this report rests on a passage.');
  });
});
