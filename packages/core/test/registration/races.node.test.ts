import { expect, it } from 'vitest'
import { choosePassword, registerAccount } from '../../src/registration/index.ts'
import { form, newWorld, tokenIn, visitor } from '../support/world.ts'

const fifty = Array.from({ length: 50 }, (_, i) => i)

it('50 parallel registrations of one address make one account and one link that works', async () => {
  const world = await newWorld()
  const answers = await Promise.all(
    // Nobody is refused; the count of mails to the address is what holds.
    fifty.map((i) =>
      registerAccount(world.context, form({ visitor: visitor(`b${i}`, { address: `198.51.100.${i}` }) })),
    ),
  )
  expect(answers.filter((answer) => answer.ok)).toHaveLength(50)
  const mails = await world.mails()
  expect(mails).toHaveLength(5)
  const links = await Promise.all(
    mails.map((mail) =>
      choosePassword(world.context, {
        visitor: visitor(),
        token: tokenIn(mail),
        newPassword: 'Blue-Kettle-42',
        confirmPassword: 'Blue-Kettle-42',
      }),
    ),
  )
  expect(links.filter((link) => link.ok)).toHaveLength(1)
})

it('of 50 parallel uses of one link exactly one sets the password', async () => {
  const world = await newWorld()
  await registerAccount(world.context, form())
  const token = tokenIn((await world.mails())[0])
  const answers = await Promise.all(
    fifty.map((i) =>
      choosePassword(world.context, {
        visitor: visitor(),
        token,
        newPassword: `Blue-Kettle-${i}-x`,
        confirmPassword: `Blue-Kettle-${i}-x`,
      }),
    ),
  )
  const winners = answers.flatMap((answer, i) => (answer.ok ? [i] : []))
  expect(winners).toHaveLength(1)
  const account = await world.context.store.accounts.find({ email: 'jane@example.org' })
  expect(account?.passwordHash).toBe(`$test$1$Blue-Kettle-${winners[0]}-x`)
  const activity = await world.context.store.activity.list(account?.id ?? '', { limit: 100 })
  expect(activity.filter((entry) => entry.kind === 'password-chosen')).toHaveLength(1)
})

it('two people who are given one identifier get another each', async () => {
  const world = await newWorld()
  // The first five letters drawn are the same for everyone; ids and tokens stay random.
  let draws = 0
  const random = (bytes: number) =>
    bytes === 4 && draws++ < 30 ? new Uint8Array(4) : crypto.getRandomValues(new Uint8Array(bytes))
  for (const email of ['a@example.org', 'b@example.org']) {
    expect(await registerAccount({ ...world.context, random }, form({ email, confirmEmail: email }))).toMatchObject({
      ok: true,
    })
  }
  const uids = await Promise.all(
    ['a@example.org', 'b@example.org'].map(async (email) => (await world.context.store.accounts.find({ email }))?.uid),
  )
  expect(uids[0]).toBe('n00aaaaa')
  expect(uids[1]).toMatch(/^n00[a-z]{6}$/)
})
