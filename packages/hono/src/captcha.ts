import { withQuery } from '@laissez-passer/core/addresses'
import { captchaFor, pictureSvg, proofOfWorkChallenge, workFor, type CaptchaAnswer } from '@laissez-passer/core/captcha'
import type { FieldIssue } from '@laissez-passer/core/errors'
import { mailWork } from '@laissez-passer/core/internal/registration'
import type { Work } from '@laissez-passer/core/ports'
import type { Captcha } from '@laissez-passer/pages/types'
import { Hono, type Context } from 'hono'
import * as z from 'zod'
import type { Room, RouteParts } from './composition.ts'
import type { ProviderEnv } from './environment.ts'
import { readQuery, text, ticked } from './form.ts'

/** The captcha's fields of a form, its button for another picture included. */
export const captchaFields = {
  captchaId: text,
  captchaCode: text,
  captchaProof: text,
  captchaRefresh: ticked,
} as const

/** Challenges for the script that proves work, and pictures for those without. */
export const captchaRoom: Room = { routes: captchaRoutes, speaksToPrograms: ({ captcha }) => [captcha] }

function captchaRoutes({ addresses, fail }: RouteParts): Hono<ProviderEnv> {
  return new Hono<ProviderEnv>()
    .get(addresses.captchaChallenge, async (c) =>
      c.json(await proofOfWorkChallenge(c.get('context'), readQuery(c, z.object({ long: ticked })))),
    )
    .get(`${addresses.captchaPictures}/:file{.+\\.svg}`, async (c) => {
      const svg = await pictureSvg(c.get('context'), { id: c.req.param('file').slice(0, -'.svg'.length) })
      return svg === null ? fail(c, 404) : c.body(svg, 200, { 'Content-Type': 'image/svg+xml' })
    })
}

/** The captcha of a form that this address asks for. */
export async function captchaOf(c: Context<ProviderEnv>): Promise<Captcha> {
  const needed = await captchaFor(c.get('context'), { address: c.get('address') })
  if (needed.kind === 'none') return needed
  const { captchaChallenge: challengeHref, captchaPictures } = c.get('addresses')
  const picture = { id: needed.picture.id, src: `${captchaPictures}/${encodeURIComponent(needed.picture.id)}.svg` }
  if (needed.kind === 'proof-of-work') return { kind: 'proof-of-work', challengeHref, picture }
  return { kind: 'picture', longChallengeHref: withQuery(challengeHref, { long: 1 }), picture }
}

/** What a form shows that asks for this work: a challenge for the script, and a picture without it. */
export async function captchaForWork(c: Context<ProviderEnv>, work: Work): Promise<Captcha> {
  const needed = await workFor(c.get('context'), work)
  if (needed === null) return { kind: 'none' }
  const { captchaChallenge, captchaPictures } = c.get('addresses')
  const picture = { id: needed.picture.id, src: `${captchaPictures}/${encodeURIComponent(needed.picture.id)}.svg` }
  const challengeHref = needed.work === 'long' ? withQuery(captchaChallenge, { long: 1 }) : captchaChallenge
  return { kind: 'proof-of-work', challengeHref, picture }
}

/** The captcha of a form by which anybody may ask for a mail: none but where its network asked for many. */
export async function captchaForMail(c: Context<ProviderEnv>): Promise<Captcha> {
  return captchaForWork(c, await mailWork(c.get('context'), { address: c.get('address') }))
}

/** The status of a page that asks for more work: 429, where no captcha was to be expected. */
export function workStatus(issues: readonly FieldIssue[]): { readonly httpStatus?: 429 } {
  return issues.some(({ field }) => field === 'captchaCode') ? { httpStatus: 429 } : {}
}

/** What was answered. */
export function captchaAnswer({
  captchaId,
  captchaCode,
  captchaProof,
}: {
  readonly captchaId: string
  readonly captchaCode: string
  readonly captchaProof: string
}): CaptchaAnswer {
  return { id: captchaId || null, code: captchaCode || null, proof: captchaProof || null }
}
