/** Files that are worked on at one time: as many as browsers ask one host for. */
const width = 6;

/** Does `work` for each of `items`, some at a time and in their order; stops at the first error, or where `signal` says so. */
export async function abreast<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  let next = 0;
  let failed = false;
  const one = async () => {
    while (next < items.length && !failed && signal?.aborted !== true) {
      const item = items[next++] as Item;
      try {
        await work(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: width }, one));
}
