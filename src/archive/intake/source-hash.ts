import { createHash } from 'node:crypto';
import type { Line } from './source.ts';

/**
 * The hash by which a source is known again, whatever wrapped it: SHA-256, in UTF-8, of the lines of its body as
 * {@link Line} has them (composed, white space one space, none empty), joined by line feeds. Title, date and all that
 * the page puts around the article are not part of it.
 */
export const sourceHash = (body: readonly Line[]): string =>
  `sha256:${createHash('sha256')
    .update(body.map(({ text }) => text).join('\n'), 'utf8')
    .digest('hex')}`;
