import { bounds } from '../text/bounds.ts';

/** What came in: bytes that a person saved, with the name by which they call them. */
export interface Given {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Bytes as text, and how they were read where that was not plain UTF-8; or why they are no text. */
export type Decoded =
  | { readonly text: string; readonly encoding: string; readonly because?: string; readonly fault?: never }
  | { readonly fault: string };

/** More than any article: a whole site or a film was given. */
export const mostBytes = bounds.sourceBytes.most;

const megabytes = (bytes: number) => `${(bytes / 1024 / 1024).toFixed(1)} MB`;

/** Why a file of `size` bytes is not read at all, so that it can be refused before it is loaded. */
export const oversize = (name: string, size: number): string | undefined =>
  size > mostBytes
    ? `Unexpected size ${megabytes(size)} of \`${name}\`, expected at most ${megabytes(mostBytes)}`
    : undefined;

/** First bytes of the files that people give instead of their text, and what would do. */
const signatures: readonly (readonly [magic: readonly number[], what: string])[] = [
  [[0x25, 0x50, 0x44, 0x46], 'a PDF file'],
  [[0x50, 0x4b, 0x03, 0x04], 'a ZIP container (HWPX, DOCX, ODT)'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an OLE container (HWP, DOC)'],
  [[0x89, 0x50, 0x4e, 0x47], 'a PNG picture'],
  [[0xff, 0xd8, 0xff], 'a JPEG picture'],
  [[0x7b, 0x5c, 0x72, 0x74, 0x66], 'an RTF file'],
  [[0x47, 0x49, 0x46, 0x38], 'a GIF picture'],
  [[0x1f, 0x8b], 'a packed file (gzip)'],
];

/**
 * The text of a source. UTF-8 is expected; UTF-16 is known by its mark, other encodings by the page's own word
 * (`charset=…`) and EUC-KR, which many Korean pages had, by its bytes. Whatever is not text has its fault said.
 */
export function decode({ name, bytes }: Given): Decoded {
  const tooBig = oversize(name, bytes.length);
  if (tooBig !== undefined) return { fault: tooBig };
  const unexpected = (what: string) => ({
    fault: `Unexpected ${what} in \`${name}\`, expected the text of a source or its saved HTML`,
  });
  if (bytes.length === 0) return unexpected('empty file');
  for (const [mark, encoding] of [
    [[0xff, 0xfe], 'utf-16le'],
    [[0xfe, 0xff], 'utf-16be'],
  ] as const) {
    if (!begins(bytes, mark)) continue;
    const text = decoded(bytes, encoding);
    if (text !== undefined) return filled(text, encoding, 'its first two bytes say so');
  }
  const signature = signatures.find(([magic]) => begins(bytes, magic));
  if (signature) return unexpected(signature[1]);
  const seven = sevenBit(bytes);
  if (seven !== undefined) return unexpected(`${seven} (letters written with escapes, which nobody decodes any more)`);
  const zero = bytes.indexOf(0);
  if (zero !== -1) return unexpected(`binary data (a zero byte at offset ${zero})`);

  const utf8 = decoded(bytes, 'utf-8');
  if (utf8 !== undefined) return filled(utf8, 'utf-8');
  const declared = declaredCharset(bytes);
  const own = declared === undefined ? undefined : decoded(bytes, declared);
  if (own !== undefined) return filled(own, new TextDecoder(declared).encoding, 'the page declares it');
  const korean = decoded(bytes, 'euc-kr');
  if (korean !== undefined && /\p{Script=Hangul}/u.test(korean))
    return filled(korean, 'euc-kr', 'its bytes are not UTF-8 and read as Korean');
  return unexpected(`bytes that are neither UTF-8 nor EUC-KR (the first at offset ${firstFault(bytes)})`);

  function filled(text: string, encoding: string, because?: string): Decoded {
    if (text.trim() === '') return unexpected('empty text');
    const head = text.slice(0, 2000);
    if (/^MIME-Version:/imu.test(head) && /multipart\/related/iu.test(head)) return unexpected('a web archive (MHTML)');
    return { text, encoding, ...(because === undefined ? {} : { because }) };
  }
}

/** Encodings that write other alphabets in seven bits, by the escape that announces them. */
function sevenBit(bytes: Uint8Array): string | undefined {
  if (!bytes.includes(0x1b)) return undefined;
  const text = new TextDecoder('latin1').decode(bytes);
  if (/\u001b\$\)C/u.test(text)) return 'ISO-2022-KR';
  return /\u001b\$(?:[@AB]|\([A-D])/u.test(text) ? 'ISO-2022-JP or its kin' : undefined;
}

const begins = (bytes: Uint8Array, magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);

function decoded(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** The encoding that an HTML page names in its first lines. */
const declaredCharset = (bytes: Uint8Array): string | undefined =>
  /<meta[^>]{0,200}charset\s*=\s*["']?\s*([a-z0-9_:-]+)/iu.exec(
    new TextDecoder('latin1').decode(bytes.subarray(0, 4096)),
  )?.[1];

/** Offset of the first byte that is not part of UTF-8. */
function firstFault(bytes: Uint8Array): number {
  let low = 0;
  let high = bytes.length;
  // A prefix of UTF-8 may end inside a character, which `stream` allows; past the fault none decodes.
  const holds = (end: number) => {
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, end), { stream: true });
      return true;
    } catch {
      return false;
    }
  };
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (holds(middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
