import { Client } from 'pg'
import { expect, onTestFinished, test } from 'vitest'
import { message, now } from '../src/contract/fixtures.ts'
import { postgres } from '../src/postgres.ts'
import { postgresExecutor } from '../src/postgres/executor.ts'
import { startPair } from './support/standby.ts'

test('a standby: what only the primary has isn’t acknowledged, and who takes no writes is unavailable, until it takes over', async () => {
  const pair = await startPair({ synchronous: true })
  onTestFinished(pair.stop)
  const store = await postgres(pair.primary.url, { patienceMs: 20_000 })
  onTestFinished(() => store.close())
  const replicated = message()
  await store.outbox.add([replicated])
  await pair.caughtUp()

  // The server is told not to wait: it says that all is well, and warns.
  pair.link.freeze()
  const held = store.outbox.add([message()]).catch((error: unknown) => error)
  const operator = new Client(pair.primary.url)
  await operator.connect()
  await expect
    .poll(
      async () =>
        (
          await operator.query(
            "select pg_cancel_backend(pid) from pg_stat_activity where wait_event = 'SyncRep' and pid <> pg_backend_pid()",
          )
        ).rowCount,
      { interval: 20 },
    )
    .toBeGreaterThan(0)
  expect(await held).toMatchObject({
    code: 'store-unavailable',
    cause: { message: expect.stringContaining('synchronous replication') },
  })
  await operator.end()

  await pair.primary.kill()
  const follower = postgresExecutor(pair.standbyUrl)
  onTestFinished(follower.close)
  await expect(follower.commit([{ sql: 'delete from outbox', parameters: [] }])).rejects.toMatchObject({
    code: 'store-unavailable',
  })
  await pair.promote()
  const after = await postgres(pair.standbyUrl)
  onTestFinished(() => after.close())
  const kept = await after.outbox.claim({ now, limit: 10, leaseSeconds: 0 })
  expect(kept.map(({ id }) => id)).toEqual([replicated.id])
}, 60_000)
