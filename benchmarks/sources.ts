/**
 * `npm run bench:sources`: how fast each connector reads, against the place's own program that reads the same and throws it away, in turn in the
 * same run, each in a process of its own. Only reading: what the scanner makes of it is measured by `npm run bench`. Other programs on the machine
 * slow both down, and not in the same measure: CPU seconds stand beside the ratio.
 *
 *     npm run bench:sources             all of them
 *     npm run bench:sources -- postgres one
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'
import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3'
import { connectorFor } from '../connectors/catalogue.ts'
import type { Access, Connector, Listed } from '../connectors/connector.ts'
import { startMariaDb } from '../fixtures/servers/mariadb.ts'
import { startPostgres } from '../fixtures/servers/postgres.ts'
import { startStub } from '../fixtures/servers/s3.ts'
import { measure, median } from './measure.ts'

const ROUNDS = 5
/** Child processes are told by this how to get in, and to read as the SDK's users do. */
const ACCESS = 'PANDIAN_BENCH_ACCESS'
const PLAIN = 'PANDIAN_BENCH_PLAIN'

/** What reading everything once took. */
interface Cost {
  readonly seconds: number
  /** Seconds of CPU, all threads together; not those of a server. */
  readonly cpu: number
}

/** A place that is ready to be read. */
interface Prepared {
  /** Name of the program that is the measure. */
  readonly limitName: string
  /** Runs it once. */
  limit(): Promise<Cost>
  readonly access: Access
  /** The share of its speed that we mean to reach. */
  readonly aim: number
  stop(): void | Promise<void>
}

/** By id of the connector. Another is one entry. */
const PLACES: Readonly<Record<string, () => Promise<Prepared>>> = {
  async mysql() {
    const server = await startMariaDb(['--general-log=0'])
    server.sql(`
      create database bench; create user scan@'127.0.0.1' identified by 'bench'; grant select on bench.* to scan@'127.0.0.1'; use bench;
      create table big (no int primary key, id char(10), name varchar(40), birth date, mobile char(10), mail varchar(80),
        address varchar(200), note varchar(200), made datetime);
      insert into big select seq, concat('A', lpad(seq, 9, '0')), concat('王小明', seq), date '1950-01-01' + interval seq % 20000 day,
        concat('09', lpad(seq * 7 % 100000000, 8, '0')), concat('user', seq, '@example.test'),
        concat('臺北市中正區重慶南路一段', seq, '號'), repeat('備註', 20), now() from seq_1_to_1000000;
      analyze table big`)
    return {
      limitName: 'mariadb --quick to /dev/null',
      limit: () =>
        program('mariadb', [
          ...['--no-defaults', `--socket=${server.socket}`, '--user=root', '--quick', '--batch'],
          ...['--default-character-set=utf8mb4', '--execute=select * from big', 'bench'],
        ]),
      access: {
        target: {
          location: server.url('scan', 'bench'),
          labels: {},
          exclude: [],
          followSymlinks: false,
          trustIgnoreFiles: false,
          // As the client: nothing is encrypted on its way within the machine.
          options: { tls: { mode: 'off' } },
        },
        secret: 'bench',
      },
      aim: 0.6,
      stop: () => server.stop(),
    }
  },
  async s3() {
    const objects = Object.fromEntries(Array.from({ length: 6 }, (_, i) => [`${i}.txt`, { size: 64 << 20 }]))
    const server = await startStub({ objects })
    const access: Access = {
      target: {
        location: 's3://bench@stub',
        labels: {},
        exclude: [],
        followSymlinks: false,
        trustIgnoreFiles: false,
        options: { endpoint: server.endpoint },
      },
      secret: 'bench',
    }
    return {
      limitName: 'client of S3, one object after another',
      limit: async () => child(access, { [PLAIN]: 'yes' }),
      access,
      aim: 0.8,
      stop: () => server.stop(),
    }
  },
  async sqlite() {
    const folder = mkdtempSync(join(tmpdir(), 'pandian-bench-'))
    const path = join(folder, 'big.db')
    const db = new DatabaseSync(path)
    db.exec(`
      pragma journal_mode = off;
      create table big (no integer primary key, id text, name text, birth text, mobile text, mail text, address text, note text, made real);
      with recursive s(i) as (select 1 union all select i + 1 from s where i < 1000000)
      insert into big select i, printf('A%09d', i), '王小明' || i, date('1950-01-01', (i % 20000) || ' days'),
        printf('09%08d', i * 7 % 100000000), 'user' || i || '@example.test', '臺北市中正區重慶南路一段' || i || '號',
        '備註備註備註備註備註備註備註備註備註備註備註備註備註備註備註備註備註備註備註備註', i * 1.5 from s`)
    db.close()
    return {
      limitName: 'sqlite3 to /dev/null',
      limit: () => program('sqlite3', ['-readonly', path, 'select * from big']),
      access: {
        target: { location: `sqlite:${path}`, labels: {}, exclude: [], followSymlinks: false, trustIgnoreFiles: false },
      },
      aim: 0.5,
      stop: () => rmSync(folder, { recursive: true, force: true }),
    }
  },
  async postgres() {
    const server = await startPostgres({ log_statement: 'none', shared_buffers: '256MB' })
    server.sql(`
      CREATE ROLE scan LOGIN PASSWORD 'bench';
      CREATE TABLE big AS SELECT i AS no, 'A' || lpad(i::text, 9, '0') AS id, '王小明' || i AS name, date '1950-01-01' + i % 20000 AS birth,
        '09' || lpad((i * 7 % 100000000)::text, 8, '0') AS mobile, 'user' || i || '@example.test' AS mail,
        '臺北市中正區重慶南路一段' || i || '號' AS address, repeat('備註', 20) AS note, now() AS made, i % 7 = 0 AS active
      FROM generate_series(1, 1000000) i;
      GRANT SELECT ON big TO scan; VACUUM ANALYZE big`)
    const columns = 'no, id, name, birth, mobile, mail, address, note, made'
    return {
      limitName: 'psql \\copy to /dev/null',
      limit: () =>
        program('psql', [
          ...['-X', '-q', '-h', server.socket, '-p', `${server.port}`, '-U', 'postgres', '-d', 'postgres'],
          ...['-c', `\\copy (SELECT ${columns} FROM big) TO '/dev/null'`],
        ]),
      access: {
        target: {
          location: `postgres://scan@/postgres?host=${server.socket}&port=${server.port}`,
          labels: {},
          exclude: [],
          followSymlinks: false,
          trustIgnoreFiles: false,
        },
        secret: 'bench',
      },
      aim: 0.6,
      stop: () => server.stop(),
    }
  },
}

