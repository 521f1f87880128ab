import { type CaptchaAnswer, captchaFor } from '../../src/captcha/index.ts'
import type { Context } from '../../src/context/index.ts'

/** Reads a new picture, with the key that the server alone has: the work of those without JavaScript. */
export async function readPicture(context: Context): Promise<CaptchaAnswer> {
  const always = { ...context, settings: { ...context.settings, captcha: 'picture' } } as const
  const needed = await captchaFor(always, { address: '192.0.2.200' })
  if (needed.kind === 'none') throw new Error('none')
  const { id } = needed.picture
  const opened = new TextDecoder().decode(await context.keyRing.open(id, 'captcha:picture'))
  const picture: { code: string } = JSON.parse(opened)
  return { id, code: picture.code, proof: null }
}
