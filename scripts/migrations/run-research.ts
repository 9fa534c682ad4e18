import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join, relative, sep } from 'node:path';
import { parseArgs } from 'node:util';
import { parse } from 'yaml';
import { kinds } from '../../src/archive/model/record.ts';
import { convert, type Research } from './research.ts';

const usage = `Usage: node scripts/migrations/run-research.ts --research FOLDER --digests FOLDER --side FOLDER --korean FOLDER [--content FOLDER]

Makes records of the research data, merged into the content that stands, and prints what found no place.
Run it on a clean checkout: what it writes is to be read as a difference.`;

const { values } = parseArgs({
  options: {
    research: { type: 'string' },
    digests: { type: 'string' },
    side: { type: 'string' },
    korean: { type: 'string' },
    content: { type: 'string', default: 'content' },
  },
});
if (!values.research || !values.digests || !values.side || !values.korean) throw new Error(usage);

/** Every text below a folder, by its path. */
async function texts(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  return new Map(
    await Promise.all(
      paths.map(async (path) => [relative(folder, path).split(sep).join('/'), await readFile(path, 'utf8')] as const),
    ),
  );
}

const found = await texts(values.research);
const side = [...(await texts(values.side)).values()].map((text) => parse(text) as Research['side']);
/** Maps from English to Korean: of files that begin with `name`. */
const korean = [...(await texts(values.korean))];
const wordsOf = (name: string): Readonly<Record<string, string>> =>
  Object.assign(
    {},
    ...korean.filter(([path]) => path.startsWith(name)).map(([, text]) => parse(text) as object),
  ) as Readonly<Record<string, string>>;
const { files, unplaced } = convert(
  {
    sources: found.get('sources.yaml') ?? '',
    entities: Object.fromEntries(
      kinds.flatMap(({ folder }) => {
        const text = found.get(`entities/${folder}.yaml`);
        return text === undefined ? [] : [[folder, text]];
      }),
    ),
    indicators: found.get('indicators.csv') ?? '',
    side: Object.assign({}, ...side) as Research['side'],
    korean: {
      prose: wordsOf('prose'),
      names: wordsOf('names'),
      titles: wordsOf('titles') as unknown as Research['korean']['titles'],
    },
    digests: await texts(values.digests),
  },
  await texts(values.content),
);
for (const [path, text] of files) {
  const file = join(values.content, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}
for (const what of unplaced) console.log(`not placed: ${what}`);
console.log(`${files.size} files written, ${unplaced.length} things not placed`);
