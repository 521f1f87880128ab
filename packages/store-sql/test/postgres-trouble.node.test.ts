import { expect, test } from 'vitest'
import { message } from '../src/contract/fixtures.ts'
import { postgres } from '../src/postgres.ts'
import { behind, executor, text, unavailable } from './support/postgres-executors.ts'
import { connected, freshSchema } from './support/schema.ts'

const url = await freshSchema()
const run = await connected(url)
await run('create table pairs (name text primary key, count bigint not null)')
await run(`create function meet() returns text language plpgsql as
  $$ begin raise exception 'met' using errcode = 'serialization_failure'; end $$`)

const refused = { status: 'rejected', reason: unavailable }

/** Meets another transaction the first times that it is run. */
const meeting = (sequence: string, times: number) =>
  text(`select case when nextval('${sequence}') <= ${times} then meet() end as met`)

/** Does something once the server's answer has come through, before what takes the transaction back does. */
function afterMeeting(answer: Buffer, act: () => void): Buffer {
  if (answer.includes('C40001')) setImmediate(act)
  return answer
}

/** Keeps this process from running, once what was asked is sent. Timers come before sockets afterwards. */
async function stopped(milliseconds: number): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve))
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds)
}

test('what takes too long is given up, here and on the server', async () => {
  const { query, commit } = executor(url)
  const sleep = text('select pg_sleep(30)')
  for (const work of [() => commit([sleep]), () => query(sleep)])
    await expect(work()).rejects.toMatchObject(unavailable)
  const still = `select 1 from pg_stat_activity where query like '%pg_sleep(30)%' and state = 'active' and pid <> pg_backend_pid()`
  await expect.poll(() => run(still)).toEqual([])
  expect(await query(text('select 1 as one'))).toEqual([{ one: 1 }])
})

test('what nobody waits for may take longer, and holds nobody up', async () => {
  const hasty = executor(url, { connections: 2, patienceMs: 200 })
  const slow = hasty.commit([text('select pg_sleep(0.6)')], { patient: true })
  expect(await hasty.commit([text('select 1 as one')])).toMatchObject([{ rows: [{ one: 1 }] }])
  await expect(slow).resolves.toHaveLength(1)
})

test('a process that was kept from running takes the answer that came meanwhile', async () => {
  const hasty = executor(url, { connections: 1, patienceMs: 200 })
  await hasty.query(text('select 1 as one'))
  const answers = [hasty.query(text('select 1 as one')), hasty.commit([text('select 2 as two')])]
  // Longer than the patience; none of it was the database's.
  await stopped(400)
  await expect(answers[0]).resolves.toEqual([{ one: 1 }])
  await expect(answers[1]).resolves.toMatchObject([{ rows: [{ two: 2 }] }])
})

test('what the server gave up meanwhile, by its clock on the wall, is run again in the time that is left', async () => {
  const hasty = executor(url, { connections: 1, patienceMs: 600 })
  await run('create sequence tries')
  // What a server would say that stands still as well: the first time it comes to no end.
  const first = (attempt: number) =>
    text(`select case when nextval('tries') = ${attempt} then pg_sleep(30) end as slept`)
  await hasty.query(text('select 1 as one'))
  const read = hasty.query(first(1))
  await stopped(900)
  await expect(read).resolves.toHaveLength(1)
  const written = hasty.commit([text(`insert into pairs values ('again', 1)`), first(3)])
  await stopped(900)
  await expect(written).resolves.toHaveLength(2)
  expect(await run('select count from pairs')).toEqual([{ count: '1' }])
  expect(await run('select last_value from tries')).toEqual([{ last_value: '4' }])
  await run('delete from pairs')
})

// The server ends a connection whose transaction nobody takes back; once it was a 503.
test('what met another is run again, also when its connection was ended while this process didn’t run', async () => {
  const { query, commit } = executor(url, { connections: 1, patienceMs: 600 })
  const [server] = await query<{ pid: number }>(text('select pg_backend_pid() as pid'))
  await run('create sequence meetings')
  const given = commit([text(`insert into pairs values ('met', 1)`), meeting('meetings', 1)])
  await stopped(2500)
  await expect(given).resolves.toHaveLength(2)
  expect(await query(text('select count from pairs'))).toEqual([{ count: 1 }])
  expect(await query(text('select pg_backend_pid() as pid'))).not.toEqual([server])
  await run('delete from pairs')
})

