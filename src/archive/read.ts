import { constants, open, readdir } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { parse as parseCsv } from 'csv-parse/sync';
import type { Nodes, Root } from 'mdast';
import { z } from 'zod';
import { expected } from './model/fields/field.ts';
import { isSiteAddress, isWebAddress, prose } from './model/fields/text.ts';
import { idPattern, isReservedId, keyOf, type Key } from './model/id.ts';
import type { Kind } from './model/kind.ts';
import { locales, type Locale } from './model/label.ts';
import { isKindName, kindIn, kindOf, kinds, refsOf, schemaOf, type Digest, type RecordOf } from './model/record.ts';
import { explain, subjectOf, type SchemaFault, type Subject, type Written } from './schema-problem.ts';
import {
  bounds,
  excessReason,
  fileExcess,
  numberExcess,
  textExcesses,
  type BoundName,
  type Excess,
} from './text/bounds.ts';
import { codePoint, refusedCharacters } from './text/characters.ts';
import {
  largerThanRecords,
  parseFrontMatter,
  splitFrontMatter,
  type FrontMatter,
  type Split,
} from './text/front-matter.ts';
import { parseMdx, withoutPositions } from './text/mdx.ts';
import { nearest } from './text/nearest.ts';
import { problem, quote, sourceFile, type Finding, type Place, type SourceFile } from './text/problem.ts';

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

/** A record that was read without a problem, and what rules ask of its texts: plain data, with no file in it. */
export interface SoundRecord {
  readonly record: RecordOf;
  /** The texts with positions, by language. */
  readonly trees: Readonly<Partial<Record<Locale, Root>>>;
}

/** The texts that a record is read from: its own, its Korean digest, its table. */
export type RecordTexts = readonly [own: string, korean: string | undefined, table: string | undefined];

/**
 * What readings leave for later ones, so that those parse only what has changed. A reading with a memory returns what one
 * without returns: only records without a problem are kept, by all the texts that they were read from.
 */
export interface ReadingMemory {
  /** What was kept for the record at `path`, if it was read from the same texts. */
  recall(path: string, texts: RecordTexts): SoundRecord | undefined;
  /** Keeps a record for later readings. */
  keep(path: string, texts: RecordTexts, sound: SoundRecord): void;
}

/** The folder of what is not part of the archive yet. */
export const draftsFolder = 'drafts';

/**
 * Reads the archive under `root` (a folder laid out as `content/`). Files of `overlay` (path below `root` → text)
 * stand in for those on disk, or beside them; what a `memory` holds is not parsed again. Throws only where `root` itself
 * cannot be listed, and where the system grants no more open files for as long as one waits.
 */
export async function readArchive(
  root: string,
  overlay: ReadonlyMap<string, string> = new Map(),
  memory?: ReadingMemory,
): Promise<Reading> {
  const { paths, refused } = await listFiles(root);
  const files = refused.filter(({ path }) => !overlay.has(path));
  const sorted = [...new Set([...paths, ...overlay.keys()])].toSorted();
  const first = sorted[bounds.files.most];
  if (first !== undefined) {
    const file = sourceFile(first, '');
    files.push(file);
    reportExcess(file, { bound: 'files', found: sorted.length, line: 1 });
    sorted.length = bounds.files.most;
  }
  for (let next = 0; next < sorted.length; next += together) {
    const some = sorted.slice(next, next + together);
    files.push(...(await Promise.all(some.map((path) => readText(root, path, overlay)))));
  }
  return assemble(
    root,
    files.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    memory,
  );
}

/**
 * A reader that parses only what has changed since its last reading, and else returns what {@link readArchive} does. It
 * holds what the last reading used, and no more. What it has not read itself it looks up in `earlier`, where that is given,
 * and keeps there.
 */
