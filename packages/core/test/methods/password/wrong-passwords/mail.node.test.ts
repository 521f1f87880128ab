import { beforeEach, describe, expect, it } from 'vitest'
import { choosePassword } from '../../../../src/registration/index.ts'
import { goodPassword, tokenIn, visitor } from '../../../support/world.ts'
import { from, jane, janeAlone, oneFactor, paid, repeat, tries, world, wrong } from './support/tried.ts'

beforeEach(janeAlone)

describe('the mail about wrong passwords', () => {
  const told = async () => (await world.mails()).map(({ template, to }) => [template, to])

  it('comes at the tenth, once a day', async () => {
    await repeat(9, (i) => wrong(i))
    expect(await told()).toEqual([])
    await wrong(9)
    const [mail] = await world.mails()
    expect(mail).toMatchObject({ template: 'password-guessed', to: jane.email, language: 'fr' })
    expect(mail?.params).toMatchObject({ resetLink: 'https://id.example.eu/cas/password/lost' })
    await repeat(10, (i) => paid(i + 20))
    expect(await told()).toEqual([])
    world.now += 86_400
    await paid(40)
    expect(await told()).toEqual([['password-guessed', jane.email]])
  })

  it('comes when the hundredth closes it, with a link that opens it again', async () => {
    await repeat(10, (i) => wrong(i))
    await repeat(90, (i) => paid(i))
    const closed = (await world.mails()).filter(({ template }) => template === 'password-closed')
    expect(closed).toHaveLength(1)
    expect(await tries(goodPassword, { browser: from(240), work: true })).toBe('password-closed')
    const fields = { newPassword: 'Green-Teapot-77', confirmPassword: 'Green-Teapot-77' }
    const chosen = { visitor: visitor(), token: tokenIn(closed[0]), ...fields }
    expect(await choosePassword(world.context, chosen)).toMatchObject({ ok: true })
    expect(await tries('Green-Teapot-77', { browser: from(241) })).toBe('signed-in')
  })

  it('comes to nobody for an identifier that nobody has; as much is looked up and written', async () => {
    await repeat(9, (i) => wrong(i))
    await repeat(9, (i) => wrong(i + 20, 'nobody@example.org'))
    const counted = async (i: number, identifier?: string) => {
      world.forget()
      await wrong(i, identifier)
      return world.queries.map(({ kind }) => kind)
    }
    expect(await counted(30, 'nobody@example.org')).toEqual(await counted(31))
    expect(await told()).toEqual([['password-guessed', jane.email]])
  })

  it('doesn’t come for a browser in which the account was opened', async () => {
    await oneFactor()
    await world.mails()
    await repeat(10, () => tries('wrong'))
    expect(await told()).toEqual([])
  })
})
