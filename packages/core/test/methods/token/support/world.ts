import { expect } from 'vitest'
import { utf8 } from '../../../../src/authenticator/bytes.ts'
import { hotp, parseOtpauth, totp } from '../../../../src/one-time-codes/index.ts'
import type { Destination } from '../../../../src/context/index.ts'
import type { Account } from '../../../../src/ports/index.ts'
import { type SignInRef, submitAnswer } from '../../../../src/sign-in/index.ts'
import { submitPassword } from '../../../../src/methods/password/use-cases.ts'
import { password } from '../../../../src/methods/password/method.ts'
import { tokenCram } from '../../../../src/methods/token/token-cram.ts'
import { token, tokenApp } from '../../../../src/methods/token/token.ts'
import { importTokens } from '../../../../src/methods/token/index.ts'
import { confirmTokenApp, startTokenApp } from '../../../../src/methods/token/use-cases.ts'
import { asks, begin, withJane } from '../../../support/flow.ts'
import { freshly } from '../../../support/fresh.ts'
import { goodPassword, visitor, type World } from '../../../support/world.ts'
import pskc from '../../../vectors/pskc-rfc6030.json' with { type: 'json' }

const key = utf8('12345678901234567890')

export let world: World
export let jane: Account

/** How each test begins: Jane has no token yet, and services differ in what they ask for. */
export async function janeAlone(): Promise<void> {
  const methods = [password(), token(), tokenApp(), tokenCram()]
  const destinations: Readonly<Record<string, Destination>> = {
    '/cas/x': asks(),
    '/cas/high': asks({ level: 'HIGH' }),
    '/cas/devices': asks({ methods: ['token'] }),
    '/cas/apps': asks({ methods: ['token-app'] }),
  }
  ;({ world, jane } = await withJane({ methods, describeDestination: (path) => destinations[path] ?? null }))
}

/** A sign-in whose password was right, on its way to this method. */
export async function entered(method: string, browser = visitor()): Promise<SignInRef> {
  const flow = await begin(world, jane.email, { browser })
  await submitPassword(world.context, { ...flow, password: goodPassword, method })
  return flow
}

export const answer = (flow: SignInRef, code: string) => submitAnswer(world.context, { ...flow, answer: { code } })

export async function typed(method: string, code: string, browser = visitor()) {
  return answer(await entered(method, browser), code)
}

/** The secret of an app that was set up by the code of this moment. */
export async function withApp(name = 'Phone'): Promise<Uint8Array> {
  const fresh = await freshly(world.context, jane)
  const started = await startTokenApp(world.context, { fresh, name })
  if (!started.ok) throw new Error(started.reason)
  const { id, link } = started.app
  const secret = parseOtpauth(link)?.secret ?? new Uint8Array()
  const confirmed = await confirmTokenApp(world.context, { fresh, id, code: codeOf(secret) })
  expect(confirmed).toMatchObject({ ok: true })
  world.now += 30
  return secret
}

export const codeOf = (secret: Uint8Array, ahead = 0) =>
  totp(secret, { hash: 'SHA1', digits: 6, stepSeconds: 30, time: world.now + ahead })

export const give = (source: string, sharedKey: Uint8Array<ArrayBuffer> | null = null) =>
  importTokens(world.context, { source, sharedKey, ownerOf: () => ({ uid: jane.uid }) })

/** Imports a HOTP device of eight digits with the RFC's key. */
export async function withDevice(): Promise<void> {
  const source = oneKey(pskc.figure10)
  expect(await give(source)).toEqual({ ok: true, keys: [{ key: '1', serial: '654321', outcome: 'added' }] })
}

export const oneKey = (source: string) => source.replace(/<\/KeyPackage>[\s\S]*$/, '</KeyPackage></KeyContainer>')
export const press = (counter: number) => hotp(key, { hash: 'SHA1', digits: 8, counter })

export const cram = (suite: string) =>
  `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><KeyPackage><DeviceInfo><SerialNo>9</SerialNo></DeviceInfo>
   <Key Id="c" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:ocra"><AlgorithmParameters><Suite>${suite}</Suite></AlgorithmParameters>
   <Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret><Counter><PlainValue>7</PlainValue></Counter></Data></Key></KeyPackage></KeyContainer>`