async function program(command: string, args: readonly string[]): Promise<Cost> {
  const { wall, cpu, status } = await measure(command, args, true)
  if (status !== 0) throw new Error(`${command} ended with ${status}`)
  return { seconds: wall, cpu }
}

/** This file in a process of its own. The start of the process is not counted, where that of the places' own programs is. */
function child(access: Access, more: NodeJS.ProcessEnv = {}): Cost & { readonly bytes: number } {
  const env = { ...process.env, [ACCESS]: JSON.stringify(access), ...more }
  const { stdout } = spawnSync(process.execPath, [fileURLToPath(import.meta.url)], { env, encoding: 'utf8' })
  return JSON.parse(stdout) as ReturnType<typeof child>
}

/** Reads the whole place with its connector. Returns bytes. */
async function readAll(access: Access, connector: Connector): Promise<number> {
  let bytes = 0
  const source = await connector.open(access)
  const { signal } = new AbortController()
  for await (const batch of source.list(signal) as AsyncIterable<readonly Listed[]>) {
    for (const listed of batch) {
      if (listed.kind === 'ended') continue
      const opened = await connector.read(listed.item, access)
      if ('kind' in opened) {
        for await (const piece of opened.read(undefined, signal)) if (piece.kind !== 'note') bytes += piece.bytes.length
      } else {
        const buffer = new Uint8Array(1 << 20)
        for (let at = 0; at < opened.size; ) at += opened.read(buffer, at)
        bytes += opened.size
      }
      await opened.close()
    }
  }
  await source.close()
  return bytes
}

/** Reads a bucket as anybody would. Returns bytes. */
async function readPlainly({ target, secret }: Access): Promise<number> {
  const client = new S3Client({
    endpoint: target.options!.endpoint!,
    region: 'us-east-1',
    forcePathStyle: true,
    responseChecksumValidation: 'WHEN_REQUIRED',
    credentials: { accessKeyId: 'bench', secretAccessKey: secret! },
  })
  let bytes = 0
  const { Contents } = await client.send(new ListObjectsV2Command({ Bucket: 'stub' }))
  for (const { Key } of Contents ?? []) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: 'stub', Key }))
    for await (const chunk of Body as AsyncIterable<Uint8Array>) bytes += chunk.length
  }
  client.destroy()
  return bytes
}

async function bench(id: string, prepare: () => Promise<Prepared>): Promise<void> {
  const place = await prepare()
  try {
    const limits: Cost[] = []
    const ours: (Cost & { readonly bytes: number })[] = []
    for (let round = 0; round < ROUNDS; round++) {
      limits.push(await place.limit())
      ours.push(child(place.access))
    }
    // Of each round: both met the same machine.
    const shares = ours.map(({ seconds }, i) => limits[i]!.seconds / seconds).sort((a, b) => a - b)
    const bytes = ours[0]!.bytes
    const line = (name: string, costs: readonly Cost[]) => {
      const seconds = median(costs.map((cost) => cost.seconds))
      const cpu = median(costs.map((cost) => cost.cpu))
      console.log(
        `  ${name}: ${seconds.toFixed(2)} s, ${(bytes / 1e6 / seconds).toFixed(0)} MB/s, CPU ${cpu.toFixed(2)} s`,
      )
    }
    const percent = (share: number) => (100 * share).toFixed(0)
    console.log(`${id}: ${(bytes / 1e6).toFixed(0)} MB`)
    line(place.limitName, limits)
    line('pandian', ours)
    console.log(
      `  ${percent(median(shares))} % (${percent(shares[0]!)} to ${percent(shares.at(-1)!)}; aim: ${percent(place.aim)} %)`,
    )
  } finally {
    await place.stop()
  }
}

const access = process.env[ACCESS]
if (access === undefined) {
  const wanted = process.argv.slice(2)
  for (const [id, prepare] of Object.entries(PLACES))
    if (wanted.length === 0 || wanted.includes(id)) await bench(id, prepare)
} else {
  const given = JSON.parse(access) as Access
  // Loading it is part of starting, as it is of the SDK above.
  const connector = (await connectorFor(given.target.location))!
  const began = performance.now()
  const before = process.cpuUsage()
  const bytes = await (process.env[PLAIN] === undefined ? readAll(given, connector) : readPlainly(given))
  const seconds = (performance.now() - began) / 1000
  const { user, system } = process.cpuUsage(before)
  process.stdout.write(JSON.stringify({ seconds, cpu: (user + system) / 1e6, bytes }))
}
