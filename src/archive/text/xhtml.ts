import type { Element } from 'hast';
import { toXast } from 'hast-util-to-xast';
import { toXml } from 'xast-util-to-xml';

/** A page as XHTML, the form of HTML that is XML; a character that XML has no way to write becomes U+FFFD. */
export function printXhtml(html: Element): string {
  const xml = toXml(toXast(html), { closeEmptyElements: true })
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd')
    // The end of a kind of section that we never write; XML refuses it in text.
    .replaceAll(']]>', ']]&gt;');
  return `<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n${xml}\n`;
}
