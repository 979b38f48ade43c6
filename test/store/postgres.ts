/** A real PostgreSQL server for a test run: a cluster of its own in a temporary folder, reached by a socket there, gone afterwards. */
import { type SpawnSyncOptions, spawnSync } from "node:child_process";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";

export interface Server {
  /** A new, empty database. */
  create(): Promise<string>;
  stop(): void;
}

/** Null where there is no PostgreSQL on this machine, which is said aloud; where every test must run, that is a failure. */
export function startPostgres(): Server | null {
  const programs = findPrograms();
  if (programs !== null) return start(programs);
  const message = "no PostgreSQL server here (Debian: apt-get install postgresql)";
  if (process.env.CI === "true") throw new Error(`${message}; the store's tests need one`);
  console.warn(`SKIPPED: the store's tests on PostgreSQL: ${message}`);
  return null;
}

function findPrograms(): string | null {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [...versions.map((each) => join(debian, each, "bin")), ...(process.env.PATH ?? "").split(":")];
  return folders.find((folder) => existsSync(join(folder, "initdb")) && existsSync(join(folder, "pg_ctl"))) ?? null;
}

function start(programs: string): Server {
  const folder = mkdtempSync(join(tmpdir(), "dragoman-postgres-"));
  const user = findUser();
  if (user !== null) chownSync(folder, user.uid, user.gid);
  const data = join(folder, "data");
  const run = (program: string, args: readonly string[]) => {
    // The server must not hold our pipes open.
    const options: SpawnSyncOptions = { cwd: folder, stdio: ["ignore", "ignore", "pipe"], ...(user ?? {}) };
    const { status, stderr, error } = spawnSync(join(programs, program), args, options);
    if (status !== 0) throw new Error(`${program} failed: ${error ?? stderr}`);
  };
  run("initdb", ["-D", data, "-U", "dragoman", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"]);
  const settings = `-c listen_addresses= -c fsync=off -c unix_socket_directories=${folder}`;
  run("pg_ctl", ["-D", data, "-o", settings, "-l", join(folder, "log"), "-w", "start"]);
  const toUrl = (database: string) => `postgres://dragoman@localhost/${database}?host=${encodeURIComponent(folder)}`;
  let count = 0;
  return {
    async create() {
      const name = `store_${++count}`;
      const client = new pg.Client({ connectionString: toUrl("postgres") });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return toUrl(name);
    },
    stop() {
      run("pg_ctl", ["-D", data, "-m", "immediate", "-w", "stop"]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** PostgreSQL refuses to run as root. */
function findUser(): { uid: number; gid: number } | null {
  if (process.getuid?.() !== 0) return null;
  const ask = (...args: string[]) => spawnSync("id", args, { encoding: "utf8" });
  const name = ask("-u", "postgres").status === 0 ? "postgres" : "nobody";
  return { uid: Number(ask("-u", name).stdout), gid: Number(ask("-g", name).stdout) };
}
