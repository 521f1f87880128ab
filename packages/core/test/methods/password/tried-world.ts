import { expect } from 'vitest'
import type { Account } from '../../../src/ports/index.ts'
import { choosePassword, requestReset } from '../../../src/registration/index.ts'
import { startSignIn, submitAnswer } from '../../../src/sign-in/index.ts'
import { submitPassword } from '../../../src/methods/password/use-cases.ts'
import { password } from '../../../src/methods/password/method.ts'
import { readPicture } from '../../support/pictures.ts'
import { codeMethod, goodPassword, newWorld, tokenIn, visitor, type World } from '../../support/world.ts'

type Browser = ReturnType<typeof visitor>

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

/** Jane has an account with a password and a second factor; whoever likes tries passwords on it. */
export async function triedWorld() {
  const world: World = await newWorld({
    methods: [password(), codeMethod([{ id: 'phone-1', name: 'Phone' }])],
    describeDestination: () => ({ serviceName: null, level: 'MEDIUM', methods: null, forceFresh: false, maxAge: null }),
  })
  const jane: Account = await world.person()
  world.forget()

  /** Types a password. @returns `signed-in`, or why not */
  async function tries(
    passwordTyped: string,
    { identifier = jane.email, browser = visitor(), work = false } = {},
  ): Promise<string> {
    const started = await startSignIn(world.context, { identifier, continueTo: null, visitor: browser })
    if (!started.ok) throw new Error(started.reason)
    const answer = await submitPassword(world.context, {
      ...started,
      visitor: browser,
      password: passwordTyped,
      method: 'password',
      proof: work ? await readPicture(world.context) : null,
    })
    return answer.ok ? 'signed-in' : answer.reason
  }

  return {
    world,
    jane,
    tries,
    /** A wrong one, of a stranger. */
    wrong: (i: number, identifier = jane.email) => tries('wrong', { browser: from(i), identifier }),
    /** The same, paid for with work. */
    paid: (i: number, identifier = jane.email) => tries('wrong', { browser: from(i), identifier, work: true }),

    /** Signs in with one factor: the account knows where from now on. */
    oneFactor: async (browser = visitor(), passwordTyped = goodPassword) => {
      const started = await startSignIn(world.context, { identifier: jane.email, continueTo: null, visitor: browser })
      if (!started.ok) throw new Error(started.reason)
      const opened = await submitPassword(world.context, {
        ...started,
        visitor: browser,
        password: passwordTyped,
        method: 'password',
      })
      expect(opened).toMatchObject({ ok: true, opened: expect.anything() })
    },

    /** Signs in with two factors. */
    twoFactors: async (browser = visitor()) => {
      const started = await startSignIn(world.context, {
        identifier: jane.email,
        continueTo: '/cas/x',
        visitor: browser,
      })
      if (!started.ok) throw new Error(started.reason)
      await submitPassword(world.context, { ...started, visitor: browser, password: goodPassword, method: 'code' })
      const answered = await submitAnswer(world.context, { ...started, visitor: browser, answer: { code: '1234' } })
      expect(answered).toMatchObject({ ok: true })
    },

    /** Sets another password, by a link in a mail. */
    reset: async (newPassword: string, browser: Browser) => {
      await requestReset(world.context, { identifier: jane.email, captcha: null, continueTo: null, visitor: browser })
      const token = tokenIn((await world.mails()).find((mail) => mail.template === 'password-reset'))
      const fields = { token, newPassword, confirmPassword: newPassword, visitor: browser }
      expect(await choosePassword(world.context, fields)).toMatchObject({ ok: true })
    },
  }
}

/** What tests have of it. */
export type Tried = Awaited<ReturnType<typeof triedWorld>>
