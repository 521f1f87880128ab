import { beforeEach, describe, expect, it } from 'vitest'
import { findUnmatchedEid } from '../../../src/methods/eid/use-cases.ts'
import { registerAccount } from '../../../src/registration/index.ts'
import { form, tokenIn, visitor } from '../../support/world.ts'
import { personHashesOf } from '../../../src/methods/eid/person.ts'
import { makeEidAccount } from '../../../src/methods/eid/register.ts'
import { lockAccount } from '../../../src/operator/index.ts'
import { comeBack, country, jane, janeAndCountry, leave, registers, stranger, world } from './support/world.ts'

beforeEach(janeAndCountry)

const templates = async () => (await world.mails()).map(({ template }) => template)

describe('an account by eID', () => {
  it.each([
    [{ email: 'no address' }, 'email'],
    [{ language: 'xx' }, 'language'],
    [{ privacy: false }, 'privacy'],
  ])('needs each field: %j', async (changed, field) => {
    const refused = await registers(await stranger(), changed)
    expect(refused).toMatchObject({ ok: false, reason: 'invalid', issues: [{ field }] })
    expect(await templates()).toEqual([])
  })

  it('proposes the address that the country knows, and none where it knows none', async () => {
    const waiting = async () => findUnmatchedEid(world.context, { eidId: await stranger(), visitor: visitor() })
    expect(await waiting()).toMatchObject({ email: '' })
    country.says = { email: { value: 'ada@country.example', verified: false } }
    expect(await waiting()).toMatchObject({ email: 'ada@country.example' })
  })

  it('isn’t made by a link that ended while its person was at the country', async () => {
    await registers(await stranger())
    const token = tokenIn((await world.mails()).at(-1))
    world.now += 24 * 3600 - 1
    const state = await leave({ kind: 'register', token })
    world.now += 1
    expect(await comeBack(state)).toMatchObject({ ok: false, reason: 'gone' })
    expect(await world.context.store.accounts.find({ email: 'ada@example.org' })).toBeNull()
  })

  it('has a longer identifier where chance makes the same again; after twelve tries it is said', async () => {
    // All letters are the same; ids and tokens stay random.
    const random = (bytes: number) => (bytes === 4 ? new Uint8Array(4) : world.context.random(bytes))
    const make = async (personId: string) => {
      country.says = { personId }
      await registers(await stranger(), { email: `${personId}@example.org` })
      const token = tokenIn((await world.mails()).at(-1))
      const personHashes = await personHashesOf(world.context, { scheme: country.id, personId })
      await makeEidAccount({ ...world.context, random }, { token, personHashes, known: null })
      return (await world.context.store.accounts.find({ email: `${personId}@example.org` }))?.uid
    }
    expect([await make('a'), await make('b'), await make('c')]).toEqual(['v00aaaaa', 'v00aaaaaa', 'v00aaaaaaa'])
    await expect(make('d')).rejects.toMatchObject({ code: 'no-free-uid' })
  })

  it('is mailed about five times an hour to one mailbox; the answer is the same', async () => {
    const eidId = await stranger()
    const answer = { ok: true, maskedEmail: 'A...@...' }
    for (let n = 0; n < 5; n++) expect(await registers(eidId)).toEqual(answer)
    const mails = await world.mails()
    expect(mails).toHaveLength(5)
    expect(mails[0]?.params).toMatchObject({ firstName: 'Ada', maskedEmail: 'A...@...', validHours: 24 })
    expect(await registers(eidId)).toEqual(answer)
    expect(await templates()).toEqual([])
  })

  it('sends the link to an address that waits to be confirmed, and nothing to one of a locked account', async () => {
    const eidId = await stranger()
    await registerAccount(world.context, form({ email: 'new@example.org', confirmEmail: 'new@example.org' }))
    await world.mails()
    expect(await registers(eidId, { email: 'new@example.org' })).toMatchObject({ ok: true })
    expect(await templates()).toEqual(['eid-registration'])
    await lockAccount(world.context, { accountId: jane.id, by: { via: 'command', name: 'root' }, reason: null })
    expect(await registers(eidId, { email: jane.email })).toMatchObject({ ok: true })
    expect(await templates()).toEqual([])
  })
})
