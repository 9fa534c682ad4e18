import { brotli, quickQuality } from './weigh.ts';

/** Bytes of a file as a host sends it, packed while it answers: most of what Pagefind makes is packed already. */
export const wireSize = (name: string, content: Uint8Array | string): number =>
  /\.(?:pagefind|pf_[a-z]+)$/u.test(name) ? content.length : brotli(content, quickQuality).length;
