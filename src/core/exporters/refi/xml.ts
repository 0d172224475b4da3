/**
 * Writes XML 1.0 as text. Characters that XML cannot hold are left out and counted, so that an export says so; line
 * ends and tabs in attributes are written as references, since readers would take them for blanks.
 */
type Attributes = Readonly<Record<string, string | number | boolean | null | undefined>>;

/** Control characters but tab and line ends, halves of characters, and two code points that are none. */
const illegal = /(?![\t\n\r\u007f-\u009f])\p{Cc}|[\ufffe\uffff]|\p{Cs}/gu;
const inText: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' };
const inAttribute: Readonly<Record<string, string>> = {
  ...inText,
  '"': '&quot;',
  '\n': '&#10;',
  '\t': '&#9;',
};

export class Xml {
  /** Characters that were left out so far. */
  lost = 0;

  text(content: string): string {
    return this.clean(content).replace(/[&<>\r]/g, mark => inText[mark] ?? mark);
  }

  /** `<name a="b">`, or without content `<name a="b"/>`; attributes that are null or undefined are left out. */
  element(name: string, attributes: Attributes, content?: string): string {
    const opening = this.open(name, attributes);
    return content === undefined || content === ''
      ? `${opening.slice(0, -1)}/>`
      : `${opening}${content}</${name}>`;
  }

  open(name: string, attributes: Attributes): string {
    const written = Object.entries(attributes).flatMap(([key, value]) =>
      value === null || value === undefined ? [] : [` ${key}="${this.attribute(String(value))}"`],
    );
    return `<${name}${written.join('')}>`;
  }

  /** An element around the parts; nothing where there are none, since the schema has no empty lists. */
  list(name: string, parts: readonly string[]): string {
    return parts.length === 0 ? '' : `<${name}>\n${parts.join('\n')}\n</${name}>\n`;
  }

  private attribute(content: string): string {
    return this.clean(content).replace(/[&<>"\r\n\t]/g, mark => inAttribute[mark] ?? mark);
  }

  private clean(content: string): string {
    return content.replace(illegal, () => {
      this.lost += 1;
      return '';
    });
  }
}
