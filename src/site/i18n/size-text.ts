import type { Locale } from '../../archive/model/label.ts';

/** A size as people say it: `36.2 MB`, `812 kB`; the units are the decimal ones that networks and disks are sold by. */
export function sizeText(bytes: number, locale: Locale): string {
  const [value, unit] =
    bytes < 1_000_000
      ? [bytes / 1000, 'kilobyte']
      : bytes < 1_000_000_000
        ? [bytes / 1_000_000, 'megabyte']
        : [bytes / 1_000_000_000, 'gigabyte'];
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: 'short',
    maximumFractionDigits: value < 100 ? 1 : 0,
  }).format(value);
}
