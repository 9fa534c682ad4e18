import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { CopiedProject } from './copied-project.ts';

/** Edits of the small archive, of each sort that a build has to notice. */
export interface Edit {
  readonly name: string;
  make(copy: CopiedProject): void;
  /** How much of an earlier build is used again: most pages, some, or none, as every page may show what has changed. */
  readonly reuses: 'most' | 'some' | 'none';
  /** Whether no page shows it. */
  readonly isUnseen?: boolean;
}

export const smallArchive = 'tests/fixtures/small-archive/content';

const notice = 'content/articles/2020/2020-02-05-example-notice.mdx';
const additions = resolve('tests/fixtures/additions');

export const editedText: Edit = {
  name: 'the text of an article',
  reuses: 'most',
  make: ({ edit }) => {
    edit(notice, 'Staff: 6, three from each side', 'Staff: 8, four from each side');
  },
};

export const renamedCountry: Edit = {
  name: 'the name of a country, which many pages show',
  reuses: 'some',
  make: ({ edit }) => {
    edit('content/countries/zz.mdx', 'en: Example Country\n  ko: 예시국', 'en: Renamed Country\n  ko: 바뀐국');
  },
};

export const deletedRecord: Edit = {
  name: 'a record is deleted, and its address leads to another',
  reuses: 'some',
  make: ({ clear, edit, read, write }) => {
    clear('content/topics/example-wider-subject.yaml');
    edit('content/topics/example-subject.yaml', 'broader: example-wider-subject\n', '');
    edit('content/articles/2021/2021-03-example-press-release.mdx', ', example-wider-subject]', ']');
    edit('content/moved.yaml', '[example-subject, example-wider-subject]', '[example-subject]');
    write(
      'content/moved.yaml',
      `${read('content/moved.yaml')}- kind: topic\n  id: example-wider-subject\n  to: [example-subject]\n`,
    );
  },
};

/** All, in an order in which each can follow those before it. */
export const edits: readonly Edit[] = [
  editedText,
  {
    name: 'the title of an article',
    reuses: 'some',
    make: ({ edit }) => {
      edit(notice, 'title: Example notice\ntitle_ko: 예시 공지', 'title: Changed notice\ntitle_ko: 고친 공지');
    },
  },
  {
    name: 'a new reference in a text',
    reuses: 'some',
    make: ({ edit }) => {
      edit(
        'content/articles/2021/2021-04-01-example-reprint.mdx',
        'It repeats',
        'In <Ref to="country/kr">Korea</Ref>, it repeats',
      );
      edit(
        'content/articles/2021/2021-04-01-example-reprint.ko.mdx',
        '다시',
        '<Ref to="country/kr">한국</Ref>에서 다시',
      );
    },
  },
  deletedRecord,
  {
    name: 'the id of a record is another',
    reuses: 'some',
    make: ({ clear, edit, read, write }) => {
      const system = 'content/systems/example-system.yaml';
      write('content/systems/example-platform.yaml', read(system));
      clear(system);
      for (const path of [notice, notice.replace('.mdx', '.ko.mdx')])
        edit(path, /example-system/gu, 'example-platform');
      write(
        'content/moved.yaml',
        `${read('content/moved.yaml')}- kind: system\n  id: example-system\n  to: [example-platform]\n`,
      );
    },
  },
  renamedCountry,
  {
    name: 'a component',
    reuses: 'none',
    make: ({ edit }) => {
      edit('src/site/components/SearchForm.astro', '<form', '<form data-edited="yes"');
    },
  },
  {
    name: 'a style',
    reuses: 'none',
    make: ({ read, write }) => {
      write('src/site/styles/home.css', `${read('src/site/styles/home.css')}\n.home { margin-block-start: 3px; }\n`);
    },
  },
  {
    name: 'the version of a dependency',
    reuses: 'none',
    isUnseen: true,
    make: ({ edit }) => {
      edit('package-lock.json', /("node_modules\/yaml": \{\s*"version": ")[^"]+/u, '$1999.0.0');
    },
  },
  {
    name: 'a new kind, with a record',
    reuses: 'none',
    make: (copy) => {
      // The record names an article and a person, which are additions of their own.
      for (const name of ['article', 'person', 'kind'])
        cpSync(join(additions, name), copy.folder, {
          recursive: true,
          force: false,
          filter: (path) => !path.endsWith('lines.json'),
        });
      const table = readFileSync(join(additions, 'kind/lines.json'), 'utf8');
      const lines = JSON.parse(table) as Readonly<Record<string, string>>;
      for (const [path, line] of Object.entries(lines)) copy.write(path, `${copy.read(path)}${line}\n`);
    },
  },
];
