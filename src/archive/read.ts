import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Root } from 'mdast';
import { z } from 'zod';
import { expected } from './model/fields/field.ts';
import { isWebAddress, prose } from './model/fields/text.ts';
import { idPattern, keyOf, type Key } from './model/id.ts';
import type { Kind } from './model/kind.ts';
import { locales, type Locale } from './model/label.ts';
import { isKindName, kindIn, kindOf, kinds, schemaOf, type Digest, type RecordOf } from './model/record.ts';
import { explain, subjectOf, type Subject } from './schema-problem.ts';
import { parseFrontMatter, splitFrontMatter, type FrontMatter } from './text/front-matter.ts';
import { parseMdx, withoutPositions } from './text/mdx.ts';
import { nearest } from './text/nearest.ts';
import { problem, quote, sourceFile, type Place, type SourceFile } from './text/problem.ts';

/**
 * The one reader: files of `content/` → checked records, or problems with line and column. The site, lint and the
 * exports all read through it. Nothing is thrown for what a file holds; every file is accounted for.
 */

/** Where the parts of a record stand in the files that a person wrote. */
export interface RecordSource {
  readonly file: SourceFile;
  /** The file and stretch of a field. */
  place(path: readonly PropertyKey[], part?: 'value' | 'key'): { readonly file: SourceFile; readonly place: Place };
  /** The texts with positions, by language. */
  readonly texts: Readonly<Partial<Record<Locale, { readonly file: SourceFile; readonly tree: Root }>>>;
}

/** An id that is retired, and the records that took its place. */
export interface Moved {
  readonly kind: string;
  readonly id: string;
  readonly to: readonly string[];
}

/** A record that is excused from a rule, with the reason. */
export interface Exception {
  readonly rule: string;
  readonly record: string;
  readonly reason: string;
}

/** What a maintainer sets once for the whole archive. */
export interface Settings {
  /** Where the archive is published: an absolute address that ends in `/`. Canonical links, feeds and the sitemap use it. */
  readonly address: string;
  /** Where contributions go: the address of the repository. */
  readonly repository?: string | undefined;
}

/** Everything that was read under one folder, and every problem found in reading it. */
export interface Reading {
  readonly root: string;
  /** Every file, with its problems, sorted by path. */
  readonly files: readonly SourceFile[];
  /** The records that passed, sorted by kind and id. */
  readonly records: readonly RecordOf[];
  readonly sources: ReadonlyMap<Key, RecordSource>;
  /** Keys of records whose files did not pass: they exist, so a ref to one is not a problem of its own. */
  readonly broken: ReadonlySet<Key>;
  readonly settings: Settings;
  readonly moved: readonly Moved[];
  readonly exceptions: readonly Exception[];
  /** Files of the tables above, for problems that concern their lines. */
  readonly tables: Readonly<Partial<Record<'settings' | 'moved' | 'exceptions', TableSource>>>;
}

export interface TableSource {
  readonly file: SourceFile;
  readonly front: FrontMatter;
}

/** The folder of what is not part of the archive yet. */
export const draftsFolder = 'drafts';

/**
 * Reads the archive under `root` (a folder laid out as `content/`). Files of `overlay` (path below `root` → text)
 * stand in for those on disk, or beside them. Throws only where `root` itself cannot be listed.
 */
export async function readArchive(root: string, overlay: ReadonlyMap<string, string> = new Map()): Promise<Reading> {
  const { paths, unlisted } = await listFiles(root);
  const files = [...unlisted];
  const sorted = [...new Set([...paths, ...overlay.keys()])].toSorted();
  for (let next = 0; next < sorted.length; next += together) {
    const some = sorted.slice(next, next + together);
    files.push(...(await Promise.all(some.map((path) => readText(root, path, overlay)))));
  }
  return assemble(
    root,
    files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
  );
}

/** As many files are open at once: a system grants only so many. */
const together = 200;

/** The settings and the retired ids alone, for what needs them before the archive is read. Throws where they have problems. */
export async function readTables(root: string): Promise<Pick<Reading, 'settings' | 'moved'>> {
  const listed = await listFiles(root);
  const paths = [settingsPath, movedPath].filter((path) => listed.paths.includes(path));
  const files = await Promise.all(paths.map((path) => readText(root, path, new Map())));
  const { settings, moved } = assemble(root, files);
  const faults = files.flatMap(({ path, messages }) => messages.map(({ reason }) => `${root}/${path}: ${reason}`));
  if (faults.length > 0) throw new Error(faults.join('; '));
  return { settings, moved };
}

