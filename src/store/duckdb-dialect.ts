/** Kysely's words for DuckDB: it speaks PostgreSQL's SQL, so only the connection is its own. */
import {
  BIGINT,
  BOOLEAN,
  DOUBLE,
  type DuckDBConnection,
  DuckDBDateValue,
  DuckDBDecimalValue,
  type DuckDBInstance,
  DuckDBListValue,
  DuckDBTimestampValue,
  type DuckDBType,
  type DuckDBValue,
  LIST,
  SQLNULL,
  VARCHAR,
} from "@duckdb/node-api";
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from "kysely";

export function createDuckdbDialect(instance: DuckDBInstance): Dialect {
  return {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DuckdbDriver(instance),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  };
}

/** A connection sees its own transaction only, so each query that runs beside others has one of its own; free ones are kept. */
class DuckdbDriver implements Driver {
  private readonly free: Connection[] = [];

  constructor(private readonly instance: DuckDBInstance) {}

  async init(): Promise<void> {}

  async acquireConnection(): Promise<Connection> {
    return this.free.pop() ?? new Connection(await this.instance.connect());
  }

  async releaseConnection(connection: Connection): Promise<void> {
    this.free.push(connection);
  }

  async beginTransaction(connection: Connection): Promise<void> {
    await connection.inner.run("begin transaction");
  }

  async commitTransaction(connection: Connection): Promise<void> {
    await connection.inner.run("commit");
  }

  async rollbackTransaction(connection: Connection): Promise<void> {
    await connection.inner.run("rollback");
  }

  async destroy(): Promise<void> {
    for (const connection of this.free.splice(0)) connection.inner.closeSync();
  }
}

class Connection implements DatabaseConnection {
  constructor(readonly inner: DuckDBConnection) {}

  async executeQuery<R>({ sql, parameters }: CompiledQuery): Promise<QueryResult<R>> {
    const values = parameters.map(toValue);
    const reader = await this.inner.runAndReadAll(sql, values, values.map(toType));
    const names = reader.deduplicatedColumnNames();
    // The row type is what the query promises; the columns' types come from the tables.
    const rows = reader.getRows().map((row) => toRow<R>(names, row));
    return { rows, numAffectedRows: BigInt(reader.rowsChanged) };
  }

  async *streamQuery<R>({ sql, parameters }: CompiledQuery): AsyncGenerator<QueryResult<R>> {
    const values = parameters.map(toValue);
    const result = await this.inner.stream(sql, values, values.map(toType));
    const names = result.deduplicatedColumnNames();
    for await (const rows of result.yieldRows()) yield { rows: rows.map((row) => toRow<R>(names, row)) };
  }
}

function toRow<R>(names: readonly string[], row: readonly DuckDBValue[]): R {
  const fields: readonly (readonly unknown[])[] = names.map((name, index) => [name, fromValue(row[index] ?? null)]);
  return Object.fromEntries(fields);
}

/** Numbers are numbers, days and moments ISO strings, lists arrays: as the tables promise, and as PostgreSQL gives them. */
function fromValue(value: DuckDBValue): unknown {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof DuckDBTimestampValue) return new Date(Number(value.micros / 1000n)).toISOString();
  if (value instanceof DuckDBDateValue) return value.toString();
  if (value instanceof DuckDBDecimalValue) return value.toDouble();
  if (value instanceof DuckDBListValue) return value.items.map(fromValue);
  return value;
}

function toValue(value: unknown): DuckDBValue {
  if (Array.isArray(value)) return new DuckDBListValue(value.map(toValue));
  if (typeof value === "number" && Number.isInteger(value)) return BigInt(value);
  if (value === null || typeof value === "string" || typeof value === "number") return value;
  if (typeof value === "boolean" || typeof value === "bigint") return value;
  throw new Error(`no value for a query: ${typeof value}`);
}

function toType(value: DuckDBValue): DuckDBType {
  if (value instanceof DuckDBListValue) return LIST(VARCHAR);
  if (typeof value === "bigint") return BIGINT;
  if (typeof value === "number") return DOUBLE;
  if (typeof value === "boolean") return BOOLEAN;
  return value === null ? SQLNULL : VARCHAR;
}
