/** Word files for tests, written part by part. */
import { strToU8, zipSync } from 'fflate';

const word = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const relationships = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

export const namespaces = `xmlns:w="${word}" xmlns:r="${relationships}" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"`;

/** A paragraph of one run. `properties` is the XML inside of w:pPr. */
export const paragraph = (text: string, properties = ''): string =>
  `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t xml:space="preserve">${text}</w:t></w:r></w:p>`;

export interface WordParts {
  /** XML inside of w:body. */
  body: string;
  /** XML inside of the root of further parts, by their type: styles, numbering, footnotes, comments, header... */
  parts?: Readonly<Record<string, string>>;
  /** Addresses of links, by the id of their relationship. */
  links?: Readonly<Record<string, string>>;
  /** Dublin Core properties, as XML. */
  properties?: string;
}

const roots: Readonly<Record<string, string>> = {
  styles: 'styles',
  numbering: 'numbering',
  footnotes: 'footnotes',
  endnotes: 'endnotes',
  comments: 'comments',
  header: 'hdr',
  footer: 'ftr',
};

export function wordParts({ body, parts = {}, links = {}, properties }: WordParts): Record<string, string> {
  const related = Object.keys(parts).map(
    (type, index) => `<Relationship Id="part${index}" Type="${relationships}/${type}" Target="${type}.xml"/>`,
  );
  const external = Object.entries(links).map(
    ([id, target]) =>
      `<Relationship Id="${id}" Type="${relationships}/hyperlink" Target="${target}" TargetMode="External"/>`,
  );
  const list = (inner: string): string =>
    `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;
  const files: Record<string, string> = {
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': list(
      `<Relationship Id="main" Type="${relationships}/officeDocument" Target="word/document.xml"/>${
        properties === undefined
          ? ''
          : '<Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>'
      }`,
    ),
    'word/_rels/document.xml.rels': list([...related, ...external].join('')),
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${namespaces}><w:body>${body}</w:body></w:document>`,
  };
  for (const [type, inner] of Object.entries(parts)) {
    files[`word/${type}.xml`] = `<w:${roots[type]} ${namespaces}>${inner}</w:${roots[type]}>`;
  }
  if (properties !== undefined) {
    files['docProps/core.xml'] =
      `<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${properties}</cp:coreProperties>`;
  }
  return files;
}

export const zipOf = (files: Readonly<Record<string, string | Uint8Array>>): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(
    zipSync(
      Object.fromEntries(
        Object.entries(files).map(([name, content]) => [
          name,
          typeof content === 'string' ? strToU8(content) : content,
        ]),
      ),
    ),
  );

export const wordFile = (parts: WordParts): Uint8Array<ArrayBuffer> => zipOf(wordParts(parts));
