import { parseArgs } from 'node:util';

/** `parseArgs` of Node, whose errors tell what was found and what is expected, as all our messages do. */
export const parseOptions: typeof parseArgs = (config) => {
  try {
    return parseArgs(config);
  } catch (error) {
    const names = Object.keys(config?.options ?? {}).map((name) => `\`--${name}\``);
    throw new Error(inOurWords((error as Error).message, names), { cause: error });
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
