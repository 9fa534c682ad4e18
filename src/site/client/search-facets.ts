import type { Answer, FacetCount, Request } from '../../archive/search/searcher.ts';
import type { Filters } from './search-page.ts';
import { element, type Shown } from './search-results.ts';

/** Values of a facet shown at first. */
const firstValues = 7;

/** Which facets are shown whole; a reader’s choice that outlives a search. */
const unfolded = new Set<string>();

interface Places {
  readonly facets: HTMLElement;
  readonly chosen: HTMLElement;
}

interface Actions {
  choose(filters: Filters): void;
  removeAll(): void;
}

/** Shows the facets with their counts, and the chosen values, each with a button that removes it. The focus stays where it is. */
export async function showFacets(
  { facets, chosen }: Places,
  { searcher, locale, says }: Shown,
  request: Request,
  answer: Answer,
  { choose, removeAll }: Actions,
): Promise<void> {
  const [counts, years] = await Promise.all([searcher.counts(request, answer), searcher.years(answer)]);
  const now: Filters = { values: request.filters, from: request.from, to: request.to };
  const toggled = (name: string, value: string): Filters => {
    const values = now.values[name] ?? [];
    const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
    return { ...now, values: { ...now.values, [name]: next } };
  };
  const focused = document.activeElement?.getAttribute('data-key') ?? undefined;

  const groups = counts.flatMap((count) => {
    const picked = now.values[count.name] ?? [];
    const values = ordered(count, picked);
    if (values.length < (picked.length > 0 ? 1 : 2)) return [];
    const whole = unfolded.has(count.name);
    const items = (whole ? values : values.filter(({ value }, at) => at < firstValues || picked.includes(value))).map(
      ({ value, label, count: number }) => {
        const box = element('input', {
          type: 'checkbox',
          name: count.name,
          value,
          'data-key': `${count.name}=${value}`,
        });
        box.checked = picked.includes(value);
        box.addEventListener('change', () => choose(toggled(count.name, value)));
        return element(
          'li',
          {},
          element(
            'label',
            {},
            box,
            element('span', {}, label[locale]),
            ' ',
            element('b', {}, number.toLocaleString(locale)),
          ),
        );
      },
    );
    const group = element(
      'fieldset',
      {},
      element('legend', {}, says.facets[count.name] ?? count.name),
      element('ul', {}, ...items),
    );
    if (values.length > firstValues) {
      const fold = element(
        'button',
        { type: 'button', class: 'fold', 'data-key': `${count.name}:fold` },
        whole ? says.words.showFewer : `${says.words.showAll} (${values.length.toLocaleString(locale)})`,
      );
      fold.addEventListener('click', () => {
        if (whole) unfolded.delete(count.name);
        else unfolded.add(count.name);
        choose(now);
      });
      group.append(fold);
    }
    return [group];
  });
  facets.replaceChildren(...(years ? [yearsOf(years)] : []), ...groups);

  function yearsOf([first, last]: readonly [string, string]): HTMLElement {
    const field = (name: 'from' | 'to', label: string, value: string | undefined) => {
      const input = element('input', {
        type: 'number',
        inputmode: 'numeric',
        min: first,
        max: last,
        placeholder: name === 'from' ? first : last,
        'data-key': name,
      });
      input.value = value ?? '';
      input.addEventListener('change', () =>
        choose({ ...now, [name]: /^\d{4}$/u.test(input.value) ? input.value : undefined }),
      );
      return element('label', {}, element('span', {}, label), input);
    };
    return element(
      'fieldset',
      { class: 'years' },
      element('legend', {}, says.words.year),
      field('from', says.words.from, now.from),
      field('to', says.words.to, now.to),
    );
  }

  const chips: { key: string; label: string; remove(): void }[] = counts.flatMap((count) =>
    (now.values[count.name] ?? []).map((value) => ({
      key: `${count.name}=${value}`,
      label: `${says.facets[count.name] ?? count.name}: ${count.values.find((each) => each.value === value)?.label[locale] ?? value}`,
      remove: () => choose(toggled(count.name, value)),
    })),
  );
  if (now.from !== undefined || now.to !== undefined)
    chips.push({
      key: 'years',
      label: `${says.words.year}: ${now.from ?? ''}–${now.to ?? ''}`,
      remove: () => choose({ ...now, from: undefined, to: undefined }),
    });
  chosen.replaceChildren(
    ...chips.map(({ key, label, remove }) => {
      const button = element(
        'button',
        { type: 'button', 'data-key': `chip ${key}`, 'aria-label': `${says.words.remove}: ${label}` },
        label,
        element('span', { 'aria-hidden': 'true' }, ' ×'),
      );
      button.addEventListener('click', () => {
        remove();
      });
      return element('li', {}, button);
    }),
  );
  if (chips.length > 1) {
    const all = element('button', { type: 'button', 'data-key': 'chip all' }, says.words.removeAll);
    all.addEventListener('click', removeAll);
    chosen.append(element('li', {}, all));
  }

  if (focused !== undefined) refocus(focused, chosen, facets);
}

/** Values that something has, the most frequent first; kinds and chosen ones as they come. */
function ordered({ values }: FacetCount, picked: readonly string[]): FacetCount['values'] {
  return values
    .filter(({ value, count }) => count > 0 || picked.includes(value))
    .toSorted(
      (a, b) =>
        Number(picked.includes(b.value)) - Number(picked.includes(a.value)) ||
        b.count - a.count ||
        (a.value < b.value ? -1 : 1),
    );
}

/** Gives the focus to what took the place of the element that had it; where nothing did, to what stands next. */
function refocus(key: string, chosen: HTMLElement, facets: HTMLElement): void {
  const same = [...document.querySelectorAll<HTMLElement>('[data-key]')].find(
    (each) => each.getAttribute('data-key') === key,
  );
  const next =
    same ??
    chosen.querySelector<HTMLElement>('button') ??
    facets.querySelector<HTMLElement>('input') ??
    document.querySelector<HTMLElement>('#q');
  next?.focus();
}

export type ShowFacets = typeof showFacets;
