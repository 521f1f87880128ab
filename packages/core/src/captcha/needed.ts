import type { Context } from '../context/index.ts'
import type { FieldIssue } from '../errors.ts'
import type { ThrottleRule } from '../ports/index.ts'
import { newPicture } from './picture.ts'
import { mailWork } from '../policy/mails.ts'
import { type CaptchaAnswer, judgeWork, type WorkDone } from './work.ts'

const hour = 3600

/** What a form shows to tell people from programs. */
export type CaptchaNeeded =
  | { readonly kind: 'none' }
  /** A script works a challenge out; the picture is for those without JavaScript. */
  | { readonly kind: 'proof-of-work'; readonly picture: { readonly id: string } }
  /** The picture is asked for; a longer challenge is the way for those who can't read it. */
  | { readonly kind: 'picture'; readonly picture: { readonly id: string } }

/**
 * What to ask of an address: nothing (`off`), a proof of work, or the picture, when it has asked ten times
 * within the hour (or always). Where many mails were asked for from it, as much as that costs, at least.
 * @param context the use case's.
 * @param input `address`: the visitor's network address.
 */
export async function captchaFor(context: Context, input: { readonly address: string }): Promise<CaptchaNeeded> {
  const { captcha } = context.settings
  const least = await mailWork(context, input)
  if (captcha === 'off' && least === 'none') return { kind: 'none' }
  const picture = least === 'long' || (captcha !== 'off' && (await wantsPicture(context, input.address)))
  return { kind: picture ? 'picture' : 'proof-of-work', picture: { id: await newPicture(context) } }
}

/**
 * Judges the captcha of a form and counts it against the address. A read picture always does; a proof of work
 * does where it was asked for, the longer one everywhere. Each is good for one try.
 *
 * @param context the use case's.
 * @param input `address`: the visitor's; `answer`: what came with the form.
 * @returns null when it may go on, else an issue on `captchaCode`: `captcha-required`, `captcha-wrong`,
 * `captcha-expired` (used already, too).
 */
export async function checkCaptcha(
  context: Context,
  input: { readonly address: string; readonly answer: CaptchaAnswer },
): Promise<FieldIssue | null> {
  if (context.settings.captcha === 'off') return null
  return captchaIssue(context, { address: input.address, done: await judgeWork(context, input.answer, input) })
}

/**
 * What is missing in what was done, as `checkCaptcha` says it.
 * @param input `done`: what `judgeWork` gave.
 */
export async function captchaIssue(
  context: Context,
  input: { readonly address: string; readonly done: WorkDone },
): Promise<FieldIssue | null> {
  if (context.settings.captcha === 'off') return null
  const { address, done } = input
  const { code, work } = done
  const long = await wantsPicture(context, address)
  await context.store.throttle.spend([rule(address)], { now: context.now })
  if (work === 'none') return { field: 'captchaCode', code }
  return long && work === 'usual' ? { field: 'captchaCode', code: 'captcha-wrong' } : null
}

async function wantsPicture({ settings, store, now }: Context, address: string): Promise<boolean> {
  if (settings.captcha === 'picture') return true
  const { key } = rule(address)
  const count = (await store.throttle.peek([key], { now })).get(key)
  return (count?.lockedUntil ?? 0) > now
}

/** Its lock is what asks for the picture. */
function rule(address: string): ThrottleRule {
  const key = `captcha:address:${address}`
  return { key, accountId: null, limit: 10, lockSeconds: hour, windowSeconds: hour }
}
