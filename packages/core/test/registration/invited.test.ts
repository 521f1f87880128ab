import { beforeEach, describe, expect, it } from 'vitest'
import { inviteAccount } from '../../src/operator/index.ts'
import { choosePassword } from '../../src/registration/index.ts'
import { newWorld, tokenIn, visitor, type World } from '../support/world.ts'

const by = { via: 'command', name: 'root' } as const
const newPassword = 'Blue-Kettle-42'
let world: World
let token: string
beforeEach(async () => {
  world = await newWorld()
  const person = { email: 'ana@example.org', firstName: 'Ana', language: 'fr', lastName: 'Lee' }
  const invited = await inviteAccount(world.context, { by, reason: null, person })
  if (!invited.ok) throw new Error(invited.reason)
  token = tokenIn((await world.mails()).at(-1))
})

const who = { firstName: 'Ana', lastName: 'Lee', language: 'fr', privacy: true }
const choose = (person: Parameters<typeof choosePassword>[1]['person']) =>
  choosePassword(world.context, {
    token,
    newPassword,
    confirmPassword: newPassword,
    visitor: visitor(),
    ...(person === undefined ? {} : { person }),
  })
const account = () => world.context.store.accounts.find({ email: 'ana@example.org' })

describe('who was invited', () => {
  it('says who they are in place of the operator, tidied, in a language of theirs', async () => {
    const chosen = await choose({ firstName: ' Anna  Maria ', lastName: 'Li', language: 'en', privacy: true })
    expect(chosen).toMatchObject({ ok: true, purpose: 'invitation' })
    expect(await account()).toMatchObject({ status: 'active', firstName: 'Anna Maria', lastName: 'Li', language: 'en' })
  })

  it.each([
    ['nothing', undefined, [['privacy', 'required']]],
    ['nobody', null, [['privacy', 'required']]],
    ['no consent', { ...who, privacy: false }, [['privacy', 'required']]],
    ['no name', { ...who, firstName: '', lastName: '' }, [['firstName', 'required']]],
    ['a language that isn’t spoken here', { ...who, language: 'xx' }, [['language', 'unknown-language']]],
  ])('may not say %s', async (_, person, issues) => {
    expect(await choose(person)).toEqual({
      ok: false,
      reason: 'invalid',
      issues: issues.map(([field, code]) => expect.objectContaining({ field, code })),
    })
    expect(await account()).toMatchObject({ status: 'pending', firstName: 'Ana' })
  })

  it('may not choose a password of the names they say', async () => {
    const person = { ...who, firstName: 'Kettle' }
    expect(await choose(person)).toMatchObject({ issues: [{ field: 'newPassword', code: 'own-data' }] })
    expect(await choose(who)).toMatchObject({ ok: true })
  })
})
