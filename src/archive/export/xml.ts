/** XML that is data: what feeds and the packages of books are written in. */

export type Attributes = Readonly<Record<string, string>>;

/** An element that holds text or elements, never both. */
export interface Element {
  readonly name: string;
  readonly attributes: Attributes;
  readonly content: string | readonly Element[];
}

export const element = (name: string, attributes: Attributes, content: string | readonly Element[] = []): Element => ({
  name,
  attributes,
  content,
});

/** A document of XML, one element a line; what they hold is text, whatever it looks like. */
export const printXml = (root: Element): string => `<?xml version="1.0" encoding="utf-8"?>\n${print(root)}`;

function print({ name, attributes, content }: Element, indent = ''): string {
  const tag = [name, ...Object.entries(attributes).map(([key, value]) => `${key}="${escapeXml(value)}"`)].join(' ');
  if (content.length === 0) return `${indent}<${tag}/>\n`;
  if (typeof content === 'string') return `${indent}<${tag}>${escapeXml(content)}</${name}>\n`;
  return `${indent}<${tag}>\n${content.map((child) => print(child, `${indent}  `)).join('')}${indent}</${name}>\n`;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as XML 1.0 can hold it; a character that it has no way to write becomes U+FFFD. */
const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    .replace(/[&<>"]/gu, (sign) => entities[sign] ?? sign);
