import { pageId } from './searched-page.ts';

/** What stands before the data of every file of Pagefind. */
const signature = 'pagefind_dcd';
const [number, text, array] = [0, 3, 4];

/**
 * Pagefind’s list of pages, unpacked, which every first search loads, with numbers for ids. Pagefind names a page by the
 * hash of its fragment, which does not pack: half of the list would be names of files that nobody here loads. The rest
 * stays as it is.
 */
export function withShortIds(bytes: Uint8Array): Uint8Array {
  let at = signature.length;
  /** Takes the head of an item of CBOR: its type, and its value or length. */
  const take = (expected: number): number => {
    const first = bytes[at] ?? 0;
    at += 1;
    let value = first % 32;
    if (first >> 5 !== expected || value > 27)
      throw new Error(`Unexpected byte ${first} at ${at - 1} in Pagefind’s list of pages, expected type ${expected}`);
    if (value >= 24) {
      const end = at + 2 ** (value - 24);
      for (value = 0; at < end; at += 1) value = value * 256 + (bytes[at] ?? 0);
    }
    return value;
  };
  const skipText = () => {
    const length = take(text);
    at += length;
  };
  take(array);
  skipText();
  const count = take(array);
  const parts = [bytes.subarray(0, at)];
  for (let doc = 0; doc < count; doc += 1) {
    const start = at;
    take(array);
    parts.push(bytes.subarray(start, at));
    skipText();
    const id = Buffer.from(pageId(doc));
    const rest = at;
    take(number);
    skipText();
    parts.push(Buffer.of(text * 32 + id.length), id, bytes.subarray(rest, at));
  }
  parts.push(bytes.subarray(at));
  return Buffer.concat(parts);
}
