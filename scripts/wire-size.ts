import { brotliCompressSync, constants } from 'node:zlib';
import { quickQuality } from './weigh.ts';

/** Bytes of a file as a host sends it, packed while it answers: most of what Pagefind makes is packed already. */
export const wireSize = (name: string, content: Uint8Array | string): number =>
  /\.(?:pagefind|pf_[a-z]+)$/u.test(name)
    ? content.length
    : brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: quickQuality } }).length;
