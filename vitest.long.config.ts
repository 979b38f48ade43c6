import { defineConfig } from "vitest/config";

/** `npm run test:long`: the same claims at full counts and sizes. */
export default defineConfig({
  test: {
    include: ["test/**/*.long.ts"],
    reporters: ["default", "./scripts/count-reporter.mjs"],
    fileParallelism: false,
  },
});
