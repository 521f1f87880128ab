import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { SnapshotPart, Upkeep } from '@laissez-passer/store-sql/sqlite'
import { sqlite, sqliteUpkeep } from '@laissez-passer/store-sql/sqlite'
import { inSet, newSet, sharded } from '@laissez-passer/store-sql/sharded'
import { account, link, message, now } from '../../../../packages/store-sql/src/contract/fixtures.ts'
import { assigning, stockToken } from '../../../../packages/store-sql/src/tokens/fixtures.ts'
import { partsOf } from '../../src/backup/parts.ts'
import { folderOfTest } from '../support/several.ts'

const key = new Uint8Array(32).fill(7)

/** Two databases in files, and the provider over both. */
async function two() {
  const folder = await folderOfTest()
  const paths = ['one', 'two'].map((name) => join(folder, `${name}.sqlite`))
  const open = async () => {
    const stores = await Promise.all(paths.map((path) => sqlite(path)))
    onTestFinished(() => stores.forEach((store) => store.close()))
    return sharded(stores, { key })
  }
  const [one = '', other = ''] = paths
  return { open, upkeeps: [sqliteUpkeep(one), sqliteUpkeep(other)] as const }
}

/** The same, with something that happens once a snapshot was begun. */
function meanwhile(upkeep: Upkeep, happens: (tables: boolean) => Promise<void>): Upkeep {
  return {
    ...upkeep,
    async *snapshot(options) {
      let isBegun = false
      for await (const part of upkeep.snapshot(options)) {
        if (!isBegun) await happens(options?.tables !== undefined)
        isBegun = true
        yield part
      }
    },
  }
}

it('a token in stock that is given out between the moments of two databases is in the backup, and somebody’s once', async () => {
  const [from, to] = [await two(), await two()]
  const store = await from.open()
  const people = ['ada', 'eve'].map((name) =>
    account({ id: `101${name}${'x'.repeat(19)}`, email: `${name}@example.eu` }),
  )
  for (const person of people)
    await store.accounts.register({
      account: person,
      emailKey: person.email,
      uidMarks: [],
      link: link(person.id),
      message: message({ accountId: person.id }),
    })
  const [ada, eve] = people.map(({ id }) => id)
  const [earlier, later, left] = [stockToken(), stockToken(), stockToken()]
  for (const device of [earlier, later, left]) await store.codeTokens.stock(device)
  const give = (device: typeof left, to = '') => store.codeTokens.assign(assigning(to, device))

  const [first, second] = from.upkeeps
  const sections: SnapshotPart[][] = []
  for await (const part of partsOf({
    upkeep: meanwhile(first, async (alone) => void (alone && (await give(earlier, ada)))),
    further: [meanwhile(second, async () => void (await give(later, ada)))],
  })) {
    if (part.kind === 'schema') sections.push([])
    sections.at(-1)?.push(part)
  }
  expect(await store.codeTokens.list(ada ?? '')).toHaveLength(2)

  const set = newSet()
  for (const [index, parts] of sections.entries())
    await to.upkeeps[index]?.restore(
      inSet(
        (async function* () {
          yield* parts
        })(),
        set,
      ),
      { replace: false },
    )
  const restored = await to.open()
  await restored.names?.mend({ now: now + 10, write: true })
  const idsOf = (devices: readonly { readonly id: string }[]) => devices.map(({ id }) => id).toSorted()
  expect(idsOf(await restored.codeTokens.list(ada ?? ''))).toEqual([earlier.id])
  expect(idsOf(await restored.codeTokens.inStock({ serial: null, limit: 9 }))).toEqual(idsOf([later, left]))
  const again = (device: typeof left) =>
    restored.codeTokens.assign(assigning(eve ?? '', device, { createdAt: now + 20 }))
  expect(await again(earlier)).toEqual({ ok: false, reason: 'unknown' })
  for (const device of [later, left]) expect(await again(device)).toEqual({ ok: true })
})