export function archiveReader(
  earlier?: ReadingMemory,
): (root: string, overlay?: ReadonlyMap<string, string>) => Promise<Reading> {
  let last: ReadonlyMap<string, readonly [RecordTexts, SoundRecord]> = new Map();
  return async (root, overlay) => {
    const used = new Map<string, readonly [RecordTexts, SoundRecord]>();
    const reading = await readArchive(root, overlay, {
      recall: (path, texts) => {
        const [same, own] = last.get(path) ?? [];
        const sound = own && same?.every((text, index) => text === texts[index]) ? own : earlier?.recall(path, texts);
        if (sound) used.set(path, [texts, sound]);
        return sound;
      },
      keep: (path, texts, sound) => {
        used.set(path, [texts, sound]);
        earlier?.keep(path, texts, sound);
      },
    });
    last = used;
    return reading;
  };
}

/** As many files are open at once: a system grants only so many. */
const together = 64;

/** The settings and the retired ids alone, for what needs them before the archive is read. Throws where they have problems. */
export async function readTables(root: string): Promise<Pick<Reading, 'settings' | 'moved'>> {
  const listed = await listFiles(root);
  const tables = [settingsPath, movedPath];
  const files = [
    ...listed.refused.filter(({ path }) => tables.includes(path)),
    ...(await Promise.all(
      tables.filter((path) => listed.paths.includes(path)).map((path) => readText(root, path, new Map())),
    )),
  ];
  const { settings, moved } = assemble(root, files);
  const faults = files.flatMap(({ path, messages }) =>
    messages.map(({ line, reason }) => `${root}/${path}${line === undefined ? '' : `:${line}`}: ${reason}`),
  );
  if (faults.length > 0) throw new Error(faults.join('; '));
  return { settings, moved };
}

interface Listing {
  readonly paths: readonly string[];
  /** What is no plain file or cannot be listed, each as a file with that problem. */
  readonly refused: readonly SourceFile[];
}