test('each time it meets another, however often its connection breaks, until the time is over', async () => {
  const { proxy, address } = await behind(url, { change: (bytes) => afterMeeting(bytes, breakOff) })
  const breakOff = () => proxy.lead(Number(new URL(url).port))
  const { commit } = executor(address)
  await run('create sequence more_meetings')
  await expect(commit([meeting('more_meetings', 3)])).resolves.toHaveLength(1)
  expect(await run('select last_value from more_meetings')).toEqual([{ last_value: '4' }])
  await expect(commit([meeting('more_meetings', 1e6)])).rejects.toMatchObject(unavailable)
})

test('a connection that doesn’t say in time that a transaction was taken back is closed', async () => {
  const { proxy, address } = await behind(url, { change: (bytes) => afterMeeting(bytes, () => proxy.freeze()) })
  const { query, commit } = executor(address, { connections: 1 })
  const server = () => query<{ pid: number }>(text('select pg_backend_pid() as pid'))
  const before = await server()
  await run('create sequence silent_meetings')
  await expect(commit([meeting('silent_meetings', 1)], { optional: true })).rejects.toMatchObject(unavailable)
  proxy.thaw()
  expect(await server()).not.toEqual(before)
})

test('who finds no connection free is refused in time', async () => {
  const busy = executor(url, { connections: 1, patienceMs: 300 })
  await run('create sequence reached')
  await busy.query(text('select 1'))
  const work = Array.from({ length: 9 }, () => busy.commit([text(`select nextval('reached'), pg_sleep(30)`)]))
  for (const result of await Promise.allSettled(work)) expect(result).toMatchObject(refused)
  // The others’ time was over with that of the first: none was begun after it.
  expect(await run('select last_value from reached')).toEqual([{ last_value: '1' }])
})

test('a server that says nothing is unavailable to all at once, and as before when it is back', async () => {
  const { proxy, address } = await behind(url)
  const { query, commit } = executor(address)
  const one = text('select 1 as one')
  await Promise.all(Array.from({ length: 10 }, () => query(one)))
  proxy.freeze()
  for (const work of [() => query(one), () => commit([one])]) {
    const given = Array.from({ length: 30 }, work)
    // Those who wait for a connection give up by themselves, long before the library does.
    const reason = { ...unavailable, cause: { message: expect.stringMatching(/^No (?:answer|connection) in time$/) } }
    for (const result of await Promise.allSettled(given)) expect(result).toMatchObject({ status: 'rejected', reason })
  }
  proxy.thaw()
  expect(await query(one)).toEqual([{ one: 1 }])
})

test('a server that ends all connections is back at the next call', async () => {
  const { query, commit } = executor(url)
  const one = text('select 1 as one')
  await Promise.all(Array.from({ length: 5 }, () => query(one)))
  const others =
    'select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and usename is not null'
  const under = Promise.allSettled(Array.from({ length: 5 }, () => commit([text('select pg_sleep(0.5)')])))
  await new Promise((resolve) => setTimeout(resolve, 100))
  await run(`${others} and query like '%pg_sleep(0.5)%'`)
  for (const result of await under) expect(result).toMatchObject(refused)
  expect(await query(one)).toEqual([{ one: 1 }])
  expect(await commit([one])).toMatchObject([{ rows: [{ one: 1 }] }])
})

// A program whose database wasn’t there went on for as long as it would have waited: a minute, where it is
// patient.
test('where nobody listens nothing keeps the process from ending', async () => {
  const { commit, close } = executor('postgres://tests:tests@127.0.0.1:1/postgres')
  const timers = () => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length
  const before = timers()
  await expect(commit([text('select 1')], { patient: true })).rejects.toMatchObject(unavailable)
  await close()
  expect(timers()).toBeLessThanOrEqual(before)
})

test('a closed store, a port where nobody listens and a wrong password are unavailable', async () => {
  const store = await postgres(url)
  await Promise.all([store.close(), store.close()])
  await expect(store.ping()).rejects.toMatchObject(unavailable)
  await expect(store.outbox.add([message()])).rejects.toMatchObject(unavailable)
  await expect(postgres('postgres://tests:tests@127.0.0.1:1/postgres')).rejects.toMatchObject(unavailable)
  await expect(postgres(url.replace('tests:tests', 'tests:wrong'))).rejects.toMatchObject(unavailable)
})

// The library throws before there is a connection, and would wait for it to end.
test('an address whose port is none is told, and holds nobody up', async () => {
  await expect(postgres(`${url}&port=x`)).rejects.toMatchObject(unavailable)
  const later = executor(`${url}&port=x`)
  for (let count = 0; count < 3; count++) await expect(later.query(text('select 1'))).rejects.toMatchObject(unavailable)
})
