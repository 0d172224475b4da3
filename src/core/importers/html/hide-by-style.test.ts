import { describe, expect, it } from 'vitest';
import { importDocument } from '../registry.ts';

async function read(html: string, choices = {}) {
  const bytes = new TextEncoder().encode(`<!doctype html><title>T</title>${html}`);
  const result = await importDocument(bytes, { fileName: 'a.html', choices });
  if (!result.ok) throw new Error(result.error.message);
  return { words: result.value.text.split(/\s+/).filter(Boolean).join(' '), warnings: result.warnings };
}

describe('what style sheets hide', () => {
  it.each([
    ['.x{display:none}', '<p class="a x">out</p><p class=y>in</p>', 'in'],
    [
      '#x , b.c { color: red; VISIBILITY : hidden }',
      '<p id=x>out</p><p>in <b class=c>out</b><b>in</b></p>',
      'in in',
    ],
    ['nav.menu li{display:none}', '<nav class=menu><ul><li>out</ul></nav><ul><li>in</ul>', 'in'],
    ['div > .x{display:none}', '<div><p class=x>out</p><section><p class=x>in</p></section></div>', 'in'],
    [
      '.a .b > .x{display:none}',
      '<div class=a><div class=b><div class=b><p class=x>out</p></div></div></div>in',
      'in',
    ],
    [
      '.a > .b .x{display:none}',
      '<div class=b><div class=a><div class=b><i><b class=b><p class=x>out</p></b></i></div></div></div>in',
      'in',
    ],
    ['.x{display:none}.x.on{display:block}', '<p class="x on">in</p><p class=x>out</p>', 'in'],
    ['.x.on{display:block}.x{display:none}', '<p class="x on">in</p>', 'in'],
    ['.x{display:block}.x{display:none}', '<p class=x>out</p>in', 'in'],
    ['.x{display:none}', '<p class=x style="display:block">in</p>', 'in'],
    ['.x{display:none !important}', '<p class=x style="display:block">out</p>in', 'in'],
    ['@media print{.x{display:none}}', '<p class=x>in</p>', 'in'],
    ['@media (max-width: 9px){.x{display:none}}', '<p class=x>in</p>', 'in'],
    ['@media screen{.x{display:none}} @import "y;{";', '<p class=x>out</p>in', 'in'],
    [
      '/* .y{display:none} */ a::after{content:"}"} .x{display:none',
      '<p class=x>out</p><p class=y>in</p>',
      'in',
    ],
    ['.x:not(.y), .x[open], .z + .x {display:none}', '<p class=z>in</p><p class=x>in</p>', 'in in'],
    ['body{visibility:hidden} main{display:none}', '<main>in</main>', 'in'],
    ['.x{display:none-ish;display:flex}', '<p class=x>in</p>', 'in'],
  ])('%s', async (css, html, words) => {
    const { words: found, warnings } = await read(`<style>${css}</style>${html}`);
    expect(found).toBe(words);
    const hidden = (html.match(/out/g)?.length ?? 0) * 3;
    expect(warnings).toEqual(
      hidden === 0 ? [] : [`Left out: ${hidden} characters of text that the page says is hidden.`],
    );
  });

  it('counts no sheet for paper', async () => {
    expect((await read('<style media=print>p{display:none}</style><p>in</p>')).words).toBe('in');
    expect((await read('<style media="screen, print">p{display:none}</style><p>out</p>in')).words).toBe('in');
  });

  it('is out of the main part too', async () => {
    const paragraph = `<p>${'The council refused the harbour, and said why, at length. '.repeat(9)}</p>`;
    const page = `<style>.ad{display:none}</style><article>${paragraph}<p class=ad>out, bought by somebody, and much of it, so that it looks like text.</p>${paragraph}</article>`;
    const { words } = await read(page, { part: 'main' });
    expect(words).toContain('The council refused');
    expect(words).not.toContain('bought by somebody');
  });

  it('takes no time over a sheet and a page made to be slow', async () => {
    const css = `${'.a '.repeat(60)}.b > .c{display:none}`.repeat(50);
    const html = `${'<div class=a>'.repeat(300)}<p class=c>in</p>`.repeat(5);
    expect((await read(`<style>${css}{{{{"</style>${html}`)).words).toContain('in');
  });
});
