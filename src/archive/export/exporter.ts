import { dataPathOf } from '../address.ts';
import type { Archive } from '../graph.ts';
import type { Label } from '../model/label.ts';
import type { Settings } from '../read.ts';
import type { TableSchema } from './csv.ts';
import type { Zipped } from './zip.ts';

/** Where the schema of all records stands; the records name it. */
export const modelPath = dataPathOf('model.json');

/** One file of an export. What it holds is made when it is asked for: a list of files costs no more than their names. */
export type ExportFile = TextFile | ZipFile;

interface Described {
  /** From the root of the site, as `data/articles.csv`. */
  readonly path: string;
  /** What the file holds, where its exporter writes several. */
  readonly label?: Label;
  /** The columns, where the file is a table. */
  readonly table?: TableSchema;
}

/** A file of text, which is written as UTF-8. */
export interface TextFile extends Described {
  text(): string;
}

/** A file that holds others, packed, such as a book. */
export interface ZipFile extends Described {
  /** What it holds, in order. */
  entries(): readonly Zipped[];
}

/** Packs the files that a file holds. Who builds again may have it packed already. */
export type Zip = (entries: readonly Zipped[]) => Uint8Array<ArrayBuffer>;

/** One form in which the archive, or a part of it, can be taken away. It sees the linked archive and nothing else. */
export interface Exporter {
  readonly id: string;
  /** Place in the list of downloads; those of one place are listed by their ids. */
  readonly order: number;
  readonly label: Label;
  /** What is in it, for people. */
  readonly describe: Label;
  /** Media type of its files. */
  readonly media: string;
  /** True where its files describe those of the others: it then runs last, and is given them. */
  readonly describesOthers?: boolean;
  files(archive: Archive, settings: Settings, others: readonly Exported[]): readonly ExportFile[];
}

/** A file together with the exporter that writes it. Every file has bytes; one of text has its text, too. */
export type Exported = ExportFile & { readonly exporter: Exporter; bytes(): Uint8Array<ArrayBuffer> };

/** The text of an exported file; throws for one that has none. */
export function textOf(file: Exported): string {
  if ('text' in file) return file.text();
  throw new Error(`Unexpected file \`${file.path}\`, expected one of text`);
}
