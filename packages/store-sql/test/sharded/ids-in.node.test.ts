import { describe, expect, test } from 'vitest'
import { account, entry, link, message, now } from '../../src/contract/fixtures.ts'
import { idsIn } from '../../src/sharded/ids-in.ts'
import { sharded } from '../../src/sharded.ts'
import { key } from '../support/four-databases.ts'
import { chosen, databases, registering } from '../support/spread.ts'

describe('the ids in a call', () => {
  test('are its texts, then whose it is, then what else it names, the nearest to its top first', () => {
    const call = [
      'id-1',
      {
        session: 'session-1',
        tokenHash: 'hash-1',
        accountId: 'owner-1',
        account: { uid: 'n001', id: 'owner-2', other: { replaces: 'session-2' } },
        device: { name: 'a phone', id: 'device-1', accountId: 'owner-3' },
      },
      'id-2',
    ]
    expect(idsIn(call)).toEqual([
      'id-1',
      'id-2',
      'owner-1',
      'session-1',
      'hash-1',
      'owner-2',
      'owner-3',
      'device-1',
      'session-2',
    ])
  })

  test('are no text that people type, nothing that others made, and no number', () => {
    const others = { clientId: 'a', serviceId: 'b', credentialId: 'c', browserHash: 'd', passwordHash: 'e', sid: 'f' }
    const typed = { name: 'g', email: 'h', idle: 'i', identifier: 'j', hashed: 'k' }
    expect(idsIn([{ ...others, ...typed, id: 1, accountId: 2, tokenHash: 3 }, 4, null, undefined, true])).toEqual([])
    // The id of what is no account’s is one all the same, and that of an account stands in `account` alone.
    expect(idsIn([{ first: { id: 'a' }, account: { id: 'b' }, second: { id: 'c' } }])).toEqual(['b', 'a', 'c'])
  })

  test('are those of four levels: what lies deeper is what is written, not what it is about', () => {
    const call = { id: '1', in: { id: '2', in: { id: '3', in: { id: '4', in: { id: '5' } } } } }
    expect(idsIn([call])).toEqual(['1', '2', '3', '4'])
    expect(idsIn([])).toEqual([])
  })
})

test('an account of the time when there was one database stays in the first, whatever its rows are called', async () => {
  const [first, second] = await databases(2)
  if (!first || !second) throw new Error('two databases')
  const old = account({ id: `0${'a'.repeat(22)}`, email: 'old@example.eu' })
  await first.accounts.register(registering(old))
  await chosen(first, old.id)
  const store = await sharded([first, second], { key })
  // Ids of rows are random there: one in a thousand begins like that of a row in the second database.
  const issued = link(old.id)
  const id = `01${'m'.repeat(20)}`
  expect(await store.accounts.issueLink({ link: issued, message: message({ id, accountId: old.id }) })).toBeNull()
  expect((await store.accounts.findLink(issued.tokenHash, { now }))?.account.id).toBe(old.id)
  expect(await first.outbox.find(id)).not.toBeNull()
  const activity = entry(old.id, { id: `01${'e'.repeat(20)}` })
  expect(await store.accounts.lock({ accountId: old.id, now, messages: [], activity })).toBe(true)
})
