import type { Context } from '../context/index.ts'
import type { AskedWork, Work } from '../ports/index.ts'
import { judgePicture, newPicture } from './picture.ts'
import { crowdRule } from '../policy/by-address.ts'
import { judgeProof } from './proof-of-work.ts'

/** What came back with the form; each null where it was left out. */
export interface CaptchaAnswer {
  /** The picture's id. */
  readonly id: string | null
  /** What was read off it. */
  readonly code: string | null
  /** The solved challenge, base64. */
  readonly proof: string | null
}

/** Why an answer isn't the work that is asked for. */
export type WorkIssue = 'captcha-required' | 'captcha-wrong' | 'captcha-expired'

/** What was done for one try. */
export interface WorkDone {
  readonly work: Work
  /** What to say where that isn't enough. */
  readonly code: WorkIssue
}

/**
 * What a form shows that asks for work: a script works the challenge out, the picture is for those without
 * JavaScript.
 */
export interface WorkNeeded {
  readonly work: AskedWork
  readonly picture: { readonly id: string }
}

/**
 * A new question for a form; null where no work is asked for.
 * @param context `random`, `keyRing` and `now` are used.
 */
export async function workFor(context: Context, work: Work): Promise<WorkNeeded | null> {
  return work === 'none' ? null : { work, picture: { id: await newPicture(context) } }
}

/**
 * What work an answer is: a picture that was read counts as the longer one. Each is good for one try; where
 * nothing was answered, nothing is asked of the store.
 * @param context the use case's.
 * @param answer what came with the form; null: it had no such fields.
 * @param options `address`: the visitor's.
 */
export async function judgeWork(
  context: Pick<Context, 'keyRing' | 'store' | 'now'>,
  answer: CaptchaAnswer | null,
  { address }: { readonly address: string },
): Promise<WorkDone> {
  if (answer?.proof) {
    const { long, verdict } = await judgeProof(context, { payload: answer.proof })
    if (verdict !== 'right') return { work: 'none', code: `captcha-${verdict}` }
    return { work: long ? 'long' : 'usual', code: 'captcha-required' }
  }
  if (!answer?.id || !answer.code?.trim()) return { work: 'none', code: 'captcha-required' }
  // A picture is good for one answer, right or wrong: each is noted.
  const counted = await context.store.throttle.spend([crowdRule('captcha', { address })], { now: context.now })
  if (!counted.ok) return { work: 'none', code: 'captcha-required' }
  const verdict = await judgePicture(context, { id: answer.id, code: answer.code })
  return verdict === 'right' ? { work: 'long', code: 'captcha-required' } : { work: 'none', code: `captcha-${verdict}` }
}
