import { readdir, rm, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sqliteFile } from '../../src/database.ts'
import { signsIn } from '../support/person.ts'
import { smallDisk } from '../support/small-disk.ts'
import { secretKey } from '../support/places.ts'
import { addAccount, made, place, run } from '../support/backups.ts'

describe('a backup', () => {
  it('goes over data that are there only when told, and not while somebody works on them', async () => {
    const { file } = await made()
    const target = await place('sqlite')
    const path = sqliteFile(target.folder)
    await target.withStore(async (store) => {
      await addAccount(store, 1)
      expect(JSON.parse((await run(target, 'restore', file, '--json')).out).reason).toBe('occupied')
      expect(JSON.parse((await run(target, 'restore', file, '--replace', '--json')).out).reason).toBe('in-use')
      expect(await store.accounts.find({ uid: 'w1' })).not.toBeNull()
    })
    expect((await readdir(target.folder)).toSorted()).toEqual(['login.sqlite'])
    expect(await run(target, 'restore', file, '--replace')).toMatchObject({ code: 0, err: '' })
    await target.withStore(async (store) => {
      expect(await store.accounts.find({ uid: 'w1' })).toBeNull()
      await signsIn(store, target.environment)
    })
    expect(await readdir(target.folder)).toContain('login.sqlite.replaced')
    // What is there is broken: that is what restores are for.
    await truncate(path, 5000)
    await rm(`${path}-wal`, { force: true })
    expect(await run(target, 'restore', file, '--replace')).toMatchObject({ code: 0, err: '' })
  }, 30_000)

  it('isn’t written over PostgreSQL that others use, or that holds anything', async () => {
    const { file } = await made()
    const target = await place('postgres')
    await target.withStore(async (store) => {
      await addAccount(store, 1)
      expect(JSON.parse((await run(target, 'restore', file, '--json')).out).reason).toBe('occupied')
      expect(JSON.parse((await run(target, 'restore', file, '--replace', '--json')).out).reason).toBe('in-use')
      expect(await store.accounts.find({ uid: 'w1' })).not.toBeNull()
    })
    expect(await run(target, 'restore', file, '--replace')).toMatchObject({ code: 0, err: '' })
    await target.withStore((store) => signsIn(store, target.environment))
  }, 30_000)

  it('never writes over a file, and says which can’t be used', async () => {
    const { file, source } = await made()
    expect(JSON.parse((await run(source, 'backup', file, '--json')).out).reason).toBe('exists')
    await writeFile(`${file}.3.partial`, '')
    expect((await run(source, 'backup', `${file}.3`)).err).toContain('a backup was cut off')
    const elsewhere = join(file, 'x.backup')
    for (const [args, reason] of [
      [['backup', elsewhere], 'unwritable'],
      [['backup', '/proc/x.backup'], 'unwritable'],
      [['restore', source.folder], 'unreadable'],
    ] as const)
      expect([args, JSON.parse((await run(source, ...args, '--json')).out).reason]).toEqual([args, reason])
  }, 30_000)

  it('leaves nothing where the disk is full, and neither does a restore', async ({ skip }) => {
    const small = await smallDisk('64k')
    if (small === null) return skip('only root makes a disk')
    const { file, source } = await made()
    await source.withStore(async (store) => {
      for (let number = 0; number < 2000; number++) await addAccount(store, number)
    })
    const full = await run(source, 'backup', join(small, 'x.backup'))
    expect([full.code, full.err]).toEqual([1, expect.stringContaining(`There is no room left in ${small}`)])
    expect(await readdir(small)).toEqual([])
    // The same while restoring.
    const environment = { ...source.environment, DATA_DIR: small, SECRET_KEY: secretKey }
    const restored = await run({ environment }, 'restore', file)
    expect([restored.code, restored.err]).toEqual([1, expect.stringContaining('There is no room left')])
    expect(await readdir(small)).toEqual([])
  }, 30_000)
})
