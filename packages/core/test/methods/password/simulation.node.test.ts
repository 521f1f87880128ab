import { beforeEach, describe, expect, it } from 'vitest'
import { passwordWork, submitPassword } from '../../../src/methods/password/use-cases.ts'
import type { Visitor } from '../../../src/context/index.ts'
import type { Account, Work } from '../../../src/ports/index.ts'
import { choosePassword, requestReset } from '../../../src/registration/index.ts'
import { resumeSignIn, startSignIn } from '../../../src/sign-in/index.ts'
import { readPicture } from '../../support/pictures.ts'
import { goodPassword, newWorld, tokenIn, visitor, type World } from '../../support/world.ts'

/**
 * The rules themselves over simulated time, as docs/src/content/docs/limits.md tells it: how many guesses
 * somebody gets, and what everybody else pays meanwhile. Nobody here ever waits: what is counted is work.
 */
const hour = 3600
const day = 24 * hour
let world: World
let jane: Account
beforeEach(async () => {
  world = await newWorld()
  jane = await world.person()
})

/** What somebody went through. */
interface Paid {
  /** Passwords that were compared. */
  guesses: number
  /** Tries that cost a proof of work, and a longer one. */
  usual: number
  long: number
  /** Tries that were refused whatever was done. */
  closed: number
  signedIn: number
}

const nothing = (): Paid => ({ guesses: 0, usual: 0, long: 0, closed: 0, signedIn: 0 })

/** One try, with the work that its page asks for. */
async function attempt(typed: { identifier: string; password: string; browser: Visitor }, paid: Paid): Promise<void> {
  const { browser, identifier, password } = typed
  world.now++
  const started = await startSignIn(world.context, { identifier, continueTo: null, visitor: browser })
  if (!started.ok) throw new Error(started.reason)
  const { signInId } = started
  const resumed = await resumeSignIn(world.context, { signInId, visitor: browser })
  if (!resumed.ok || resumed.progress.step.kind !== 'password') throw new Error('no password is asked for')
  const { progress } = resumed
  const { usualBrowser } = resumed.progress.step
  const work: Work = await passwordWork(world.context, { signIn: progress.signIn, usualBrowser, visitor: browser })
  const proof = work === 'none' ? null : await readPicture(world.context)
  const answer = await submitPassword(world.context, {
    signInId,
    visitor: browser,
    password,
    method: 'password',
    proof,
  })
  const outcome = answer.ok ? 'signed-in' : answer.reason
  if (outcome === 'password-closed') {
    paid.closed++
    return
  }
  if (work !== 'none') paid[work]++
  paid.guesses++
  if (outcome === 'signed-in') paid.signedIn++
  else if (outcome !== 'wrong-password') throw new Error(outcome)
}

/** A link in a mail, and a new password by it. */
async function reset(browser: Visitor, newPassword: string): Promise<void> {
  await requestReset(world.context, { identifier: jane.email, captcha: null, continueTo: null, visitor: browser })
  const mail = (await world.mails()).findLast(({ template }) => template === 'password-reset')
  const fields = { newPassword, confirmPassword: newPassword, visitor: browser }
  expect(await choosePassword(world.context, { token: tokenIn(mail), ...fields })).toMatchObject({ ok: true })
}

/** A machine of a botnet: each has an address and no past. */
let machines = 0
const machine = (): Visitor => {
  const n = machines++
  return visitor(`machine ${n}`, { address: `100.${(n >> 16) & 255}.${(n >> 8) & 255}.${n & 255}` })
}

describe('a botnet that guesses one password, a month long', () => {
  const botnet = nothing()
  const victim = nothing()

  it('gets a hundred guesses, and a hundred more for each new password; its victim never waits', async () => {
    Object.assign(botnet, nothing())
    Object.assign(victim, nothing())
    const laptop = visitor('laptop', { address: '192.0.2.10' })
    let password = goodPassword
    await attempt({ identifier: jane.email, password, browser: laptop }, victim)
    for (let today = 0; today < 30; today++) {
      for (let i = 0; i < 60; i++)
        await attempt({ identifier: jane.email, password: `guess ${today} ${i}`, browser: machine() }, botnet)
      await attempt({ identifier: jane.email, password, browser: laptop }, victim)
      if (today === 9) {
        // A new phone: the password is closed to it, and a mail opens it.
        const phone = visitor('phone', { address: '192.0.2.11' })
        await attempt({ identifier: jane.email, password, browser: phone }, victim)
        password = 'Green-Teapot-77'
        await reset(phone, password)
        await attempt({ identifier: jane.email, password, browser: phone }, victim)
        // The laptop knew the old password, by one factor: it is a stranger, and then the owner’s again.
        await attempt({ identifier: jane.email, password, browser: laptop }, victim)
      }
      world.now += day
    }
    expect(botnet).toEqual({ guesses: 200, usual: 80, long: 100, closed: 1600, signedIn: 0 })
    expect(victim).toEqual({ guesses: 33, usual: 0, long: 0, closed: 1, signedIn: 33 })
  }, 120_000)
})

