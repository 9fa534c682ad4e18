import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { AstroIntegration } from 'astro';
import { contentFolder, handOverContent, type Content } from '../build/content-reading.ts';
import { handOver, siteFiles, siteListPath } from '../build/build-scope.ts';
import type { KnownFiles } from '../build/site-files.ts';
import type { CarriedSite } from './carry-site.ts';
import type { BookMeasures } from './write-downloads.ts';

/** What the thread is given. */
export interface BackgroundTask {
  /** The folder of the content. */
  readonly content: string;
  /** Where the archive is published. */
  readonly address: string;
  /** The folder of the site that is being built, and the list of what the last build left there. */
  readonly site: string;
  readonly list: string;
}

/** The content, as it goes from one thread to another. */
export type ReadContent = Omit<Content, 'archive'>;

/** What the thread is told: its task, that the pages are there, and that all files are there. */
export type BackgroundOrder = { readonly task: BackgroundTask } | 'pages are there' | 'files are there';

/** What the thread says, in this order. */
export type BackgroundMessage =
  | { readonly content: ReadContent }
  | { readonly known: KnownFiles }
  | { readonly books: BookMeasures }
  | {
      readonly lines: readonly string[];
      /** The files that were written, or were there. */
      readonly paths: ReadonlySet<string>;
    }
  | { readonly packed: CarriedSite; readonly faults: readonly string[] };

/**
 * Does beside the pages what does not need them, in a thread of its own: pages are made one after another, on one
 * processor. The thread reads the content while Astro starts and hands it over; it looks through what the last build
 * left, draws the cards, writes the downloads and makes the search index of an archive published at `address`; what the
 * index says of the pages themselves is added when they are there. In the end it packs the site: in the thread of the
 * pages V8 would walk through all that they have left, and that takes longer than the packing.
 */
export function background(address: string): readonly [beside: AstroIntegration, last: AstroIntegration] {
  let work: Background | undefined;
  const beside: AstroIntegration = {
    name: 'background',
    hooks: {
      'astro:config:setup': ({ command }) => {
        // Before there is anything to do: it takes the thread a second to load its code.
        if (command === 'build') work = begin();
      },
      'astro:config:done': ({ config }) => {
        if (!work) return;
        const site = fileURLToPath(config.outDir);
        work.order({ task: { content: contentFolder(config.root), address, site, list: siteListPath } });
        handOverContent(work.content);
        handOver('known files', work.known);
        handOver('books', work.books);
      },
      'astro:build:done': async ({ logger }) => {
        if (!work) return;
        work.order('pages are there');
        const { lines, paths } = await work.written;
        (await siteFiles()).add(paths);
        for (const line of lines) logger.info(line);
      },
    },
  };
  const last: AstroIntegration = {
    name: 'background',
    hooks: {
      'astro:build:done': async ({ logger }) => {
        if (!work) return;
        work.order('files are there');
        const { packed, faults } = await work.packed;
        for (const fault of faults) logger.warn(`could not keep everything for later builds: ${fault}`);
        logger.info(`packed ${packed.files} files into ${packed.zip.bytes} bytes`);
      },
    },
  };
  return [beside, last];
}

type Said<Key extends string> = Extract<BackgroundMessage, Readonly<Record<Key, unknown>>>;

interface Background {
  order(order: BackgroundOrder): void;
  readonly content: Promise<ReadContent>;
  readonly known: Promise<KnownFiles>;
  readonly books: Promise<BookMeasures>;
  readonly written: Promise<Said<'lines'>>;
  readonly packed: Promise<Said<'packed'>>;
}

function begin(): Background {
  const thread = new Worker(new URL('./background-thread.ts', import.meta.url));
  const content = Promise.withResolvers<ReadContent>();
  const known = Promise.withResolvers<KnownFiles>();
  const books = Promise.withResolvers<BookMeasures>();
  const written = Promise.withResolvers<Said<'lines'>>();
  const packed = Promise.withResolvers<Said<'packed'>>();
  const all = [content, known, books, written, packed];
  // A fault in the thread is told where its work is waited for.
  for (const { promise } of all) promise.catch(() => undefined);
  thread.on('message', (message: BackgroundMessage) => {
    if ('content' in message) content.resolve(message.content);
    else if ('known' in message) known.resolve(message.known);
    else if ('books' in message) books.resolve(message.books);
    else if ('lines' in message) written.resolve(message);
    else packed.resolve(message);
  });
  thread.on('error', (error) => {
    for (const { reject } of all) reject(error);
  });
  // A build that fails meanwhile is not held up.
  thread.unref();
  return {
    order: (order) => {
      thread.ref();
      thread.postMessage(order);
    },
    content: content.promise,
    known: known.promise,
    books: books.promise,
    written: written.promise,
    packed: packed.promise,
  };
}
