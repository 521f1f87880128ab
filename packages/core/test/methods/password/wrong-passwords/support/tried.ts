import { expect } from 'vitest'
import type { Account } from '../../../../../src/ports/index.ts'
import { choosePassword, requestReset } from '../../../../../src/registration/index.ts'
import { submitAnswer } from '../../../../../src/sign-in/index.ts'
import { submitPassword } from '../../../../../src/methods/password/use-cases.ts'
import { password } from '../../../../../src/methods/password/method.ts'
import { asks, begin, phone } from '../../../../support/flow.ts'
import { readPicture } from '../../../../support/pictures.ts'
import { codeMethod, goodPassword, newWorld, tokenIn, visitor, type World } from '../../../../support/world.ts'

type Browser = ReturnType<typeof visitor>

export let world: World
export let jane: Account

/** How each test begins: Jane has an account with a password and a second factor. */
export async function janeAlone(): Promise<void> {
  world = await newWorld({ methods: [password(), codeMethod([phone])], describeDestination: () => asks() })
  jane = await world.person()
  world.forget()
}

/** One of many browsers, each at an address of its own. */
export const from = (i: number): Browser => visitor(`browser-${i}`, { address: `198.51.100.${i % 250}` })

/** So many times the same answer. */
export const all = (answer: string, times: number): readonly string[] => Array<string>(times).fill(answer)

/** What so many tries, one after the other, are answered. */
export async function repeat(times: number, run: (i: number) => Promise<string>): Promise<readonly string[]> {
  const answers: string[] = []
  for (let i = 0; i < times; i++) answers.push(await run(i))
  return answers
}

/** Types a password. @returns `signed-in`, or why not */
export async function tries(
  passwordTyped: string,
  { identifier = jane.email, browser = visitor(), work = false } = {},
): Promise<string> {
  const answer = await submitPassword(world.context, {
    ...(await begin(world, identifier, { browser, continueTo: null })),
    password: passwordTyped,
    method: 'password',
    proof: work ? await readPicture(world.context) : null,
  })
  return answer.ok ? 'signed-in' : answer.reason
}

/** A wrong one, of a stranger. */
export const wrong = (i: number, identifier = jane.email): Promise<string> =>
  tries('wrong', { browser: from(i), identifier })

/** The same, paid for with work. */
export const paid = (i: number, identifier = jane.email): Promise<string> =>
  tries('wrong', { browser: from(i), identifier, work: true })

/** Signs in with one factor: the account knows where from now on. */
export async function oneFactor(browser = visitor()): Promise<void> {
  const flow = await begin(world, jane.email, { browser, continueTo: null })
  const opened = await submitPassword(world.context, { ...flow, password: goodPassword, method: 'password' })
  expect(opened).toMatchObject({ ok: true, opened: expect.anything() })
}

/** Signs in with two factors. */
export async function twoFactors(browser = visitor()): Promise<void> {
  const flow = await begin(world, jane.email, { browser })
  await submitPassword(world.context, { ...flow, password: goodPassword, method: 'code' })
  expect(await submitAnswer(world.context, { ...flow, answer: { code: '1234' } })).toMatchObject({ ok: true })
}

/** Sets another password, by a link in a mail. */
export async function reset(newPassword: string, browser: Browser): Promise<void> {
  await requestReset(world.context, { identifier: jane.email, captcha: null, continueTo: null, visitor: browser })
  const token = tokenIn((await world.mails()).find((mail) => mail.template === 'password-reset'))
  const fields = { token, newPassword, confirmPassword: newPassword, visitor: browser }
  expect(await choosePassword(world.context, fields)).toMatchObject({ ok: true })
}
