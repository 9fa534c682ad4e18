import { h } from 'hastscript';
import type { Component } from '../component.ts';

export const Ref: Component = {
  name: 'Ref',
  describe: 'A link to a record: `<Ref to="centre/uzbekistan-2020">the centre</Ref>`',
  attributes: {
    to: {
      required: true,
      pattern: /^[a-z]+\/[a-z0-9]+(?:-[a-z0-9]+)*$/u,
      words: 'a kind and an id, such as `centre/uzbekistan-2020`',
    },
  },
  published: true,
  render: ({ to = '' }, children, context) => {
    const [kind = '', id = ''] = to.split('/');
    const href = context.href(kind, id);
    return href === undefined ? children : [h('a', { href }, children)];
  },
};
