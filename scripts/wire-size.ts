import { gzipSync } from 'node:zlib';

/** Bytes of a file as a host sends it: most of what Pagefind makes is packed already. */
export const wireSize = (name: string, content: Uint8Array | string): number =>
  /\.(?:pagefind|pf_[a-z]+)$/u.test(name) ? content.length : gzipSync(content).length;
