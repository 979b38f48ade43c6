/** Coders side by side. Each worker answers its documents in the order that it got them; a dead one answers with a crash. */
import { Worker } from "node:worker_threads";
import type { SourceDocument } from "../model/coded-document.js";
import type { AnswerSettings } from "./answer.js";
import type { Outcome } from "./outcome.js";

export interface Pool {
  /** Never rejects: what went wrong is an outcome. */
  code(document: SourceDocument): Promise<Outcome>;
  close(): Promise<void>;
}

/** One job is the main thread itself, which then loads the coder; more are workers, started as documents queue up. */
export async function openPool(jobs: number, settings: AnswerSettings): Promise<Pool> {
  if (jobs > 1) return new WorkerPool({ jobs, settings, program: new URL("./worker.js", import.meta.url) });
  const { createOutcomes } = await import("./outcome.js");
  const toOutcome = createOutcomes(settings);
  return { code: async (document) => toOutcome(document), close: async () => {} };
}

interface Crew {
  readonly jobs: number;
  readonly settings: AnswerSettings;
  /** The worker's program. */
  readonly program: URL;
}

/** Documents that a worker may have before another one is worth its start. */
const enough = 4;

export class WorkerPool implements Pool {
  private readonly members: Member[] = [];

  constructor(private readonly crew: Crew) {}

  code(document: SourceDocument): Promise<Outcome> {
    return this.findMember().code(document);
  }

  async close(): Promise<void> {
    await Promise.all(this.members.map((member) => member.close()));
  }

  private findMember(): Member {
    const free = this.members.reduce<Member | null>(
      (best, each) => (best && best.load <= each.load ? best : each),
      null,
    );
    if (free !== null && (free.load < enough || this.members.length >= this.crew.jobs)) return free;
    const added = new Member(this.crew);
    this.members.push(added);
    return added;
  }
}

/** A worker and the documents that it still owes an outcome. */
class Member {
  private readonly worker: Worker;
  private readonly owed: ((outcome: Outcome) => void)[] = [];
  private death: Outcome | null = null;

  constructor({ program, settings }: Crew) {
    this.worker = new Worker(program, { workerData: settings });
    this.worker.on("message", (outcome: Outcome) => this.owed.shift()?.(outcome));
    this.worker.on("error", (error) =>
      this.die(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
    this.worker.on("exit", (code) => this.die(`the worker ended with ${code}`));
  }

  get load(): number {
    return this.owed.length;
  }

  code(document: SourceDocument): Promise<Outcome> {
    if (this.death !== null) return Promise.resolve(this.death);
    this.worker.postMessage(document);
    return new Promise((resolve) => this.owed.push(resolve));
  }

  async close(): Promise<void> {
    await this.worker.terminate();
  }

  private die(report: string): void {
    this.death ??= { kind: "crash", report };
    for (const resolve of this.owed.splice(0)) resolve(this.death);
  }
}
