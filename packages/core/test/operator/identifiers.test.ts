import { expect, it } from 'vitest'
import type { Context } from '../../src/context/index.ts'
import { createAccount, importAccounts, inviteAccount } from '../../src/operator/index.ts'
import { registerAccount } from '../../src/registration/index.ts'
import { form, newWorld } from '../support/world.ts'

const words = { by: { via: 'command', name: 'root' }, reason: null } as const
const named = (email: string) => ({ email, firstName: 'Ada', lastName: 'Lovelace', language: 'en' })

const ways: Readonly<Record<string, (context: Context, email: string) => Promise<unknown>>> = {
  registered: (context, email) => registerAccount(context, form({ email, confirmEmail: email })),
  created: (context, email) => createAccount(context, { ...words, person: named(email), password: 'Blue-Kettle-42' }),
  invited: (context, email) => inviteAccount(context, { ...words, person: named(email) }),
  imported: (context, email) => {
    const account = { passwordHash: null, passwordChangedAt: null, verified: true, locked: false }
    return importAccounts(context, { ...words, accounts: [{ ...account, person: named(email) }] })
  },
}

it.each(Object.entries(ways))(
  'who is %s gets a longer identifier where chance makes the same again; after twelve tries it is said',
  async (way, make) => {
    const world = await newWorld()
    // All letters are the same; ids and tokens stay random.
    const random = (bytes: number) => (bytes === 4 ? new Uint8Array(4) : world.context.random(bytes))
    const context = { ...world.context, random }
    const uids = []
    for (const email of ['a@example.org', 'b@example.org', 'c@example.org']) {
      await make(context, email)
      uids.push((await world.context.store.accounts.find({ email }))?.uid)
    }
    expect(uids).toEqual(['n00aaaaa', 'n00aaaaaa', 'n00aaaaaaa'])
    const fourth = make(context, 'd@example.org')
    if (way === 'imported')
      expect(await fourth).toEqual([{ outcome: 'refused', issues: [{ field: 'uid', code: 'uid-taken' }] }])
    else await expect(fourth).rejects.toMatchObject({ code: 'no-free-uid' })
    expect(await world.context.store.accounts.find({ email: 'd@example.org' })).toBeNull()
  },
)