describe('a school of three hundred behind one address', () => {
  const school = '203.0.113.1'
  const pupil = (i: number) => `pupil${i}@example.org`

  async function enrolSchool(): Promise<void> {
    for (let i = 0; i < 300; i++) await world.person({ email: pupil(i) })
  }

  /** Everybody signs in at a computer that forgets them; one of ten mistypes first, one of fifty gives up. */
  async function morning(paid: Paid): Promise<void> {
    for (let i = 0; i < 300; i++) {
      const browser = visitor(`desk ${i} ${world.now}`, { address: school })
      if (i % 10 === 0) await attempt({ identifier: pupil(i), password: 'slip', browser }, paid)
      if (i % 50 !== 1) await attempt({ identifier: pupil(i), password: goodPassword, browser }, paid)
      else await attempt({ identifier: pupil(i), password: 'forgotten', browser }, paid)
    }
  }

  it('pays nothing, five mornings long', async () => {
    await enrolSchool()
    const pupils = nothing()
    for (let today = 0; today < 5; today++) {
      await morning(pupils)
      world.now += day
    }
    expect(pupils).toEqual({ guesses: 5 * 330, usual: 0, long: 0, closed: 0, signedIn: 5 * 294 })
  }, 120_000)

  it('pays a proof of work each while one of them tries a password on everybody', async () => {
    await enrolSchool()
    const [pupils, sprayer] = [nothing(), nothing()]
    const desk = visitor('desk of the sprayer', { address: school })
    for (let i = 0; i < 2000; i++)
      await attempt({ identifier: `n${i}@example.org`, password: 'Summer-2026', browser: desk }, sprayer)
    // Free for the first hundred accounts of the day, then paid; the longer work from the thousandth on.
    expect(sprayer).toEqual({ guesses: 2000, usual: 900, long: 1000, closed: 0, signedIn: 0 })
    await morning(pupils)
    expect(pupils).toEqual({ guesses: 330, usual: 0, long: 330, closed: 0, signedIn: 294 })
    // Who was signed in at a computer of their own pays nothing there; and the day after nobody does.
    const own = visitor('own', { address: '192.0.2.77' })
    const first = nothing()
    await attempt({ identifier: pupil(0), password: goodPassword, browser: own }, first)
    await attempt({ identifier: pupil(0), password: goodPassword, browser: { ...own, address: school } }, first)
    expect(first).toEqual({ guesses: 2, usual: 0, long: 0, closed: 0, signedIn: 2 })
    world.now += day
    const later = nothing()
    await morning(later)
    expect(later).toEqual({ guesses: 330, usual: 0, long: 0, closed: 0, signedIn: 294 })
  }, 240_000)
})

describe('an owner who has forgotten which password it was', () => {
  it('tries thirty in the usual browser, and pays for twenty of them', async () => {
    const owner = nothing()
    const laptop = visitor('laptop')
    await attempt({ identifier: jane.email, password: goodPassword, browser: laptop }, owner)
    for (let i = 0; i < 30; i++)
      await attempt({ identifier: jane.email, password: `maybe ${i}`, browser: laptop }, owner)
    await attempt({ identifier: jane.email, password: goodPassword, browser: laptop }, owner)
    expect(owner).toEqual({ guesses: 32, usual: 21, long: 0, closed: 0, signedIn: 2 })
  })

  it('does so in a new one just the same, and may ask for a mail at any time', async () => {
    // The mail of the registration counts no more.
    world.now += hour
    const owner = nothing()
    const phone = visitor('phone')
    for (let i = 0; i < 30; i++)
      await attempt({ identifier: jane.email, password: `maybe ${i}`, browser: phone }, owner)
    for (let i = 0; i < 20; i++) {
      const stranger = machine()
      await requestReset(world.context, { identifier: jane.uid, captcha: null, continueTo: null, visitor: stranger })
    }
    const sent = (await world.mails()).filter(({ template }) => template === 'password-reset')
    expect(sent).toHaveLength(5)
    // Those that strangers asked for came to the owner: one of them works.
    const newPassword = 'Green-Teapot-77'
    const tried = []
    for (const mail of sent) {
      const fields = { newPassword, confirmPassword: newPassword, visitor: phone }
      tried.push(await choosePassword(world.context, { token: tokenIn(mail), ...fields }))
    }
    expect(tried.filter(({ ok }) => ok)).toHaveLength(1)
    await attempt({ identifier: jane.email, password: newPassword, browser: phone }, owner)
    expect(owner).toEqual({ guesses: 31, usual: 20, long: 0, closed: 0, signedIn: 1 })
  })
})
