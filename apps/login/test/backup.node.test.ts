import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { SnapshotPart, SnapshotRow } from '@laissez-passer/store-sql/sqlite'
import { describe, expect, it } from 'vitest'
import { personIn, signsIn } from './support/person.ts'
import type { TestPlace } from './support/places.ts'
import { addAccount, folder, place, run } from './support/backups.ts'

/** All rows of a place, by table, each row as text, in an order of their own. */
async function contentOf({ environment, open }: TestPlace): Promise<ReadonlyMap<string, readonly string[]>> {
  const opened = await open(environment)
  try {
    return await rowsIn(opened.upkeep.snapshot())
  } finally {
    await opened.close()
  }
}

async function rowsIn(parts: AsyncIterable<SnapshotPart>): Promise<ReadonlyMap<string, readonly string[]>> {
  const tables = new Map<string, SnapshotRow[]>()
  let table: { readonly name: string; readonly columns: readonly string[] } = { name: '', columns: [] }
  for await (const part of parts) {
    if (part.kind === 'table') tables.set((table = part).name, [])
    if (part.kind === 'rows') tables.get(table.name)?.push(...part.rows)
  }
  return new Map([...tables].map(([name, rows]) => [name, rows.map((row) => JSON.stringify(row)).toSorted()]))
}

describe.each([
  ['sqlite', 'postgres'],
  ['postgres', 'd1'],
  ['d1', 'sqlite'],
  ['sqlite', 'sqlite'],
] as const)('from %s to %s', (from, to) => {
  it('what was there at one moment is restored row for row, while others write, and opens', async () => {
    const [source, target] = [await place(from), await place(to)]
    const file = join(await folder(), 'x.backup')
    await source.withStore(async (store) => {
      await personIn(store, source.environment)
      let number = 0
      while (number < 300) await addAccount(store, number++)
      // Wrangler’s local D1 is one process’s at a time.
      let writing = from !== 'd1'
      const before = number
      const writer = (async () => {
        while (writing) await addAccount(store, number++)
      })()
      const made = await (from === 'd1' ? { code: 0 } : run(source, 'backup', file))
      const after = number
      writing = false
      await writer
      expect(made.code).toBe(0)
      if (from !== 'd1') expect(after).toBeGreaterThan(before)
    })
    if (from === 'd1') expect(await run(source, 'backup', file)).toMatchObject({ code: 0, err: '' })
    expect((await stat(file)).mode & 0o777).toBe(0o600)

    expect(await run(target, 'restore', file)).toMatchObject({ code: 0, err: '' })
    const [all, restored] = [await contentOf(source), await contentOf(target)]
    expect([...restored.keys()]).toEqual([...all.keys()])
    // The one that writes adds, and changes nothing: what is restored is there word for word.
    // The restore notes itself in the audit log.
    const kept = new Map(restored).set(
      'audit',
      (restored.get('audit') ?? []).filter((row) => !row.includes('backup-restored')),
    )
    for (const [name, rows] of kept) expect(all.get(name), name).toEqual(expect.arrayContaining([...rows]))
    // As of one moment: of each commit all three rows or none, and none before one that is there is missing.
    const written = ['accounts', 'links', 'outbox'].map((table) =>
      (restored.get(table) ?? []).flatMap((row) => /"writer-(\d+)"/.exec(row)?.[1] ?? []),
    )
    const count = written[0]?.length ?? 0
    expect(count).toBeGreaterThanOrEqual(300)
    const prefix = Array.from({ length: count }, (_, number) => String(number).padStart(6, '0'))
    for (const numbers of written) expect(numbers.toSorted()).toEqual(prefix)
    // And it lives: the person signs in by the password they had.
    await target.withStore((store) => signsIn(store, target.environment))
  }, 90_000)
})
