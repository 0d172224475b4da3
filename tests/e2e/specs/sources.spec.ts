/** Sources with a structure of their own: a Word document and a web page are coded, and right after a restart. */
import { paragraph, wordFile } from '../../support/word-file.ts';
import { readText, showRecords } from '../pages/dataset.ts';
import { expect, test, writeInput } from '../pages/journey.ts';

interface ShownDocument {
  id: string;
  title: string;
  format: string;
  choices: Record<string, string>;
  metadata: Record<string, string>;
}

interface ShownPassage {
  documentId: string;
  exact: string;
  start: number;
  end: number;
}

const memorandum = wordFile({
  body:
    paragraph('The harbour reform', '<w:pStyle w:val="T"/>') +
    `<w:p><w:r><w:t xml:space="preserve">The dockers’ union </w:t></w:r><w:del w:id="1" w:author="C. Editor"><w:r><w:delText>welcomed</w:delText></w:r></w:del><w:ins w:id="2" w:author="C. Editor"><w:r><w:rPr><w:b/></w:rPr><w:t>refused</w:t></w:r></w:ins><w:r><w:t xml:space="preserve"> the new tariff</w:t></w:r><w:r><w:footnoteReference w:id="4"/></w:r><w:r><w:t>.</w:t></w:r></w:p>` +
    `<w:tbl><w:tr>${['Year', 'Votes'].map(text => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr><w:tr>${['1995', '12'].map(text => `<w:tc>${paragraph(text)}</w:tc>`).join('')}</w:tr></w:tbl>`,
  parts: {
    styles: '<w:style w:styleId="T"><w:name w:val="heading 1"/></w:style>',
    footnotes: `<w:footnote w:id="4">${paragraph('By 12 votes to 3.')}</w:footnote>`,
  },
  properties: '<dc:creator>A. Writer</dc:creator>',
});

const sentence =
  'The ministry of ports proposed the tariff in spring, and the council put it off until the autumn. ';
const page = `<!doctype html><html lang="en"><head><title>Tariff news</title><script>document.title = 'run'</script></head><body>
  <nav><ul><li><a href="/">Home</a></li><li><a href="/news">News</a></li></ul></nav>
  <article><h2>How the council waited</h2><p>${sentence.repeat(4)}</p><p>${sentence.repeat(4)}</p>
  <p>The mayor of Vale spoke last.</p></article><footer>Imprint</footer></body></html>`;

test('codes a Word document and the main part of a page, and finds all of it again', async ({
  app,
  bench,
}) => {
  const { start, importing, reader, window, data } = bench;
  const path = await start.createStudy({ name: 'Sources' });
  const word = await writeInput(app, 'memorandum.docx', memorandum);
  const saved = await writeInput(app, 'news.html', page);

  await importing.open();
  await importing.choose([word, saved]);
  await expect(importing.file('memorandum.docx')).toContainText('Word document (.docx)');
  await expect(importing.file('memorandum.docx')).toContainText('Tracked changes by C. Editor');
  const sample = importing.root.getByRole('region', { name: 'Beginning of news.html' });
  await expect(sample).toContainText('Home');
  const part = importing.root.getByRole('combobox', { name: 'Taken in of news.html' });
  await part.click();
  await app.page.getByRole('option', { name: /main part/ }).click();
  await expect(sample).not.toContainText('Home');
  await importing.confirm(2);
  await importing.root.getByRole('button', { name: 'Read the first now' }).click();

  await expect(reader.text.getByRole('heading', { name: 'The harbour reform' })).toBeVisible();
  await expect(reader.text.getByRole('cell', { name: '1995' })).toBeVisible();
  await reader.selectAndCode('The dockers’ union refused', 'a', 'Dockers');
  await window.openDocument('Tariff news');
  await expect(reader.text).not.toContainText('Imprint');
  await reader.selectAndCode('The mayor of Vale', 'a', 'Mayor');
  await window.expectSaved();

  await app.restart(path);
  await window.openDocument('The harbour reform');
  await expect(reader.margin.getByRole('button', { name: /Dockers/ })).toBeVisible();
  await expect(reader.text.getByRole('heading', { name: 'The harbour reform' })).toBeVisible();
  await data.show('Documents');
  await expect(data.root.getByText('A. Writer')).toBeVisible();

  const documents = await showRecords<ShownDocument>(app, path, 'documents');
  expect(documents.find(({ format }) => format === 'html')).toMatchObject({
    title: 'Tariff news',
    choices: { part: 'main' },
    metadata: { language: 'en' },
  });
  const passages = await showRecords<ShownPassage>(app, path, 'passages');
  expect(passages.map(({ exact }) => exact).sort()).toEqual([
    'The dockers’ union refused',
    'The mayor of Vale',
  ]);
  for (const { documentId, exact, start: from, end } of passages) {
    expect((await readText(path, documentId)).slice(from, end)).toBe(exact);
  }
});
