import { setTimeout as wait } from "node:timers/promises";
import { expect, test } from "vitest";
import { toList } from "../../test/to-list.js";
import { inOrder } from "./in-order.js";

async function* count(to: number, onTake: () => void = () => {}): AsyncGenerator<number> {
  for (let number = 0; number < to; number++) {
    onTake();
    yield number;
  }
}

const window = { most: 4, heaviest: 100, weigh: () => 1 };

test("results come in the order of items, whichever is done first", async () => {
  const work = async (number: number) => {
    await wait((number * 7) % 5);
    return number;
  };
  expect(await toList(inOrder(count(50), work, window))).toEqual(Array.from({ length: 50 }, (_, i) => i));
});

test.each([
  { ...window, most: 3 },
  { most: 100, heaviest: 3, weigh: () => 1 },
])("no more is taken than the window holds", async (narrow) => {
  let taken = 0;
  let given = 0;
  for await (const _ of inOrder(
    count(40, () => taken++),
    async (number) => number,
    narrow,
  )) {
    given++;
    await wait(1);
    expect(taken - given).toBeLessThanOrEqual(3);
  }
  expect(given).toBe(40);
});

test("a result is handed on while the next item is still awaited", async () => {
  let release = () => {};
  async function* slow() {
    yield 1;
    await new Promise<void>((resolve) => {
      release = resolve;
    });
    yield 2;
  }
  const results = inOrder(slow(), async (number) => number, window);
  expect((await results.next()).value).toBe(1);
  release();
  expect((await results.next()).value).toBe(2);
});

test("a failing source fails after all that came before it", async () => {
  async function* broken() {
    yield 1;
    throw new Error("broken");
  }
  const results = inOrder(broken(), async (number) => number, window);
  expect((await results.next()).value).toBe(1);
  await expect(results.next()).rejects.toThrow("broken");
});
