import { ocra, parseOcraSuite } from '@laissez-passer/core/authenticator'
import { hashToken } from '@laissez-passer/core/internal/ids'
import { hotp, timeStep, totp } from '@laissez-passer/core/one-time-codes'
import { isRightCode } from '../../../../core/src/sent-codes/code.ts'
import { parseLink } from '../phone.ts'
import { scanned } from '../qr-code.ts'
import { suite } from './person.ts'
import type { Actor, Answer, Code, Scene } from './scene.ts'
import type { Flow } from './truth.ts'

/**
 * A code that could be typed, with what is used up by it; the method is the one that the sign-in stands at.
 */
export async function codeFor(
  scene: Scene,
  actor: Actor,
  { flow, method, page }: { readonly flow: Flow; readonly method: string; readonly page: Answer },
): Promise<Code | null> {
  switch (method) {
    case 'token-app':
      return appCode(actor, scene.now())
    case 'token':
      return tokenCode(actor)
    case 'token-cram':
      return answering(flow, challengeAnswer(actor, page))
    case 'recovery-code': {
      const code = actor.recoveryCodes[actor.codesTaken]
      if (code === undefined) return null
      actor.codesTaken++
      return { code, key: `${actor.who}:recovery:${code}` }
    }
    case 'sms':
      return actor.who === flow.who ? answering(flow, await textedCode(scene, flow)) : null
    case 'mobile-app-qr': {
      const link = page.html.includes('class="lp-qr"') ? scanned(page) : null
      const answered = link !== null && actor.device ? await actor.device.code(parseLink(link)) : null
      return answering(flow, answered?.ok ? { code: answered.code, key: `qr:${link}` } : null)
    }
    default:
      return null
  }
}

const answering = (flow: Flow, code: Code | null): Code | null => code && { ...code, flow: flow.id }

/** The digits that went to the phone for a sign-in: those of all messages that make its code. */
async function textedCode(scene: Scene, flow: Flow): Promise<Code | null> {
  const { runtime, store } = scene.world
  for (const { template, params } of await scene.world.mails())
    if (template === 'text-sign-in') scene.texts.add(String(params['code']))
  const open = await store.sentCodes.ofSignIn({ signInIdHash: hashToken(flow.id), now: scene.now() })
  if (!open) return null
  for (const digits of scene.texts)
    if (await isRightCode(runtime, { code: open.code, digits })) return { code: digits, key: `sms:${open.code.id}` }
  return null
}

/** How the keys of a method's codes begin. */
export const prefixOf = (method: string, { who }: Actor): string =>
  ({
    'token-app': `${who}:app:`,
    token: `${who}:token:`,
    'token-cram': `${who}:challenge:`,
    'recovery-code': `${who}:recovery:`,
    'mobile-app-qr': 'qr:',
    sms: 'sms:',
  })[method] ?? 'none:'

/** The code that an app shows now. */
function appCode({ appSecret, who }: Actor, now: number): Code | null {
  if (!appSecret) return null
  const code = totp(appSecret, { hash: 'SHA1', digits: 6, stepSeconds: 30, time: now })
  return { code, key: `${who}:app:${timeStep(now, 30)}` }
}

/** The next code of a token, after its button is pressed. */
function tokenCode(actor: Actor): Code | null {
  if (!actor.tokenSecret) return null
  const counter = actor.pressed++
  return { code: hotp(actor.tokenSecret, { hash: 'SHA1', digits: 6, counter }), key: `${actor.who}:token:${counter}` }
}

/** What a token answers to the challenge on a page. */
function challengeAnswer(actor: Actor, page: Answer): Code | null {
  const challenge = /<p class="code"><strong>(\d{8})<\/strong>/.exec(page.html)?.[1]
  const parsed = parseOcraSuite(suite)
  const code =
    challenge && parsed && actor.tokenSecret ? ocra(parsed, actor.tokenSecret, { question: challenge }) : null
  return code ? { code, key: `${actor.who}:challenge:${challenge}` } : null
}