interface Listing {
  readonly paths: readonly string[];
  /** Folders that cannot be listed, each as a file with that problem. */
  readonly unlisted: readonly SourceFile[];
}

/** Paths of all files below `root`, with `/`; neither dotfiles nor drafts. */
async function listFiles(root: string, folder = ''): Promise<Listing> {
  const paths: string[] = [];
  const unlisted: SourceFile[] = [];
  for (const entry of await readdir(join(root, folder), { withFileTypes: true })) {
    const path = `${folder}${entry.name}`;
    if (entry.name.startsWith('.') || path === draftsFolder) continue;
    if (entry.isFile() || entry.isSymbolicLink()) paths.push(path);
    if (!entry.isDirectory()) continue;
    try {
      const inner = await listFiles(root, `${path}/`);
      paths.push(...inner.paths);
      unlisted.push(...inner.unlisted);
    } catch (error) {
      const file = sourceFile(path, '');
      unlisted.push(file);
      problem(file, {
        rule: 'readable',
        reason: `Unexpected error \`${(error as NodeJS.ErrnoException).code}\`, expected a folder that can be listed`,
        note: 'What it holds was left out. Mend its permissions.',
      });
    }
  }
  return { paths, unlisted };
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

async function readText(root: string, path: string, overlay: ReadonlyMap<string, string>): Promise<SourceFile> {
  const given = overlay.get(path);
  if (given !== undefined) return sourceFile(path, given);
  try {
    const bytes = await readFile(join(root, path));
    return sourceFile(path, utf8.decode(bytes));
  } catch (error) {
    const file = sourceFile(path, '');
    const { code } = error as NodeJS.ErrnoException;
    const why =
      code === 'ERR_ENCODING_INVALID_ENCODED_DATA'
        ? 'bytes that are not UTF-8'
        : `error \`${code ?? (error as Error).message}\``;
    problem(file, {
      rule: 'readable',
      reason: `Unexpected ${why}, expected a file that can be read as UTF-8 text`,
      note: 'The file was left out. Save it as UTF-8, or mend its permissions.',
    });
    return file;
  }
}

const settingsSchema = z.strictObject({
  address: z
    .string()
    .check(
      expected('an absolute address that ends in `/`', (value: string) => isWebAddress(value) && value.endsWith('/')),
    ),
  repository: z.string().check(expected('an address that begins with `https://`', isWebAddress)).optional(),
});
const movedSchema = z.array(
  z.strictObject({
    kind: z.string().check(expected('a kind, such as `centre`', isKindName)),
    id: z.string(),
    to: z.array(z.string()).min(1),
  }),
);
const exceptionsSchema = z.array(
  z.strictObject({ rule: z.string(), record: z.string(), reason: prose.schema.transform(({ en }) => en) }),
);

/** What stands in the fields of the tables. */
const tableWords: Readonly<Record<string, string>> = {
  address: 'an absolute address that ends in `/`',
  kind: 'a kind, such as `centre`',
  id: 'the id that is retired',
  to: 'a list of the ids that took its place, at least one',
  rule: 'the id of a rule, such as `name-unique`',
  record: 'a kind and an id, such as `centre/uzbekistan-2020`',
  reason: 'the reason, in words',
};

const settingsPath = 'archive.yaml';
const movedPath = 'moved.yaml';
const defaults: Settings = { address: 'https://archive.example/' };

/** Everything that the files hold, record by record. */
function assemble(root: string, files: readonly SourceFile[]): Reading {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const records = new Map<Key, RecordOf>();
  const sources = new Map<Key, RecordSource>();
  const broken = new Set<Key>();
  const taken = new Set<string>();
  /** One of the tables beside the records. */
  function readTable<Value>(
    path: string,
    schema: z.ZodType<Value>,
    otherwise: Value,
  ): { value: Value; source?: TableSource } {
    const file = byPath.get(path);
    if (!file) return { value: otherwise };
    taken.add(path);
    const front = readYaml(file, String(file.value), 1);
    if (!front) return { value: otherwise };
    const result = schema.safeParse(front.data ?? otherwise);
    if (result.success) return { value: result.data, source: { file, front } };
    const subject: Subject = { name: `entry of ${path}`, schema, describe: (at) => tableWords[String(at.at(-1))] };
    for (const issue of result.error.issues) {
      for (const fault of explain(subject, front.data, issue))
        problem(file, { ...fault.finding, place: front.place(fault.path, fault.part) });
    }
    return { value: otherwise };
  }

  function readRecord(file: SourceFile): void {
    const [folder = '', ...rest] = file.path.split('/');
    const kind = kindIn(folder);
    const placed = kind && (kind.digest ? rest.length === 2 && /^\d{4}$/u.test(rest[0] ?? '') : rest.length === 1);
    if (!kind || !placed || (kind.digest && !file.path.endsWith('.mdx'))) return;
    taken.add(file.path);
    const id = basename(file.path, extname(file.path));
    const key = keyOf(kind.name, id);
    if (!checkId(file, kind, id) || file.messages.length > 0) {
      broken.add(key);
      return;
    }
    const twin = sources.get(key)?.file ?? undefined;
    if (twin) {
      problem(file, {
        rule: 'id-form',
        reason: `Unexpected second file of \`${key}\`, expected one; the other is \`${twin.path}\``,
        note: 'A record is one file: merge the two.',
      });
      return;
    }
    const { front, frontLine, body, bodyLine } = file.path.endsWith('.mdx')
      ? splitFrontMatter(String(file.value))
      : { front: String(file.value), frontLine: 1, body: '', bodyLine: 1 };
    if (front === undefined) {
      const opened = /^\ufeff?---\s/u.test(String(file.value));
      problem(file, {
        rule: 'front-matter',
        place: { start: { line: 1, column: 1 } },
        reason: opened
          ? 'Missing line of `---` after the fields, expected fields between two such lines'
          : 'Missing front matter, expected fields between two lines of `---`, the first at the very top',
        note: 'The fields say what the record is; without them nothing can be read.',
      });
      broken.add(key);
      return;
    }
    const yaml = readYaml(file, front, frontLine);
    const texts = readTexts(file, body, bodyLine);
    const rows = kind.rows ? readRows(file, kind) : undefined;
    const source: RecordSource = {
      file,
      place: (path, part) => {
        const [field, row, column] = path;
        return rows && field === kind.rows?.field && typeof row === 'number'
          ? rows.place(row, String(column))
          : { file, place: yaml?.place(path, part) ?? { start: { line: 1, column: 1 } } };
      },
      texts: texts ?? {},
    };
    sources.set(key, source);
    const fields = yaml && checkFields(source, kind, yaml.data, rows?.data);
    if (!fields || !texts || (kind.rows && !rows)) {
      broken.add(key);
      return;
    }
    const digest: Partial<Record<Locale, Digest>> = {};
    for (const locale of locales) {
      const text = texts[locale];
      if (text && text.tree.children.length > 0)
        digest[locale] = { file: text.file.path, tree: withoutPositions(text.tree) };
    }
    records.set(key, { kind: kind.name, id, file: file.path, fields, digest } as RecordOf);
  }

  function checkId(file: SourceFile, kind: Kind, id: string): boolean {
    const fits = idPattern.test(id) && (kind.id?.holds(id) ?? true);
    const year = kind.digest ? file.path.split('/')[1] : undefined;
    if (fits && (year === undefined || id.startsWith(`${year}-`))) return true;
    const reason = !fits
      ? `Unexpected id \`${id}\`, expected ${kind.id?.words ?? 'lower-case words and figures joined by hyphens, such as `uzbekistan-2020`'}`
      : `Unexpected folder \`${year}\`, expected \`${id.slice(0, 4)}\`, the year that the id begins with`;
    problem(file, {
      rule: 'id-form',
      reason,
      note: fits
        ? 'Articles stand in a folder for each year. Move the file, and its translation with it.'
        : 'The file name is the id and the address of the record. Rename the file.',
    });
    return false;
  }

  function readYaml(file: SourceFile, text: string, firstLine: number): FrontMatter | undefined {
    const front = parseFrontMatter(text, firstLine);
    for (const { what, place } of front.faults) {
      problem(file, {
        rule: 'front-matter',
        place,
        reason: `Unexpected ${what}, expected fields as \`name: value\``,
        note: 'Mend the line, or the one before it. A text that holds `: ` or begins with a special character needs quotation marks.',
      });
    }
    return front.faults.length > 0 ? undefined : front;
  }

  function checkFields(source: RecordSource, kind: Kind, data: unknown, rows: unknown): unknown {
    if (data === null || typeof data !== 'object' || Array.isArray(data)) {
      problem(source.file, {
        rule: 'schema',
        place: source.place([]).place,
        reason: `Unexpected ${data === null || data === undefined ? 'empty text' : `value ${quote(data)}`}, expected the fields of the kind \`${kind.name}\``,
        note: 'Write the fields as `name: value`, a line each.',
      });
      return undefined;
    }
    if (kind.rows && kind.rows.field in data) {
      const { field } = kind.rows;
      const { file, place } = source.place([field], 'key');
      problem(file, {
        rule: 'schema',
        place,
        reason: `Unexpected field \`${field}\`, expected the rows in the CSV file of the same name`,
        note: `Move the rows to ${source.file.path.replace(/\.[a-z]+$/u, '.csv')}.`,
        actual: field,
      });
      return undefined;
    }
    const whole = kind.rows ? { ...data, [kind.rows.field]: rows ?? [] } : data;
    const result = schemaOf(kind).safeParse(whole);
    if (result.success) return result.data;
    for (const issue of result.error.issues) {
      for (const fault of explain(subjectOf(kind), whole, issue)) {
        const { file, place } = source.place(fault.path, fault.part);
        problem(file, { ...fault.finding, place });
      }
    }
    return undefined;
  }

  /** The texts of a record: its own, and the Korean one beside it. `undefined` where one cannot be parsed. */
  function readTexts(file: SourceFile, body: string, bodyLine: number): RecordSource['texts'] | undefined {
    const texts: Partial<Record<Locale, { file: SourceFile; tree: Root }>> = {};
    let whole = true;
    const add = (locale: Locale, own: SourceFile, text: string, line: number) => {
      const { tree, fault } = parseMdx(text, line);
      if (tree) texts[locale] = { file: own, tree };
      else {
        whole = false;
        problem(own, {
          rule: 'mdx-is-data',
          place: fault.place,
          reason: fault.reason.startsWith('Unexpected')
            ? fault.reason
            : `Unexpected markup, expected Markdown with components: ${fault.reason}`,
          note: 'A `<` or `{` that is meant as text is written `\\<` or `\\{`; a line does not begin with the word `import` or `export`.',
        });
      }
    };
    add('en', file, body, bodyLine);
    const translation = byPath.get(file.path.replace(/\.mdx$/u, '.ko.mdx'));
    if (translation && translation !== file) {
      taken.add(translation.path);
      const { front, body: korean, bodyLine: line } = splitFrontMatter(String(translation.value));
      if (front !== undefined && front.trim() !== '') {
        problem(translation, {
          rule: 'schema',
          place: { start: { line: 1, column: 1 } },
          reason: 'Unexpected front matter in a translated digest, expected text alone',
          note: `The fields of the record stand once, in ${file.path}.`,
        });
      }
      if (translation.messages.length > 0) whole = false;
      else add('ko', translation, korean, line);
    }
    return whole ? texts : undefined;
  }

  /** The CSV file beside a record: its rows, and where each cell stands. */
  function readRows(file: SourceFile, kind: Kind): Rows | undefined {
    const columns = kind.rows?.columns ?? [];
    const path = file.path.replace(/\.[a-z]+$/u, '.csv');
    const csv = byPath.get(path);
    if (!csv) {
      problem(file, {
        rule: 'readable',
        reason: `Missing file \`${path}\`, expected a table with the columns ${columns.join(', ')}`,
        note: 'The rows of the series stand in a CSV file of the same name.',
      });
      return undefined;
    }
    taken.add(path);
    if (csv.messages.length > 0) return undefined;
    const text = String(csv.value);
    let parsed: readonly { readonly record: readonly string[]; readonly info: { readonly lines: number } }[];
    try {
      const options = { info: true, bom: true, skip_empty_lines: true, relax_column_count: true };
      parsed = parseCsv(text, options) as unknown as typeof parsed;
    } catch (error) {
      const { code, lines } = error as Error & { code?: string; lines?: number };
      const open = code === 'CSV_QUOTE_NOT_CLOSED';
      problem(csv, {
        rule: 'front-matter',
        place: { start: { line: lines ?? 1, column: 1 } },
        reason: `Unexpected quotation mark ${open ? 'that is not closed' : 'within a cell'}, expected the whole cell in quotation marks`,
        note: 'A cell that holds a comma or a quotation mark stands in quotation marks, and each mark within it is written twice.',
      });
      return undefined;
    }
    // The parser counts the lines behind it: a row with line breaks in a cell begins above.
    const rows = parsed.map(({ record, info }) => ({
      cells: record,
      line: info.lines - (record.join('').match(/\n/gu)?.length ?? 0),
    }));
    const [header, ...rest] = rows;
    if (header?.cells.join(',') !== columns.join(',')) {
      problem(csv, {
        rule: 'schema',
        place: { start: { line: 1, column: 1 } },
        reason: `Unexpected columns ${quote(header?.cells.join(',') ?? '')}, expected \`${columns.join(',')}\``,
        note: 'The first line names the columns, in this order.',
      });
      return undefined;
    }
    const uneven = rest.filter(({ cells }) => cells.length !== columns.length);
    for (const { cells, line } of uneven) {
      problem(csv, {
        rule: 'front-matter',
        place: { start: { line, column: 1 } },
        reason: `Unexpected row of ${cells.length} cells, expected one of ${columns.length}`,
        note: 'An empty cell keeps its comma; a cell that holds a comma stands in quotation marks.',
      });
    }
    if (uneven.length > 0) return undefined;
    const lines = text.split('\n');
    return {
      data: rest.map(({ cells }) => Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))),
      place: (row, column) => {
        const line = rest[row]?.line ?? 1;
        return {
          file: csv,
          place: { start: { line, column: columnOf(lines[line - 1] ?? '', columns.indexOf(column)) } },
        };
      },
    };
  }

  function reportStray(file: SourceFile): void {
    const main = file.path.replace(/(?:\.ko\.mdx|\.csv)$/u, '');
    const follows = ['.mdx', '.yaml'].some(
      (ending) => file.path !== main && byPath.get(main + ending)?.messages.length,
    );
    if (file.messages.length > 0 || follows) return;
    problem(file, {
      rule: 'readable',
      reason: `Unexpected file \`${file.path}\`, expected ${placeFor(file.path)}`,
      note: 'Every file of the archive is read and has its place; move, rename or remove this one.',
    });
  }

  const settings = readTable(settingsPath, settingsSchema, defaults);
  const moved = readTable(movedPath, movedSchema, []);
  const exceptions = readTable('exceptions.yaml', exceptionsSchema, []);
  for (const file of files) if (/\.(?:mdx|yaml)$/u.test(file.path) && !isTranslation(file.path)) readRecord(file);
  for (const file of files) if (!taken.has(file.path)) reportStray(file);
  const order = new Map(kinds.map((kind, index) => [kind.name, index]));
  const sorted = [...records.values()].toSorted(
    (a, b) => (order.get(a.kind) ?? 0) - (order.get(b.kind) ?? 0) || (a.id < b.id ? -1 : 1),
  );
  return {
    root,
    files,
    records: sorted.map(deepFreeze),
    sources,
    broken,
    settings: settings.value,
    moved: moved.value,
    exceptions: exceptions.value,
    tables: {
      ...(settings.source ? { settings: settings.source } : {}),
      ...(moved.source ? { moved: moved.source } : {}),
      ...(exceptions.source ? { exceptions: exceptions.source } : {}),
    },
  };
}

