#!/usr/bin/env node
/** The command's start: arguments in, exit codes out. */
import { CommanderError } from "commander";
import { DragomanError } from "../model/fault.js";
import { createProgram } from "./commands.js";
import { CoderCrash } from "./output.js";
import { toPrintable } from "./terminal.js";

const exits = { allRead: 0, someUnreadable: 1, wrongUsage: 2, ourMistake: 70, readerLeft: 141 };

// `dragoman code … | head -1` is no fault: whoever reads our output may stop.
process.stdout.on("error", leaveQuietly);
process.stderr.on("error", leaveQuietly);

try {
  const program = await createProgram((isAllRead) => {
    process.exitCode = isAllRead ? exits.allRead : exits.someUnreadable;
  }, process.argv[2]);
  await program.parseAsync();
} catch (error) {
  process.exit(report(error));
}

function leaveQuietly(error: NodeJS.ErrnoException): void {
  if (error.code !== "EPIPE") throw error;
  process.exit(exits.readerLeft);
}

/** Says what went wrong, unless it was said already, and with which code to end. */
function report(error: unknown): number {
  // Commander has written its own line.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exits.allRead : exits.wrongUsage;
  const message =
    error instanceof Error ? ((error instanceof CoderCrash ? error.message : error.stack) ?? "") : String(error);
  const lines = error instanceof DragomanError ? error.message : message;
  process.stderr.write(`${lines.split("\n").map(toPrintable).join("\n")}\n`);
  return error instanceof DragomanError ? exits.wrongUsage : exits.ourMistake;
}
