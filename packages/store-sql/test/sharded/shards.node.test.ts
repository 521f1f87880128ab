import { describe, expect, test } from 'vitest'
import { jump, shardsOf } from '../../src/sharded/shards.ts'
import type { SqlStore } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { databases } from '../support/spread.ts'

/** Stores that nobody asks anything. */
const many = (count: number) => Array.from({ length: count }, () => ({}) as SqlStore)

describe('where what is', () => {
  test('is for ever: other numbers would lose every name that was written', async () => {
    const hashes = [0, 1, 2, 12_345, 0x7fff_ffff, 0x8000_0000, 0xffff_fffe, 0xffff_ffff]
    expect(hashes.map((hash) => jump(hash, 1))).toEqual(hashes.map(() => 0))
    expect(hashes.map((hash) => jump(hash, 10))).toEqual([6, 6, 8, 0, 8, 6, 5, 2])
    expect(hashes.map((hash) => jump(hash, 1296))).toEqual([1160, 1046, 961, 426, 618, 160, 875, 1227])
    const all = many(10)
    const shards = shardsOf(all, { key })
    const names = ['ada', 'bea', 'grace', 'zoë']
    expect(names.map((name) => shards.placing.account(name))).toEqual(['105', '101', '107', '107'])
    expect(names.map((name) => all.indexOf(shards.home(name)))).toEqual([1, 5, 0, 4])
    expect(names.map((name) => all.indexOf(shards.directoryOf(name, 10)))).toEqual([5, 1, 0, 7])
    expect(shards.nameOf('email', 'ada')).toBe('nJMh-Skh19eHd0cbzwExuReoPSiYy4_JaA9Sf8JaDXA')
  })

  test('a call goes where an account’s id says; where a row’s id hints at a database, there and to the first', () => {
    const all = many(3)
    const shards = shardsOf(all, { key })
    const among = (...ids: readonly string[]) => shards.among(ids.map((id) => ({ id }))).map((one) => all.indexOf(one))
    const rest = 'x'.repeat(20)
    expect(among(`101${rest}xx`)).toEqual([1])
    expect(among(`02${rest}`, `101${rest}xx`)).toEqual([1])
    expect(among(`01${rest}`)).toEqual([1, 0])
    expect(among(`02${rest}`, `01${rest}`, `02${rest}`)).toEqual([2, 1, 0])
    expect(among(`00${rest}`)).toEqual([0])
    // An account from before there were several, whose rows are called anything.
    expect(among(`01${rest}`, `0-${rest}x`)).toEqual([0])
    // No database has that number, or it is no number, or no row’s id.
    for (const id of [
      `03${rest}`,
      `zz${rest}`,
      `0-${rest}`,
      `-1${rest}`,
      `0A${rest}`,
      `01${rest}xx`,
      `x01${rest}`,
      '01',
      '01x',
    ])
      expect([id, among(id)]).toEqual([id, [0]])
    expect(shards.among([]).map((one) => all.indexOf(one))).toEqual([0])
  })

  test('counts of an account are where it is; those of a crowd all in one place, whoever is in it', () => {
    const all = many(9)
    const { home } = shardsOf(all, { key })
    const [ada, bea] = [`101${'a'.repeat(22)}`, `102${'b'.repeat(22)}`]
    for (const counted of [ada, `password ${ada}`, `code:${ada}:phone`, `${ada} x`])
      expect(all.indexOf(home(counted))).toBe(1)
    const crowds = ['network 192.0.2.1', 'network 192.0.2.2', 'a', 'b', 'c', 'd', `of ${ada}`]
    for (const crowd of crowds)
      for (const member of ['', 'x', ` ${ada}`, `id:${bea}`]) expect(home(`${crowd}#${member}`)).toBe(home(`${crowd}#`))
    expect(new Set(crowds.map((crowd) => home(`${crowd}#`))).size).toBeGreaterThan(2)
  })

  test('a sign-in is where the account is, also one whose address would be placed elsewhere by now', () => {
    const all = many(9)
    const { of, placing } = shardsOf(all, { key })
    const secretHash = 's'.repeat(43)
    for (const shard of [0, 3, 8])
      for (const identifier of ['ada@example.eu', 'bea@example.eu', 'zoe@example.eu']) {
        const accountId = `10${shard}${'x'.repeat(22)}`
        const tag = placing.signIn({ accountId, identifier, secretHash })
        expect(all.indexOf(of(tag + secretHash))).toBe(shard)
      }
  })
})

describe('what can’t be opened is refused, and says why', () => {
  test('no database, and more than have a number', () => {
    expect(() => shardsOf([], { key })).toThrow('There is no database')
    expect(() => shardsOf(many(1297), { key })).toThrow('There are more than 1296 databases')
    expect(shardsOf(many(1296), { key }).all).toHaveLength(1296)
  })

  test('one that is there twice; a full one that isn’t there; all full; a short key', async () => {
    const [one, two] = await databases(2)
    if (!one || !two) throw new Error('two databases')
    expect(() => shardsOf([one, two, one], { key })).toThrow(/a store is there twice/)
    expect(() => shardsOf([one, two], { key, full: [2] })).toThrow(
      /full names a database that isn’t there; there are 2/,
    )
    expect(() => shardsOf([one, two], { key, full: [0, 1] })).toThrow('Every database is full')
    expect(shardsOf([one, two], { key, full: [0] }).placing.account('anybody')).toBe('101')
    expect(() => shardsOf([one, two], { key: key.slice(1) })).toThrow(/32 secret bytes/)
    expect(() => shardsOf([one, two], { key, sweptAtOnce: 0 })).toThrow(/sweptAtOnce/)
  })
})