/** The rows of a series as they stand in its file. */
interface Rows {
  readonly data: readonly Readonly<Record<string, string>>[];
  place(row: number, column: string): { readonly file: SourceFile; readonly place: Place };
}

/** The column at which a cell begins on its line. */
function columnOf(line: string, index: number): number {
  const cells = [...line.matchAll(/(?:"(?:[^"]|"")*"?|[^,]*)(?:,|$)/gu)];
  return (cells[Math.max(index, 0)]?.index ?? 0) + 1;
}

const isTranslation = (path: string) => path.endsWith('.ko.mdx');

/** Where a file that has no place would have one. */
function placeFor(path: string): string {
  if (isTranslation(path)) return `a record \`${path.replace('.ko.mdx', '.mdx')}\` that it translates`;
  const [folder = ''] = path.split('/');
  const places = new Map(
    kinds.map((kind) => [kind.folder, `\`${kind.folder}/${kind.digest ? '<year>/<id>.mdx' : '<id>.yaml'}\``]),
  );
  const meant = isKindName(folder) ? kindOf(folder).folder : nearest(folder, places.keys());
  const near = places.get(folder) ?? places.get(meant ?? '');
  return near ?? `one of ${[...places.values()].join(', ')}`;
}

function deepFreeze<Value>(value: Value): Value {
  // Not only what is not frozen yet: a schema freezes its arrays, but not what they hold.
  if (value !== null && typeof value === 'object') {
    Object.freeze(value);
    Object.values(value).forEach(deepFreeze);
  }
  return value;
}
