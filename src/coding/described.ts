/** A mention with what later steps ask of it, and the drafts that it is made of. */

import type { EventMention } from "../model/coded-document.js";
import type { Draft } from "./drafts.js";
import type { Frame } from "./frames.js";

/** A mention with what later steps ask of it. */
export interface Described {
  readonly mention: EventMention;
  readonly frame: Frame;
  /** True where its words point back: "the attack". */
  readonly isReference: boolean;
  /** True where only private people take part: an event only beside political violence. */
  readonly isCrime: boolean;
  /** True where it only counts the victims of a deed told before: "at least 17 were injured". */
  readonly isBareToll: boolean;
  /** True where the happening is still to come, whatever its type. */
  readonly isPlanned: boolean;
  readonly sentence: number;
}

export type Group = readonly [Draft, ...Draft[]];
