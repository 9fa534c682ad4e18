import type { Component } from '../component.ts';

export const SourceText: Component = {
  name: 'SourceText',
  describe: 'In a draft: the whole text of the source, beneath the digest. It does not go into the archive.',
  attributes: {},
  published: false,
  render: () => [],
};