/** What systems and editors leave in a folder unasked; it is passed over. Any other name with a dot is reported. */
const leftBySystems =
  /^(?:\.DS_Store|\._.*|\.directory|\.localized|\.fuse_hidden.*|\.nfs.*|\..*\.sw[a-p]|\.#.*|\.~lock\..*#|\..*\.(?:tmp|partial)|\.keep|\.git(?:ignore|keep|attributes)?|\.vscode|\.idea)$/u;

/** Paths of all plain files below `root`, with `/`; without drafts. Links are never followed: they lead out of the tree. */
async function listFiles(root: string, folder = ''): Promise<Listing> {
  const paths: string[] = [];
  const refused: SourceFile[] = [];
  const refuse = (path: string, what: string, expected: string, note: string) => {
    const file = sourceFile(path, '');
    refused.push(file);
    problem(file, { rule: 'readable', reason: `Unexpected ${what}, expected ${expected}`, note });
  };
  const entries = await whenGranted(() => readdir(join(root, folder), { withFileTypes: true }));
  for (const entry of entries) {
    const path = `${folder}${entry.name}`;
    if (leftBySystems.test(entry.name)) continue;
    if (path === draftsFolder && entry.isDirectory()) continue;
    if (entry.isSymbolicLink())
      refuse(
        path,
        `link ${quote(path)}`,
        'a plain file',
        'Links are not followed, since they can lead out of the archive. Put the file itself in the place of the link.',
      );
    else if (entry.name.startsWith('.'))
      refuse(
        path,
        `${entry.isDirectory() ? 'folder' : 'file'} ${quote(path)}`,
        'a name that does not begin with a dot',
        'Nothing of that name is read. Rename it, or remove it.',
      );
    else if (entry.isFile()) paths.push(path);
    else if (!entry.isDirectory())
      refuse(
        path,
        `${entry.isFIFO() ? 'pipe' : entry.isSocket() ? 'socket' : 'device'} ${quote(path)}`,
        'a plain file',
        'Only plain files are read. Remove it.',
      );
    else {
      try {
        const inner = await listFiles(root, `${path}/`);
        paths.push(...inner.paths);
        refused.push(...inner.refused);
        if (inner.paths.length + inner.refused.length === 0 && /\.[a-z]+$/iu.test(entry.name))
          refuse(
            path,
            `empty folder ${quote(path)}`,
            'a file of that name',
            'It is named like a record, but it is a folder. Put the record in its place, or remove it.',
          );
      } catch (error) {
        if (isNotGranted(error)) throw error;
        refuse(
          path,
          `error \`${(error as NodeJS.ErrnoException).code}\``,
          'a folder that can be listed',
          'What it holds was left out. Mend its permissions.',
        );
      }
    }
  }
  return { paths, refused };
}

const isNotGranted = (error: unknown) => ['EMFILE', 'ENFILE'].includes((error as NodeJS.ErrnoException).code ?? '');

/** Does what needs an open file. Where the system grants no more of them, it waits until others are closed. */
async function whenGranted<Value>(attempt: () => Promise<Value>): Promise<Value> {
  for (let pause = 5; ; pause *= 2) {
    try {
      return await attempt();
    } catch (error) {
      if (!isNotGranted(error) || pause > 5_000) throw error;
      await new Promise((resolve) => {
        setTimeout(resolve, pause);
      });
    }
  }
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

async function readText(root: string, path: string, overlay: ReadonlyMap<string, string>): Promise<SourceFile> {
  const given = overlay.get(path);
  if (given !== undefined) return checkedText(sourceFile(path, given));
  try {
    const bytes = await readPlain(join(root, path), path);
    return bytes instanceof Uint8Array ? checkedText(sourceFile(path, utf8.decode(bytes))) : tooLarge(path, bytes);
  } catch (error) {
    if (isNotGranted(error)) throw error;
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

/**
 * The bytes of a plain file, or how many too many it has; of such a file no more is read than shows that. The file is
 * opened without following a link and without waiting for the other end of a pipe, and judged once it is open, so that
 * nothing can take its place in between.
 */
async function readPlain(place: string, path: string): Promise<Uint8Array | Excess> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = await whenGranted(() => open(place, flags));
  try {
    const found = await handle.stat();
    if (!found.isFile()) throw new Error('no plain file');
    const excess = fileExcess(path, found.size);
    if (excess) return excess;
    const chunks: Uint8Array[] = [];
    let size = 0;
    // A file may say nothing of its size, or grow.
    for (;;) {
      const chunk = new Uint8Array(Math.max(found.size - size, 0) + 1024);
      const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
      if (bytesRead === 0) return Buffer.concat(chunks, size);
      chunks.push(chunk.subarray(0, bytesRead));
      size += bytesRead;
      const grown = fileExcess(path, size);
      if (grown) return grown;
    }
  } finally {
    await handle.close();
  }
}

function tooLarge(path: string, excess: Excess): SourceFile {
  const file = sourceFile(path, '');
  reportExcess(file, excess);
  return file;
}

/** What to do where no record is too large. */
const adviceOn: Readonly<Partial<Record<BoundName, string>>> = {
  digits: 'More digits would be rounded when the number is read. Give as many as the source does, or write it as text.',
  idLength: 'The id is the name of the file and the address of the record. Rename the file.',
  files: 'What is beyond was not read. Take out what does not belong, or tell the maintainers.',
};

function reportExcess(file: SourceFile, excess: Excess, place?: Place): void {
  problem(file, { ...excessFinding(excess), place: place ?? { start: { line: excess.line, column: 1 } } });
}

const excessFinding = (excess: Excess): Finding => ({
  rule: 'within-bounds',
  place: { start: { line: excess.line, column: 1 } },
  reason: excessReason(excess),
  note: adviceOn[excess.bound] ?? largerThanRecords,
});

/** The file, with a problem for whatever no parser is to meet: what is beyond a bound, and characters that nobody sees. */
function checkedText(file: SourceFile): SourceFile {
  const text = String(file.value);
  for (const excess of textExcesses(file.path, text)) reportExcess(file, excess);
  if (file.messages.length > 0) return file;
  const found = refusedCharacters(text).filter(({ character, offset }) => offset > 0 || character !== '\ufeff');
  if (found.length === 0) return file;
  let lineStart = 0;
  for (const [index, line] of text.split('\n').entries()) {
    const lineEnd = lineStart + line.length;
    const here = found.filter(({ offset }) => offset >= lineStart && offset < lineEnd);
    const column = (here[0]?.offset ?? 0) - lineStart;
    const place = { start: { line: index + 1, column: column + 1 } };
    if (here.length > 0) reportCharacters(file, place, here, line.slice(Math.max(0, column - 20), column + 40));
    if (file.messages.length === mostOfAKind) break;
    lineStart = lineEnd + 1;
  }
  return file;
}

/** As many faults of fields are told of one file. */
const mostFaults = 50;

/** Of a kind of fault, no more are told of one file: they have one cause. */
const mostOfAKind = 10;

function reportCharacters(
  file: SourceFile,
  place: Place,
  found: readonly { readonly character: string }[],
  around: string,
): void {
  const named = [...new Set(found.map(({ character }) => codePoint(character)))];
  problem(file, {
    rule: 'plain-characters',
    place,
    reason: `Unexpected ${named.length === 1 ? 'character' : 'characters'} ${named.slice(0, 8).join(', ')} in ${quote(around)}, expected characters that a reader sees`,
    note: `Type the words anew without ${named.length === 1 ? 'it' : 'them'}: such characters come along when text is copied.`,
  });
}

const settingsSchema = z.strictObject({
  address: z
    .string()
    .check(expected('an absolute address that ends in `/`, in ASCII, without a query or a fragment', isSiteAddress)),
  repository: z.string().check(expected('an address that begins with `https://`', isWebAddress)).optional(),
});
/** Whether a word can be the name of a file, and of a page, on every system. */
/**
 * Why no record of any kind may have an id of the right form: it is too long to be a file name everywhere, or kept for
 * something else. `undefined` where one may.
 */
export function idFault(id: string): Finding | undefined {
  if (id.length > bounds.idLength.most) return excessFinding({ bound: 'idLength', found: id.length, line: 1 });
  if (!isReservedId(id)) return undefined;
  return {
    rule: 'id-form',
    reason: `Unexpected id \`${id}\`, expected a name that is not kept for something else`,
    note:
      id === 'index'
        ? 'That is the name of the page that lists all of the kind. Add a word to the id.'
        : 'Windows keeps that name for a device: nobody could have the archive there. Add a word to the id.',
  };
}

/** Whether a link to a record may show what is at `path`; names are repeated wherever the record is named. */
const isName = ([field, form]: readonly PropertyKey[]) =>
  /^title/u.test(String(field)) || (field === 'names' && (form === 'en' || form === 'ko' || form === 'native'));

const isFileName = (id: string) => idPattern.test(id) && !isReservedId(id) && id.length <= bounds.idLength.most;
const movedSchema = z.array(
  z.strictObject({
    kind: z
      .string()
      .check(expected('a kind with pages, such as `centre`', (name: string) => isKindName(name) && kindOf(name).page)),
    id: z.string().check(expected('an id, such as `uzbekistan-2020`', isFileName)),
    to: z.array(z.string().check(expected('the id of a record', isFileName))).min(1),
  }),
);
const exceptionsSchema = z.array(
  z.strictObject({ rule: z.string(), record: z.string(), reason: prose.schema.transform(({ en }) => en) }),
);

/** What stands in the fields of the tables. */
const tableWords: Readonly<Record<string, string>> = {
  address: 'an absolute address that ends in `/`',
  kind: 'a kind with pages, such as `centre`',
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
function assemble(root: string, files: readonly SourceFile[], memory?: ReadingMemory): Reading {
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
    const front = file.messages.length > 0 ? undefined : readYaml(file, String(file.value), 1);
    if (!front) return { value: otherwise };
    const result = schema.safeParse(front.data ?? otherwise);
    const subject: Subject = { name: `entry of ${path}`, schema, describe: (at) => tableWords[String(at.at(-1))] };
    const faults = (result.error?.issues ?? []).flatMap((issue) => explain(subject, front.data, issue, front.written));
    const place = (at: readonly PropertyKey[], part?: 'value' | 'key') => ({ file, place: front.place(at, part) });
    reportFaults(faults, place);
    const whole = checkValues(front.data, faults, { place, written: front.written });
    return result.success && whole ? { value: result.data, source: { file, front } } : { value: otherwise };
  }

  function readRecord(file: SourceFile): void {
    const [folder = '', ...rest] = file.path.split('/');
    const kind = kindIn(folder);
    const placed = kind && (kind.digest ? rest.length === 2 && /^\d{4}$/u.test(rest[0] ?? '') : rest.length === 1);
    if (!kind || !placed || (kind.digest && !file.path.endsWith('.mdx'))) return;
    taken.add(file.path);
    const id = basename(file.path, extname(file.path));
    const key = keyOf(kind.name, id);
    if (file.messages.length > 0 || !checkId(file, kind, id)) {
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
    const own = [file, translationOf(file), kind.rows && byPath.get(tableOf(file))] as const;
    const texts: RecordTexts = [String(file.value), textOf(own[1]), textOf(own[2])];
    const isSound = () => own.every((each) => !each || each.messages.length === 0);
    const known = isSound() ? memory?.recall(file.path, texts) : undefined;
    if (known) {
      for (const each of own) if (each) taken.add(each.path);
      sources.set(key, knownSource(file, kind, known.trees));
      records.set(key, known.record);
      return;
    }
    const record = parseRecord(file, kind, key, id);
    if (!record) return;
    records.set(key, record);
    const trees = Object.entries(sources.get(key)?.texts ?? {}).map(([locale, { tree }]) => [locale, tree]);
    if (isSound()) memory?.keep(file.path, texts, { record, trees: Object.fromEntries(trees) as SoundRecord['trees'] });
  }

  const translationOf = (file: SourceFile): SourceFile | undefined => {
    const found = byPath.get(file.path.replace(/\.mdx$/u, '.ko.mdx'));
    return found === file ? undefined : found;
  };

  /** The source of a record that had no problem when it was read: its fields are parsed when a place is asked for. */
  function knownSource(file: SourceFile, kind: Kind, trees: SoundRecord['trees']): RecordSource {
    let parsed: { readonly yaml: FrontMatter | undefined; readonly rows: Rows | undefined } | undefined;
    const korean = translationOf(file);
    return {
      file,
      place: (path, part) => {
        const { front = '', frontLine } = partsOf(file);
        parsed ??= { yaml: readYaml(file, front, frontLine), rows: kind.rows ? readRows(file, kind) : undefined };
        return placeIn(file, kind, parsed, path, part);
      },
      texts: {
        ...(trees.en ? { en: { file, tree: trees.en } } : {}),
        ...(trees.ko && korean ? { ko: { file: korean, tree: trees.ko } } : {}),
      },
    };
  }

  /** The record of a file, or nothing where it has problems. */
  function parseRecord(file: SourceFile, kind: Kind, key: Key, id: string): RecordOf | undefined {
    const { front, frontLine, body, bodyLine } = partsOf(file);
    const misnamed = /^(.+?)(?:[-_ ](?:ko|kr)|\.kr)\.mdx$/u.exec(file.path)?.[1];
    if (front === undefined && misnamed !== undefined && byPath.has(`${misnamed}.mdx`)) {
      problem(file, {
        rule: 'readable',
        reason: `Unexpected file ${quote(file.path)} without fields, expected \`${basename(misnamed)}.ko.mdx\`, the Korean digest of \`${basename(misnamed)}.mdx\``,
        note: 'A Korean digest has the name of the English one and ends in `.ko.mdx`. Rename the file.',
      });
      return undefined;
    }
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
      return undefined;
    }
    const yaml = readYaml(file, front, frontLine);
    const texts = readTexts(file, body, bodyLine);
    const rows = kind.rows ? readRows(file, kind) : undefined;
    const source: RecordSource = {
      file,
      place: (path, part) => placeIn(file, kind, { yaml, rows }, path, part),
      texts: texts ?? {},
    };
    sources.set(key, source);
    const fields = yaml && checkFields(source, kind, yaml, rows);
    if (!fields || !texts || (kind.rows && !rows)) {
      broken.add(key);
      return undefined;
    }
    const digest: Partial<Record<Locale, Digest>> = {};
    for (const locale of locales) {
      const text = texts[locale];
      if (text && text.tree.children.length > 0)
        digest[locale] = { file: text.file.path, tree: withoutPositions(text.tree) };
    }
    return { kind: kind.name, id, file: file.path, fields, digest } as RecordOf;
  }

  function checkId(file: SourceFile, kind: Kind, id: string): boolean {
    const refused = idFault(id);
    if (refused) {
      problem(file, refused);
      return false;
    }
    const fits = idPattern.test(id) && (kind.id?.holds(id) ?? true);
    const year = kind.digest ? file.path.split('/')[1] : undefined;
    if (fits && (year === undefined || id.startsWith(`${year}-`))) return true;
    const reason = !fits
      ? `Unexpected id ${quote(id)}, expected ${kind.id?.words ?? 'lower-case words and figures joined by hyphens, such as `uzbekistan-2020`'}`
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
    for (const { what, place, expected: wanted = 'fields as `name: value`', note, finding } of front.faults) {
      problem(
        file,
        finding
          ? { ...finding, place }
          : {
              rule: 'front-matter',
              place,
              reason: `Unexpected ${what}, expected ${wanted}`,
              note:
                note ??
                'Mend the line, or the one before it. A text that holds `: ` or begins with a special character needs quotation marks.',
            },
      );
    }
    return front.faults.length > 0 ? undefined : front;
  }

  /** Problems for the faults of a schema; where they are many, the first ones and how many more there are. */
  function reportFaults(faults: readonly SchemaFault[], placeOf: RecordSource['place']): void {
    for (const [index, fault] of faults.entries()) {
      const { file, place } = placeOf(fault.path, fault.part);
      if (index + 1 === mostFaults && faults.length > mostFaults) {
        const left = faults.length - index;
        problem(file, {
          rule: 'schema',
          place,
          reason: `Unexpected ${left} more faults of this kind, expected none`,
          note: 'Mend those above and run the check again.',
        });
        return;
      }
      problem(file, { ...fault.finding, place });
    }
  }

  /**
   * What no schema asks of a value: its length, the characters that an escape put into it, and whether a number is kept
   * to its last digit. Values that have a fault already are passed over. True where there is nothing to report.
   */
  function checkValues(
    data: unknown,
    faults: readonly SchemaFault[],
    { place: placeOf, written }: Pick<RecordSource, 'place'> & { readonly written: Written },
  ): boolean {
    const faulty = new Set(faults.map(({ path }) => path.join('\n')));
    let reported = 0;
    const report = (path: readonly PropertyKey[], tell: (file: SourceFile, place: Place) => void) => {
      reported += 1;
      const { file, place } = placeOf(path);
      if (reported <= mostOfAKind) tell(file, place);
    };
    const excess = (path: readonly PropertyKey[], bound: BoundName, found: number) => {
      if (found > bounds[bound].most)
        report(path, (file, place) => reportExcess(file, { bound, found, line: place.start.line }, place));
    };
    const visit = (value: unknown, path: readonly PropertyKey[]): void => {
      if (faulty.has(path.join('\n'))) return;
      if (typeof value === 'string') {
        excess(path, isName(path) ? 'nameLength' : 'valueLength', value.length);
        const found = refusedCharacters(value);
        if (found.length > 0) report(path, (file, place) => reportCharacters(file, place, found, value.slice(0, 60)));
      } else if (typeof value === 'number') {
        const source = written(path);
        const fault = source === undefined ? undefined : numberExcess(source);
        if (fault) excess(path, 'digits', fault);
        else if (source !== undefined && !/^-?\d+(?:\.\d+)?$/u.test(source))
          report(path, (file, place) =>
            problem(file, {
              rule: 'schema',
              place,
              reason: `Unexpected number ${quote(source)}, expected one in plain figures, such as ${quote(value)}`,
              note: 'Numbers are written with the digits 0 to 9, and a point before decimals.',
            }),
          );
      } else if (Array.isArray(value)) {
        excess(path, 'entries', value.length);
        for (const [index, each] of value.entries()) visit(each, [...path, index]);
      } else if (typeof value === 'object' && value !== null) {
        for (const [key, each] of Object.entries(value)) visit(each, [...path, key]);
      }
    };
    visit(data, []);
    return reported === 0;
  }

  function checkFields(source: RecordSource, kind: Kind, yaml: FrontMatter, rows: Rows | undefined): unknown {
    const { data } = yaml;
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
    const whole = kind.rows ? { ...data, [kind.rows.field]: rows?.data ?? [] } : data;
    const result = schemaOf(kind).safeParse(whole);
    const faults = (result.error?.issues ?? []).flatMap((issue) =>
      explain(subjectOf(kind), whole, issue, yaml.written),
    );
    reportFaults(faults, source.place);
    const sound = checkValues(data, faults, { place: source.place, written: yaml.written });
    if (!result.success || !sound) return undefined;
    const id = basename(source.file.path, extname(source.file.path));
    const refs = refsOf({ kind: kind.name, id, fields: result.data, digest: {} } as RecordOf);
    const found = refs.filter(({ field }) => field !== kind.rows?.field).length;
    if (found <= bounds.refs.most) return result.data;
    reportExcess(source.file, { bound: 'refs', found, line: 1 });
    return undefined;
  }

  /** The texts of a record: its own, and the Korean one beside it. `undefined` where one cannot be parsed. */
  function readTexts(file: SourceFile, body: string, bodyLine: number): RecordSource['texts'] | undefined {
    const texts: Partial<Record<Locale, { file: SourceFile; tree: Root }>> = {};
    let whole = true;
    const add = (locale: Locale, own: SourceFile, text: string, line: number) => {
      const { tree, fault, excesses } = parseMdx(text, line);
      if (tree) {
        texts[locale] = { file: own, tree };
        whole = checkTree(own, tree) && whole;
      } else if (excesses) {
        whole = false;
        for (const excess of excesses) reportExcess(own, excess);
      } else {
        whole = false;
        problem(own, {
          rule: 'mdx-is-data',
          place: fault.place,
          reason: fault.reason.startsWith('Unexpected')
            ? fault.reason
            : `Unexpected markup, expected Markdown with components: ${fault.reason}`,
          note:
            fault.note ??
            'A `<` or `{` that is meant as text is written `\\<` or `\\{`; a line does not begin with the word `import` or `export`.',
        });
      }
    };
    add('en', file, body, bodyLine);
    const translation = translationOf(file);
    if (translation) {
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

  /** What a text shows once its character references are read: no character in it that nobody sees. */
  function checkTree(file: SourceFile, tree: Root): boolean {
    const before = file.messages.length;
    const visit = (node: Nodes, around: Place | undefined): void => {
      const place = node.position ?? around ?? { start: { line: 1, column: 1 } };
      const texts = ['value', 'url', 'title', 'alt', 'label'].flatMap((name) => {
        const value = (node as unknown as Record<string, unknown>)[name];
        return typeof value === 'string' ? [value] : [];
      });
      const attributes = 'attributes' in node ? node.attributes.map(({ value }) => value) : [];
      const found = [...texts, ...attributes].flatMap((value) =>
        typeof value === 'string' ? refusedCharacters(value) : [],
      );
      if (found.length > 0 && file.messages.length - before < mostOfAKind)
        reportCharacters(file, place, found, texts.join(' ').slice(0, 60));
      if ('children' in node) for (const child of node.children) visit(child, place);
    };
    visit(tree, undefined);
    return file.messages.length === before;
  }

  /** The CSV file beside a record: its rows, and where each cell stands. */
  function readRows(file: SourceFile, kind: Kind): Rows | undefined {
    const columns = kind.rows?.columns ?? [];
    const path = tableOf(file);
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
    if (rest.length > bounds.rows.most) {
      reportExcess(csv, { bound: 'rows', found: rest.length, line: rest[bounds.rows.most]?.line ?? 1 });
      return undefined;
    }
    const lines = text.split('\n');
    const placeOf = (line: number, column: number): Place => ({
      start: { line, column: columnOf(lines[line - 1] ?? '', column) },
    });
    let sound = true;
    for (const { cells, line } of rest) {
      for (const [index, cell] of cells.entries()) {
        const digits = /^-?[\d.]+$/u.test(cell) ? (numberExcess(cell) ?? 0) : 0;
        for (const [bound, found] of [
          ['valueLength', cell.length],
          ['digits', digits],
        ] as const) {
          if (found <= bounds[bound].most) continue;
          sound = false;
          reportExcess(csv, { bound, found, line }, placeOf(line, index));
        }
      }
    }
    if (!sound) return undefined;
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
    return {
      data: rest.map(({ cells }) => Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']))),
      place: (row, column) => {
        const line = rest[row]?.line ?? 1;
        return { file: csv, place: placeOf(line, columns.indexOf(column)) };
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
  if (moved.source) refuseTwice(moved.value, moved.source);
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
    // One from a memory was frozen by the reading that made it, unless the memory made it anew.
    records: sorted.map((record) => (Object.isFrozen(record) ? record : deepFreeze(record))),
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

/** Problems for ids that are retired twice: only one of the entries would lead on. */
function refuseTwice(moved: readonly Moved[], { file, front }: TableSource): void {
  const seen = new Set<Key>();
  for (const [index, { kind, id }] of moved.entries()) {
    const key = keyOf(kind, id);
    if (seen.has(key))
      problem(file, {
        rule: 'moved-leads-on',
        place: front.place([index, 'id']),
        reason: `Unexpected second entry for \`${key}\`, expected one`,
        note: 'List all records that took its place in one entry, under `to`.',
        actual: id,
      });
    seen.add(key);
  }
}

/** The rows of a series as they stand in its file. */
interface Rows {
  readonly data: readonly Readonly<Record<string, string>>[];
  place(row: number, column: string): { readonly file: SourceFile; readonly place: Place };
}

/** The table that stands beside a record. */
const tableOf = (file: SourceFile) => file.path.replace(/\.[a-z]+$/u, '.csv');

const textOf = (file: SourceFile | undefined) => file && String(file.value);

/** The fields of a record as YAML, and its digest. */
const partsOf = (file: SourceFile): Split =>
  file.path.endsWith('.mdx')
    ? splitFrontMatter(String(file.value))
    : { front: String(file.value), frontLine: 1, body: '', bodyLine: 1 };

/** Where a field of a record stands: in its table, or in its YAML. */
function placeIn(
  file: SourceFile,
  kind: Kind,
  { yaml, rows }: { readonly yaml: FrontMatter | undefined; readonly rows: Rows | undefined },
  path: readonly PropertyKey[],
  part: 'value' | 'key' | undefined,
): ReturnType<RecordSource['place']> {
  const [field, row, column] = path;
  return rows && field === kind.rows?.field && typeof row === 'number'
    ? rows.place(row, String(column))
    : { file, place: yaml?.place(path, part) ?? { start: { line: 1, column: 1 } } };
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
