/** Documents on their way to the store: many in one transaction, since each costs a wait for the disk, but none waits long. */
import type { Intake } from "../store/arrival.js";
import type { IntakeOptions, Taken } from "../store/intake.js";
import type { Store } from "../store/store.js";

export type Ingested =
  | { readonly kind: "coded"; readonly intake: Intake }
  /** Nothing to be done for it. */
  | { readonly kind: "stored"; readonly document: string; readonly outcome: Taken["outcome"] };

export interface BatchSettings {
  readonly options: IntakeOptions;
  /** Hears of documents in order, when they are on disk. */
  answer(taken: readonly Taken[]): Promise<void>;
}

const most = 100;
const longestWait = 500;

export class IngestBatch {
  private waiting: Ingested[] = [];
  private writing: Promise<void> = Promise.resolve();
  private timer: NodeJS.Timeout | null = null;
  private readonly failures: unknown[] = [];

  constructor(
    private readonly store: Pick<Store, "take">,
    private readonly settings: BatchSettings,
  ) {}

  /** Resolves when there is room for more. */
  async add(item: Ingested): Promise<void> {
    this.rethrow();
    this.waiting.push(item);
    this.timer ??= setTimeout(() => this.flush(), longestWait);
    if (this.waiting.length >= most) {
      // What was handed on before is being written while this batch fills.
      await this.writing;
      this.flush();
    }
  }

  async close(): Promise<void> {
    this.flush();
    await this.writing;
    this.rethrow();
  }

  private flush(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    const items = this.waiting;
    this.waiting = [];
    if (items.length === 0) return;
    this.writing = this.writing.then(() => this.write(items)).catch((error) => void this.failures.push(error));
  }

  private async write(items: readonly Ingested[]): Promise<void> {
    // After a failure nothing may be acknowledged that came behind it.
    if (this.failures.length > 0) return;
    const intakes = items.flatMap((item) => (item.kind === "coded" ? [item.intake] : []));
    const taken = await this.store.take(intakes, this.settings.options);
    const inTurn = taken.values();
    const answers = items.map((item) => {
      if (item.kind === "stored") return { document: item.document, outcome: item.outcome, events: 0 };
      const next = inTurn.next();
      if (next.done) throw new Error("the store answered for fewer documents than it was given");
      return next.value;
    });
    await this.settings.answer(answers);
  }

  private rethrow(): void {
    if (this.failures.length > 0) throw this.failures[0];
  }
}
