import { defineCollection } from 'astro:content';
import { archiveLoaders } from './archive-loader.ts';

/** A collection for each kind, under the name of its folder. The reader has checked the entries by the kind’s schema. */
export const collections = Object.fromEntries(
  Object.entries(archiveLoaders()).map(([name, loader]) => [name, defineCollection({ loader })]),
);
