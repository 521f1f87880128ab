import { expect, onTestFinished, test } from 'vitest'
import { startPostgres } from '../../../scripts/postgres-server.ts'
import { message, now } from '../src/contract/fixtures.ts'
import { postgres } from '../src/postgres.ts'

test('a server that is killed: nothing acknowledged is lost, nothing is there by half, and the same store goes on', async () => {
  const server = await startPostgres({ durable: true })
  onTestFinished(server.stop)
  const store = await postgres(server.url)
  onTestFinished(() => store.close())
  const acknowledged: string[] = []
  const refused: unknown[] = []
  const rule = (key: string) => ({ key, accountId: null, limit: 1e9, lockSeconds: 1, windowSeconds: null })

  async function write(): Promise<void> {
    while (refused.length === 0) {
      const mail = message()
      try {
        await store.outbox.add([mail])
        await store.throttle.spend([rule(`${mail.id}-a`), rule(`${mail.id}-b`)], { now })
        acknowledged.push(mail.id)
      } catch (error) {
        refused.push(error)
      }
    }
  }
  const writers = Promise.all(Array.from({ length: 8 }, write))
  await expect.poll(() => acknowledged.length).toBeGreaterThan(50)
  await server.crash()
  await writers
  for (const error of refused) expect(error).toMatchObject({ code: 'store-unavailable' })

  await expect
    .poll(() =>
      store.ping().then(
        () => true,
        () => false,
      ),
    )
    .toBe(true)
  const kept = new Set((await store.outbox.claim({ now, limit: 1e6, leaseSeconds: 0 })).map(({ id }) => id))
  for (const id of acknowledged) expect(kept.has(id)).toBe(true)
  // An operation counts on both keys or on none, acknowledged or not.
  for (const id of kept) {
    const counts = await store.throttle.peek([`${id}-a`, `${id}-b`], { now })
    expect(counts.get(`${id}-a`)?.count).toBe(counts.get(`${id}-b`)?.count)
    if (acknowledged.includes(id)) expect(counts.get(`${id}-a`)?.count).toBe(1)
  }
}, 60_000)
