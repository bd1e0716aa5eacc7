// What is measured, each as a process of its own: pipitd over either database, nginx over the same files, and the clients (service_load).
import { spawn, spawnSync } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createConnection, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const PATIENCE = 30_000;
const isRoot = process.getuid() == 0;

async function until(condition, what) {
  for (const end = Date.now() + PATIENCE; !(await condition());) {
    if (Date.now() > end) throw new Error(`${what}: not within ${PATIENCE / 1000} s`);
    await new Promise((done) => setTimeout(done, 20));
  }
}

/** A child that is ended with whatever is around it; `lines` are those of its output. */
class Child {
  #process;
  #ended;

  constructor(command, words, stdio = ["pipe", "pipe", "inherit"]) {
    this.#process = spawn(command, words, { stdio });
    this.#ended = new Promise((done) => this.#process.once("close", done));
    if (this.#process.stdout) this.lines = createInterface(this.#process.stdout)[Symbol.asyncIterator]();
  }

  get pid() {
    return this.#process.pid;
  }

  async line() {
    const { value } = await this.lines.next();
    if (value === undefined) throw new Error(`${this.#process.spawnargs.join(" ")} has ended`);
    return value;
  }

  async stop(signal = "SIGTERM") {
    this.#process.stdin?.end();
    this.#process.kill(signal);
    await this.#ended;
  }
}

const temporary = (name) => mkdtempSync(join(tmpdir(), `pipit-${name}-`));
const forget = (folder) => rmSync(folder, { recursive: true, force: true });

/** A PostgreSQL server on a Unix socket, with fsync as an operator has it; it does not run as root. */
export async function startPostgres() {
  const [version] = readdirSync("/usr/lib/postgresql").sort().reverse();
  const program = (name) => join("/usr/lib/postgresql", version, "bin", name);
  const asUser = isRoot ? ["--reuid", "postgres", "--regid", "postgres", "--clear-groups"] : [];
  const folder = temporary("postgres");
  if (isRoot) {
    const id = (flag) => Number(spawnSync("id", [flag, "postgres"]).stdout);
    chownSync(folder, id("-u"), id("-g"));
  }
  const data = join(folder, "data");
  const made = spawnSync("setpriv", [
    ...asUser,
    program("initdb"),
    "-D",
    data,
    "-U",
    "pipit",
    "-E",
    "UTF8",
    "-A",
    "trust",
    "--no-sync",
  ]);
  if (made.status) throw new Error(`initdb: ${made.stderr}`);
  const settings = ["listen_addresses=", "logging_collector=on"].flatMap((setting) => ["-c", setting]);
  const server = new Child(
    "setpriv",
    ["--pdeathsig", "QUIT", ...asUser, program("postgres"), "-D", data, "-k", folder, ...settings],
    ["ignore", "ignore", "ignore"],
  );
  const sql = (statement) =>
    spawnSync(program("psql"), ["-h", folder, "-U", "pipit", "-d", "postgres", "-c", statement]).status == 0;
  await until(() => sql("SELECT 1"), "PostgreSQL");
  let count = 0;
  return {
    newDatabase() {
      const name = `bench${++count}`;
      sql(`CREATE DATABASE ${name}`);
      return `postgresql://pipit@/${name}?host=${encodeURIComponent(folder)}`;
    },
    async stop() {
      await server.stop("SIGINT");
      forget(folder);
    },
  };
}

/** pipitd with nothing limited, and answers that come whole. */
export async function startPipitd(database) {
  const folder = temporary("service");
  const words = {
    "--listen": "127.0.0.1:0",
    "--database": database ?? join(folder, "pipit.db"),
    "--data": folder,
    "--answer-pace": "0",
    "--chat-rate": "0",
    "--session-rate": "0",
    "--connections": "20000/0",
    "--log-level": "warn",
    "--web": join(ROOT, "build/web"),
    "--catalogue": join(ROOT, "web/embed/data/catalogue.json"),
    "--orders": join(ROOT, "web/embed/data/orders.json"),
  };
  const child = new Child(join(ROOT, "build/native/server/pipitd"), Object.entries(words).flat());
  const port = Number((await child.line()).match(/:(\d+)\//)[1]);
  return {
    port,
    pid: child.pid,
    async stop() {
      await child.stop();
      forget(folder);
    },
  };
}

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await new Promise((done) => server.once("listening", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}

const answers = (port) =>
  new Promise((done) => {
    const socket = createConnection(port, "127.0.0.1", () => (socket.destroy(), done(true)));
    socket.once("error", () => done(false));
  });

/** One worker, as pipitd has one thread for the network, and everything that is kept open is kept open. Nothing where there is no nginx. */
export async function startNginx() {
  const program = process.env.BENCH_NGINX ?? "nginx";
  if (spawnSync(program, ["-v"]).error) return undefined;
  const folder = temporary("nginx");
  mkdirSync(join(folder, "logs"));
  const port = await freePort();
  writeFileSync(
    join(folder, "nginx.conf"),
    `${isRoot ? "user root;" : ""}
    daemon off; worker_processes 1; pid nginx.pid; error_log stderr crit;
    events { worker_connections 1024; }
    http {
      access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; gzip_static on;
      client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi; uwsgi_temp_path uwsgi; scgi_temp_path scgi;
      open_file_cache max=1000; open_file_cache_valid 1h;
      server { listen 127.0.0.1:${port}; root ${join(ROOT, "build/web")}; }
    }`,
  );
  const child = new Child(
    program,
    ["-p", folder, "-c", "nginx.conf", "-e", "stderr"],
    ["ignore", "ignore", "inherit"],
  );
  await until(() => answers(port), "nginx");
  const [worker] = readFileSync(`/proc/${child.pid}/task/${child.pid}/children`, "utf8").split(" ");
  return {
    port,
    pid: Number(worker),
    async stop() {
      await child.stop();
      forget(folder);
    },
  };
}

const LOAD = join(ROOT, "build/bench/bench/service/service_load");
export const hasLoad = () => existsSync(LOAD);

/** One measurement; what the clients say of it. */
export async function load(mode, { port, streams = 1, clients = 1, milliseconds = 1000, target = "" }) {
  const child = new Child(LOAD, [mode, port, streams, clients, milliseconds, target].map(String));
  const said = JSON.parse(await child.line());
  await child.stop();
  return said;
}

/** Streams that nobody writes to, until they are let go. */
export async function holdStreams(port, streams) {
  const child = new Child(LOAD, ["streams", port, streams].map(String));
  await child.line();
  return () => child.stop();
}

/** What is in memory for this process alone, in bytes. */
export function privateMemory(pid) {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, "utf8");
  const pages = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)];
  return pages.reduce((sum, [, size]) => sum + 1024 * Number(size), 0);
}

/** The time of the processor that it has had, in milliseconds. */
export function processorTime(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1].split(" ");
  return 10 * (Number(fields[11]) + Number(fields[12]));
}
