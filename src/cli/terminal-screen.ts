/** How wide standard output is, and whether it shows colour. */
import type { Screen } from "./grid.js";

export function toScreen({ stdout, env }: Pick<NodeJS.Process, "stdout" | "env">): Screen {
  const { COLUMNS, NO_COLOR, TERM } = env;
  return {
    width: stdout.columns || Number(COLUMNS) || 100,
    hasColour: Boolean(stdout.isTTY) && !NO_COLOR && TERM !== "dumb",
  };
}
