import { h } from 'hastscript';
import type { Component } from '../component.ts';

export const Lang: Component = {
  name: 'Lang',
  describe: 'Words in another language: `<Lang code="uz">Oʻzbekiston</Lang>`',
  attributes: {
    code: { required: true, pattern: /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/u, words: 'a BCP 47 tag such as `uz`' },
  },
  published: true,
  render: ({ code = '' }, children) => [h('span', { lang: code }, children)],
};
