/** Numbers that look random and are the same for the same seed: what is made with them can be made again. */
export interface Chance {
  /** A whole number from 0, below `limit`. */
  below(limit: number): number;
  /** One of several, each as likely as another. Throws where there is none. */
  oneOf<Item>(items: readonly Item[]): Item;
  /** Some of several, each once, in their order; the first are the likeliest, as few names fill most of the news. */
  some<Item>(items: readonly Item[], number: number): readonly Item[];
}

/** The generator of Park and Miller, which has no state but a number. */
export function chance(seed: number): Chance {
  const modulus = 2_147_483_647;
  let state = (Math.abs(Math.trunc(seed)) % (modulus - 1)) + 1;
  const next = () => {
    state = (state * 48_271) % modulus;
    return state / modulus;
  };
  const made: Chance = {
    below: (limit) => Math.floor(next() * limit),
    oneOf: (items) => {
      const item = items[made.below(items.length)];
      if (item === undefined) throw new Error('Unexpected choice of nothing, expected some items');
      return item;
    },
    some: (items, number) => {
      const places = new Set<number>();
      for (let taken = 0; taken < number; taken += 1) places.add(Math.floor(next() * next() * items.length));
      return [...places].toSorted((a, b) => a - b).flatMap((place) => items[place] ?? []);
    },
  };
  return made;
}
