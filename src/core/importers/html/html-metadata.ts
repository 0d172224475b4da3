/** What a page says of itself in its head: title, author, date, language, publisher. */
import type { DocumentMetadata } from '#core/model/document.ts';
import { stateMetadata } from '../finish-document.ts';
import { attributeOf, elementsOf, type HtmlNode, textOf } from './html-source.ts';

const authorNames = [
  'author',
  'citation_author',
  'dc.creator',
  'dcterms.creator',
  'article:author',
  'byl',
  'parsely-author',
];
const dateNames = [
  'article:published_time',
  'citation_publication_date',
  'citation_date',
  'dcterms.issued',
  'dcterms.date',
  'dc.date',
  'dc.date.issued',
  'date',
  'pubdate',
  'parsely-pub-date',
];
const titleNames = ['citation_title', 'og:title', 'dc.title', 'dcterms.title'];
const publisherNames = [
  'og:site_name',
  'citation_publisher',
  'dc.publisher',
  'dcterms.publisher',
  'application-name',
];

export function metadataOfPage(root: HtmlNode): DocumentMetadata {
  const metas = new Map<string, string[]>();
  let title: string | undefined;
  let language: string | undefined;
  let isInDrawing = false;
  for (const element of elementsOf(root)) {
    const { tagName } = element;
    if (tagName === 'svg') isInDrawing = true;
    if (tagName === 'body') isInDrawing = false;
    if (tagName === 'html') language ??= attributeOf(element, 'lang') ?? attributeOf(element, 'xml:lang');
    else if (tagName === 'title' && !isInDrawing) title ??= textOf(element);
    else if (tagName === 'meta') {
      const name = (attributeOf(element, 'name') ?? attributeOf(element, 'property'))?.trim().toLowerCase();
      const content = attributeOf(element, 'content')?.trim();
      if (name !== undefined && content !== undefined && content !== '') {
        const values = metas.get(name);
        if (values === undefined) metas.set(name, [content]);
        else values.push(content);
      }
      if (attributeOf(element, 'http-equiv')?.toLowerCase() === 'content-language') language ??= content;
    }
  }
  const allOf = (names: readonly string[]): string[] | undefined =>
    names.map(name => metas.get(name)).find(Boolean);
  const first = (names: readonly string[]): string | undefined => allOf(names)?.[0];
  const isAddress = (value: string) => /^https?:/i.test(value);
  const authors = allOf(authorNames.filter(name => metas.get(name)?.every(value => !isAddress(value))));
  return stateMetadata({
    title: title?.trim() === '' ? first(titleNames) : (title ?? first(titleNames)),
    author: authors === undefined ? undefined : [...new Set(authors)].join('; '),
    date: first(dateNames),
    language: language ?? first(['dc.language', 'dcterms.language', 'language']),
    publisher: first(publisherNames),
  });
}
