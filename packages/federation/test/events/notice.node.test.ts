import { LaissezPasserError } from '@laissez-passer/core/errors'
import { sealLogoutSubject } from '@laissez-passer/core/internal/sessions'
import type { AccountEvent } from '@laissez-passer/core/ports'
import { describe, expect, it } from 'vitest'
import { node } from '../../../runtime/src/node/index.ts'
import { mergedOf, noticeTo, uidOf } from '../../src/events/notice.ts'
import { secretKey } from '../support/provider.ts'

const runtime = { ...node({ secretKey }), now: 1_900_000_000 }
const { keyRing } = runtime
const sealed = await sealLogoutSubject(keyRing, 'n00goes')
const event = (more: Partial<AccountEvent>): AccountEvent => ({
  position: 1,
  id: 'one',
  at: runtime.now,
  kind: 'account-merged',
  by: null,
  details: {},
  accountId: null,
  uid: null,
  sealedUid: null,
  ...more,
})

describe('whose an event is', () => {
  it.each([
    ['an account that is there', { uid: 'n00stays' }, 'n00stays', {}],
    ['one that is gone', { sealedUid: sealed }, 'n00goes', {}],
    ['one that another went into', { uid: 'n00stays', sealedUid: sealed }, 'n00stays', { mergedUid: 'n00goes' }],
    ['nobody’s any more', {}, null, {}],
    ['one that no key opens', { sealedUid: 'k9.lost' }, null, {}],
    ['one that another went into, whom no key opens', { uid: 'n00stays', sealedUid: 'k9.lost' }, 'n00stays', {}],
  ])('%s', async (_, more, uid, merged) => {
    expect(await uidOf({ keyRing }, event(more))).toBe(uid)
    expect(await mergedOf({ keyRing }, event(more))).toEqual(merged)
  })

  it.each([[new TypeError('broken')], [new LaissezPasserError('store-unavailable', 'gone')]])(
    'isn’t passed over while it can’t be said for now: %s',
    async (error) => {
      const open = () => Promise.reject(error)
      await expect(uidOf({ keyRing: { ...keyRing, open } }, event({ sealedUid: sealed }))).rejects.toBe(error)
    },
  )
})

describe('a notice', () => {
  const params = { kind: 'signed-in', at: runtime.now, by: 'person', uid: 'n00abcd', details: '{}' }

  it('leaves in the order in which things happened', async () => {
    const ids = await Promise.all(
      [3, 40].map(async (position) => (await noticeTo(runtime, { ...params, receiver: 'webhook:crm', position })).id),
    )
    expect(ids.map((id) => id.split('-')[0])).toEqual(['000000000003', '000000000014'])
  })

  it('without a place among them has an id of another form', async () => {
    const { id } = await noticeTo(runtime, { ...params, receiver: 'stream:one' })
    expect(id).not.toMatch(/^\w{12}-/)
  })
})
