/** A worker thread of the pool: documents in, outcomes out, in the order of arrival. */
import { parentPort, workerData } from "node:worker_threads";
import type { SourceDocument } from "../model/coded-document.js";
import type { AnswerSettings } from "./answer.js";
import { createOutcomes } from "./outcome.js";

const settings: AnswerSettings = workerData;
const toOutcome = createOutcomes(settings);
parentPort?.on("message", (document: SourceDocument) => parentPort?.postMessage(toOutcome(document)));
