import { beforeEach, describe, expect, it } from 'vitest'
import { listEids, unlinkEid } from '../../../src/methods/eid/use-cases.ts'
import type { Account } from '../../../src/ports/index.ts'
import { choosePassword, requestReset } from '../../../src/registration/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { begin } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import { signedIn } from '../../support/passkeys.ts'
import { tokenIn, visitor } from '../../support/world.ts'
import { confirm, jane, janeAndCountry, registers, stranger, world } from './support/world.ts'

beforeEach(janeAndCountry)

describe('an account without a password', () => {
  async function ada(): Promise<Account> {
    await registers(await stranger())
    const [mail] = await world.mails()
    await confirm(tokenIn(mail))
    await world.mails()
    const account = await world.context.store.accounts.find({ email: 'ada@example.org' })
    if (!account) throw new Error('no account')
    return account
  }

  it('keeps its only eID until it has one', async () => {
    const account = await ada()
    const { eids, onlyWayIn } = await listEids(world.context, { account })
    expect(onlyWayIn).toBe(true)
    const eidId = eids[0]?.id ?? ''
    expect(await unlinkEid(world.context, { fresh: await freshly(world.context, account), eidId })).toEqual({
      ok: false,
      reason: 'only-way-in',
    })
    expect(await unlinkEid(world.context, { fresh: await freshly(world.context, jane), eidId })).toEqual({
      ok: false,
      reason: 'unknown',
    })
    await requestReset(world.context, { identifier: account.uid, captcha: null, continueTo: null, visitor: visitor() })
    const [mail] = await world.mails()
    const chosen = 'Green-Teapot-73'
    expect(
      await choosePassword(world.context, {
        visitor: visitor(),
        token: tokenIn(mail),
        newPassword: chosen,
        confirmPassword: chosen,
      }),
    ).toMatchObject({ ok: true })
    await world.mails()
    const withPassword = { ...account, passwordHash: 'yes' }
    expect(await unlinkEid(world.context, { fresh: await freshly(world.context, withPassword), eidId })).toEqual({
      ok: true,
    })
    expect((await world.mails()).map(({ template }) => template)).toEqual(['eid-unlinked'])
    expect(await signedIn(world, account, { password: chosen })).toMatchObject({ account: { uid: account.uid } })
  })

  it('answers to a password as any other does to a wrong one, with as much work', async () => {
    const account = await ada()
    const attempt = async (email: string) => {
      const flow = await begin(world, email, { browser: visitor(`of ${email}`, { address: `at ${email}` }) })
      world.forget()
      const refused = await submitPassword(world.context, { ...flow, password: 'wrong', method: 'password' })
      return { reason: refused.ok || refused.reason, hashes: world.hasher.calls.length, queries: world.queries.length }
    }
    const here = await attempt(account.email)
    expect(here).toEqual(await attempt(jane.email))
    expect(here.reason).toBe('wrong-password')
  })
})
