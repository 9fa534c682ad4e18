import type { FieldName, Placement, ReadField, Sorted, Sureness } from './format.ts';
import type { Line, Source } from './source.ts';

/** A sheet on which a format notes what it makes of each line. Lines that it does not place are body. */
export interface Sheet {
  /** Notes a field; its lines are then neither body nor left out. */
  read(name: FieldName, value: unknown, sure: Sureness, because: string, ...lines: readonly Line[]): void;
  /** Notes a field that a line of the body shows, which stays where it is. */
  infer(name: FieldName, value: unknown, sure: Sureness, because: string, ...lines: readonly Line[]): void;
  leave(lines: readonly Line[], because: string): void;
  remark(text: string): void;
  has(name: FieldName): boolean;
  placed(line: Line): boolean;
  sorted(): Sorted;
}

export function newSheet(source: Source): Sheet {
  const placements = new Map<Line, Placement>();
  const fields: ReadField[] = [];
  const remarks: string[] = [];
  for (const line of source.lines)
    if (line.unread !== undefined) placements.set(line, { as: 'left-out', because: line.unread });
  const infer: Sheet['infer'] = (name, value, sure, because, ...lines) => {
    fields.push({ name, value, sure, because, lines });
  };
  return {
    infer,
    read(name, value, sure, because, ...lines) {
      infer(name, value, sure, because, ...lines);
      for (const line of lines) {
        const before = placements.get(line);
        const names = before?.as === 'field' ? before.fields : [];
        if (before?.as !== 'left-out')
          placements.set(line, { as: 'field', fields: [...names.filter((each) => each !== name), name] });
      }
    },
    leave(lines, because) {
      for (const line of lines) if (!placements.has(line)) placements.set(line, { as: 'left-out', because });
    },
    remark: (text) => remarks.push(text),
    has: (name) => fields.some((field) => field.name === name),
    placed: (line) => placements.has(line),
    sorted: () => ({
      placements: new Map(source.lines.map((line) => [line, placements.get(line) ?? { as: 'body' as const }])),
      fields,
      remarks,
    }),
  };
}
