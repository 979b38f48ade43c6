import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["src/**/*.test.ts", "test/**/*.test.ts"],
    // The last line of `npm test` counts the tests in plain words.
    reporters: ["default", "./scripts/count-reporter.mjs"],
    testTimeout: 60_000,
  },
});
