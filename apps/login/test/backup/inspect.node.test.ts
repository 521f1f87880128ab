import { expect, it } from 'vitest'
import { inspect } from '../../src/backup/inspect.ts'
import type { BackupItem } from '../../src/backup/lines.ts'

async function* given(databases: number | undefined, schemas: readonly number[]): AsyncGenerator<BackupItem> {
  yield { kind: 'header', madeAt: 1_900_000_000, databases }
  for (const database of schemas) yield { kind: 'schema', steps: ['0001-first'], database }
}

it.each([
  [undefined, [0]],
  [2, [0, 1]],
  [2, [1, 0]],
])('a backup of %s databases that are %j is whole', async (databases, schemas) => {
  expect(await inspect(given(databases, schemas), () => {})).toMatchObject({ databases: databases ?? 1 })
})

// Restoring one that has another than there are went round and round and never ended; the same twice was
// written twice.
it.each([
  [2, [0], 'lacks one of its databases'],
  [2, [0, 1, 7], 'has more databases than it says'],
  [2, [0, 1, 1], 'has more databases than it says'],
  [undefined, [0, 1], 'has more databases than it says'],
])('a backup of %s databases that are %j is damaged', async (databases, schemas, why) => {
  await expect(inspect(given(databases, schemas), () => {})).rejects.toThrow(why)
})
