/** Much at once, answered in order: a bounded window over a stream. */

export interface Window<T> {
  /** How many items may be under way, and how heavy they may be together; one item always may. */
  readonly most: number;
  readonly heaviest: number;
  weigh(item: T): number;
}

/**
 * What `work` makes of each item, in the order of `items`. Each result is handed on as soon as it and those before it
 * are there, also while `items` is waiting for more; nothing is taken from `items` while the window is full.
 */
export async function* inOrder<T, R>(
  items: AsyncIterable<T>,
  work: (item: T) => Promise<R>,
  window: Window<T>,
): AsyncGenerator<R> {
  const queue: { readonly result: Promise<R>; readonly weight: number }[] = [];
  const changed = new Bell();
  const state = { weight: 0, isOpen: true };
  const isFull = () => queue.length >= window.most || (queue.length > 0 && state.weight >= window.heaviest);
  const feed = async () => {
    for await (const item of items) {
      const weight = window.weigh(item);
      state.weight += weight;
      queue.push({ result: work(item), weight });
      changed.ring();
      while (isFull()) await changed.next();
    }
  };
  const feeding = feed().finally(() => {
    state.isOpen = false;
    changed.ring();
  });
  // A failure is met below, when all that came before it has been answered.
  feeding.catch(() => {});
  while (state.isOpen || queue.length > 0) {
    const first = queue[0];
    if (first === undefined) {
      await changed.next();
      continue;
    }
    yield await first.result;
    queue.shift();
    state.weight -= first.weight;
    changed.ring();
  }
  await feeding;
}

/** Wakes all who wait for the next ring. */
class Bell {
  private waiting: (() => void)[] = [];

  next(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  ring(): void {
    for (const wake of this.waiting.splice(0)) wake();
  }
}
