import { typedCode } from '../typed/index.ts'
import * as base64url from 'jose/base64url'
import type { Context } from '../context/index.ts'
import { LaissezPasserError } from '../errors.ts'
import { hashToken } from '../ids/index.ts'
import type { Seconds } from '../ports/index.ts'
import { randomBelow } from '@laissez-passer/password/random'
import { bytesFrom, drawCode } from './draw.ts'
import { glyphAlphabet } from './glyphs.ts'

const length = 5
const lifeSeconds = 1800
const sealedFor = 'captcha:picture'

interface Picture {
  readonly code: string
  /** Decides how it is drawn, so that the picture is the same when loaded again. */
  readonly seed: string
  readonly expiresAt: Seconds
}

/**
 * A new picture code. Nothing is stored: the id is the answer, sealed by the key ring.
 * @param context `random`, `keyRing` and `now` are used.
 * @returns the id, for the picture's address and the form's hidden field; half an hour long.
 */
export async function newPicture({ random, keyRing, now }: Context): Promise<string> {
  const code = Array.from({ length }, () => glyphAlphabet.charAt(randomBelow(random, glyphAlphabet.length))).join('')
  const picture: Picture = { code, seed: base64url.encode(random(12)), expiresAt: now + lifeSeconds }
  return keyRing.seal(new TextEncoder().encode(JSON.stringify(picture)), sealedFor)
}

/**
 * The picture of an id, as an SVG document; null when there is none (altered, of another provider, expired):
 * answer 404.
 * @param context `keyRing` and `now` are used.
 * @param input `id`: from `captchaFor`.
 */
export async function pictureSvg(
  context: Pick<Context, 'keyRing' | 'now'>,
  input: { readonly id: string },
): Promise<string | null> {
  const picture = await openPicture(context, input.id)
  return picture && drawCode(picture.code, bytesFrom(base64url.decode(picture.seed)))
}

/**
 * Judges what was read off a picture. The first answer spends it, right or wrong: of any number of parallel
 * answers one is judged.
 * @returns `right`; `wrong`; `expired`: also when it was answered before.
 */
export async function judgePicture(
  context: Pick<Context, 'keyRing' | 'now' | 'store'>,
  { id, code }: { readonly id: string; readonly code: string },
): Promise<'right' | 'wrong' | 'expired'> {
  const picture = await openPicture(context, id)
  if (!picture) return 'expired'
  const first = await context.store.seen.first(`captcha:${hashToken(id)}`, {
    expiresAt: picture.expiresAt,
    now: context.now,
  })
  if (!first) return 'expired'
  return typedCode(code).toUpperCase() === picture.code ? 'right' : 'wrong'
}

async function openPicture({ keyRing, now }: Pick<Context, 'keyRing' | 'now'>, id: string): Promise<Picture | null> {
  try {
    const picture: unknown = JSON.parse(new TextDecoder().decode(await keyRing.open(id, sealedFor)))
    return isPicture(picture) && picture.expiresAt > now ? picture : null
  } catch (error) {
    if (error instanceof LaissezPasserError) return null
    throw error
  }
}

function isPicture(value: unknown): value is Picture {
  return (
    typeof value === 'object' &&
    value !== null &&
    'code' in value &&
    'seed' in value &&
    'expiresAt' in value &&
    typeof value.expiresAt === 'number'
  )
}
