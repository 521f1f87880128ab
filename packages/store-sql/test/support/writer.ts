// A process of its own for the crash test: writes without end, and says on stdout what was acknowledged.
import { sqlite } from '../../src/sqlite.ts'

const [path = '', prefix = ''] = process.argv.slice(2)
const store = await sqlite(path)
const rule = (key: string) => ({ key, accountId: null, limit: 1e9, lockSeconds: 1, windowSeconds: null })

async function write(lane: number): Promise<never> {
  for (let index = 0; ; index++) {
    const key = `${prefix}-${lane}-${index}`
    // A message and a mark: each acknowledged one must be there afterwards, whole.
    await Promise.all([
      store.outbox.add([
        {
          id: key,
          accountId: null,
          kind: 'mail',
          to: 'a@b.eu',
          template: 't',
          language: 'en',
          sealed: 's',
          createdAt: 1,
        },
      ]),
      store.throttle.spend([rule(`${key}-a`), rule(`${key}-b`)], { now: 1 }),
      store.seen.first(key, { now: 1, expiresAt: 1e9 }),
    ])
    process.stdout.write(`${key}\n`)
  }
}

await Promise.all(Array.from({ length: 8 }, (_, lane) => write(lane)))
