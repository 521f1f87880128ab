import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { SqlStore } from '@laissez-passer/store-sql/sharded'
import { contentOf, emails, folderOfTest, type Given, on, people, run } from './several.ts'

/** That a backup of two databases becomes two again. @param limit of a test, in milliseconds */
export function severalBackups(several: (count: number) => Promise<Given>, limit: number): void {
  it(
    'a backup of several databases is one file, and becomes as many again; others, or another key, are refused',
    async () => {
      const [from, to] = [await several(2), await several(2)]
      await on(from, people)
      const file = join(await folderOfTest(), 'all.backup')

      const kept = await run(from, 'backup', file)
      expect(kept.out, kept.err).toContain('tables of 2 databases are in')
      expect(kept.out).toContain('DIRECTORY_KEY is in no backup')
      const counted = /\d+ rows of \d+ tables of 2 databases/.exec(kept.out)?.[0]
      expect((await run(from, 'restore', file, '--check')).out).toContain(counted)
      const other = { ...to.environment, DIRECTORY_KEY: 'e'.repeat(43) }
      const wrong = [
        [to.alone, 'The backup is of 2 databases, and one database is named'],
        [other, 'DIRECTORY_KEY is another one than that of the backup'],
      ] as const
      for (const [environment, why] of wrong)
        expect((await run({ ...to, environment }, 'restore', file)).err).toContain(why)

      const restored = await run(to, 'restore', file)
      expect(restored.out, restored.err).toContain('Restored')
      expect(restored.out).not.toContain('anew')
      const [before, after] = [await contentOf(from), await contentOf(to)]
      expect(after.contents).toEqual(before.contents)
      // It is a copy: its databases belong together, and not to those of which it is one.
      expect([before.sets.length, after.sets.length]).toEqual([1, 1])
      expect(after.sets).not.toEqual(before.sets)
      await on(to, async (store) => {
        const found = await Promise.all(emails.map((email) => store.accounts.find({ email })))
        expect(found.map((one) => one?.email)).toEqual(emails)
        expect(new Set(found.map((one) => one?.id.slice(0, 3)))).toEqual(new Set(['100', '101']))
      })
      expect((await run(to, 'restore', file)).err).toContain('--replace')
    },
    limit,
  )

  // Of one database the moment came before they registered, of another after.
  it(
    'whom the moments of a backup lie apart for is found by their address once it is restored',
    async () => {
      const [from, to] = [await several(2), await several(2)]
      await on(from, people)
      const lost = await on(from, async (store) => {
        const ids = await Promise.all(emails.map(async (email) => (await store.accounts.find({ email }))?.id ?? ''))
        const owner = ids.find((id) => id.startsWith('101')) ?? ''
        for (const { executor } of store.databases as readonly SqlStore[])
          await executor.commit([{ sql: 'delete from names where owner = ?', parameters: [owner] }])
        return emails[ids.indexOf(owner)] ?? ''
      })
      expect(await on(from, (store) => store.accounts.find({ email: lost }))).toBeNull()
      const file = join(await folderOfTest(), 'all.backup')
      expect((await run(from, 'backup', file)).err).toBe('')
      expect((await run(to, 'restore', file)).out).toContain('2 names that the directory lacked were written anew')
      expect(await on(to, (store) => store.accounts.find({ email: lost }))).toMatchObject({ email: lost })

      expect((await run(from, 'directory', 'mend', '--dry-run')).out).toContain('lacked 2. Nothing was written')
      expect(JSON.parse((await run(from, 'directory', 'mend', '--json')).out)).toMatchObject({ missing: 2, written: 2 })
      expect(await on(from, (store) => store.accounts.find({ email: lost }))).toMatchObject({ email: lost })
      expect((await run(from, 'directory', 'mend')).out).toContain('18 names, and the directory has them all')
    },
    limit,
  )

  it(
    'a name that somebody is taking at this moment is neither mended nor called another’s',
    async () => {
      const from = await several(2)
      await on(from, people)
      const now = Math.floor(Date.now() / 1000)
      await on(from, async (store) => {
        const { id } = (await store.accounts.find({ email: emails[0] ?? '' })) ?? { id: '' }
        for (const { executor } of store.databases as readonly SqlStore[])
          await executor.commit([
            {
              sql: `update names set owner = ?, claim = 'theirs', confirmed = 0, reserved_at = ? where owner = ?`,
              parameters: [`${id.slice(0, 3)}${'z'.repeat(22)}`, now, id],
            },
          ])
      })
      const mended = await run(from, 'directory', 'mend')
      expect(mended.code).toBe(1)
      expect(mended.out).toContain('lacked 2. 0 were written anew. 2 are being taken at this moment')
      expect(mended.out).not.toContain('Two accounts bear')
    },
    limit,
  )
}
