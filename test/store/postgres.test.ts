/** The store in PostgreSQL. */
import { afterAll, describe } from "vitest";
import { testStore } from "./contract.js";
import { startPostgres } from "./postgres.js";

const server = startPostgres();
afterAll(() => server?.stop());

if (server === null) describe.skip("PostgreSQL");
else testStore("PostgreSQL", server);
