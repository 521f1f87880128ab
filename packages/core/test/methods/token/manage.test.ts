import { beforeEach, expect, it } from 'vitest'
import { importTokens, listTokens } from '../../../src/methods/token/index.ts'
import { token, tokenApp } from '../../../src/methods/token/token.ts'
import {
  confirmTokenApp,
  removeToken,
  renameToken,
  resynchroniseToken,
  startTokenApp,
  viewTokenApp,
} from '../../../src/methods/token/use-cases.ts'
import { parseOtpauth, totp } from '../../../src/one-time-codes/index.ts'
import type { FreshSession } from '../../../src/freshness/index.ts'
import type { Account } from '../../../src/ports/index.ts'
import { withJane } from '../../support/flow.ts'
import { freshly } from '../../support/fresh.ts'
import type { World } from '../../support/world.ts'

let world: World
let jane: Account
let fresh: FreshSession
beforeEach(async () => {
  ;({ world, jane } = await withJane({ methods: [token(), tokenApp()] }))
  fresh = await freshly(world.context, jane)
})

const listed = () => listTokens(world.context, { accountId: jane.id })
const unknown = { ok: false, reason: 'unknown' }

async function app(name: string) {
  const started = await startTokenApp(world.context, { fresh, name })
  if (!started.ok) throw new Error(started.reason)
  const secret = parseOtpauth(started.app.link)?.secret ?? new Uint8Array()
  const codeAt = (time: number) => totp(secret, { hash: 'SHA1', digits: 6, stepSeconds: 30, time })
  return { ...started.app, codeAt }
}

async function confirmed(name: string): Promise<string> {
  const { codeAt, id } = await app(name)
  expect(await confirmTokenApp(world.context, { fresh, id, code: codeAt(world.now) })).toEqual({ ok: true, name })
  return id
}

it('an app needs a name, and is shown until it ends or is confirmed, once', async () => {
  expect(await startTokenApp(world.context, { fresh, name: ' ' })).toEqual({
    ok: false,
    reason: 'invalid',
    issues: [{ field: 'name', code: 'required' }],
  })
  const { codeAt, id, ...shown } = await app('Phone')
  expect(shown.expiresAt).toBe(world.now + 600)
  expect(await viewTokenApp(world.context, { account: jane, id })).toMatchObject(shown)
  const confirm = (code = codeAt(world.now)) => confirmTokenApp(world.context, { fresh, id, code })
  expect(await confirm()).toMatchObject({ ok: true })
  world.now += 30
  for (const code of [undefined, '', '000000']) expect(await confirm(code)).toEqual(unknown)
  expect(await viewTokenApp(world.context, { account: jane, id })).toBeNull()
})

it('the one that is meant is renamed and removed, once', async () => {
  await confirmed('First')
  world.now += 1
  const tokenId = await confirmed('Second')
  const rename = (name: string, id = tokenId) => renameToken(world.context, { accountId: jane.id, tokenId: id, name })
  expect(await rename(' ')).toEqual({
    ok: false,
    reason: 'invalid',
    issues: [{ field: 'name', code: 'required' }],
  })
  expect(await rename('Other', 'none')).toEqual(unknown)
  expect(await rename('Tablet')).toEqual({ ok: true })
  await world.mails()
  const remove = () => removeToken(world.context, { fresh, tokenId })
  const both = await Promise.all([remove(), remove()])
  expect(both.filter(({ ok }) => ok)).toHaveLength(1)
  expect(both).toContainEqual(unknown)
  expect(await world.mails()).toMatchObject([{ template: 'token-removed', params: { device: 'Tablet' } }])
  expect(await listed()).toMatchObject([{ name: 'First', kind: 'totp', origin: 'app', serial: null }])
})

it('what is typed to put a token back into step is judged before a try is spent; not for one with challenges', async () => {
  const tokenId = await confirmed('Phone')
  const back = (id: string, code: string, nextCode: string) =>
    resynchroniseToken(world.context, { accountId: jane.id, tokenId: id, code, nextCode })
  for (let i = 0; i < 9; i++)
    expect(await back(tokenId, '', '12345')).toEqual({
      ok: false,
      reason: 'invalid',
      issues: [
        { field: 'code', code: 'required' },
        { field: 'nextCode', code: 'incomplete' },
      ],
    })
  expect(await back('none', '123456', '654321')).toEqual(unknown)
  const source = `<KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><KeyPackage><DeviceInfo><SerialNo>9</SerialNo></DeviceInfo>
    <Key Id="c" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:ocra"><AlgorithmParameters><Suite>OCRA-1:HOTP-SHA1-6:QN08</Suite></AlgorithmParameters>
    <Data><Secret><PlainValue>MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=</PlainValue></Secret></Data></Key></KeyPackage></KeyContainer>`
  await importTokens(world.context, { source, sharedKey: null, ownerOf: () => ({ id: jane.id }) })
  const cram = (await listed()).find(({ kind }) => kind === 'ocra')
  expect(await back(cram?.id ?? '', '123456', '654321')).toEqual(unknown)
  for (let i = 0; i < 5; i++) expect(await back(tokenId, '123456', '654321')).toMatchObject({ reason: 'invalid' })
  expect(await back(tokenId, '123456', '654321')).toEqual({
    ok: false,
    reason: 'throttled',
    until: world.now + 15 * 60,
  })
})
