import { parseArgs } from 'node:util';

/** A command that was called in a way that it cannot be; it ends with exit code 2. */
export class WrongUse extends Error {}

/** `parseArgs` of Node, which throws a {@link WrongUse} that says what was found and what was expected. */
export const parseOptions: typeof parseArgs = (config) => {
  try {
    return parseArgs(config);
  } catch (error) {
    const names = Object.keys(config?.options ?? {}).map((name) => `\`--${name}\``);
    throw new WrongUse(inOurWords((error as Error).message, names), { cause: error });
  }
};

function inOurWords(message: string, names: readonly string[]): string {
  const [, found = ''] = /'(-[^' ]*)/u.exec(message) ?? [];
  if (message.startsWith('Unknown option'))
    return `Unexpected option \`${found}\`, expected one of ${names.join(', ')}`;
  if (/argument (?:missing|is ambiguous)/u.test(message)) return `Missing value of \`${found}\`, expected one after it`;
  if (message.endsWith('does not take an argument')) return `Unexpected value of \`${found}\`, expected none`;
  return message.replace(/^Unexpected argument '(.*?)'.*$/su, 'Unexpected argument `$1`, expected options alone');
}
