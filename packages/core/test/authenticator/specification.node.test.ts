import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { associatedData, infos } from '../../src/authenticator/derivations.ts'
import { sealingContexts } from '../../src/authenticator/server/sealing-contexts.ts'
import { messageClaims } from '../../src/authenticator/message-types.ts'
import * as server from '../../src/authenticator/server/index.ts'
import { qrResponseSuite } from '../../src/authenticator/qr-response.ts'
import vectors from '../vectors/authenticator-v1.json' with { type: 'json' }

const page = readFileSync(
  new URL('../../../../docs/src/content/docs/authenticator-protocol.md', import.meta.url),
  'utf8',
)
const rows = page
  .split('\n')
  .filter((line) => line.startsWith('| '))
  .map((line) =>
    line
      .split('|')
      .slice(1, -1)
      .map((cell) => cell.trim()),
  )
const quoted = (cell = '') => [...cell.matchAll(/`([^`]+)`/g)].map(([, text]) => text)

describe('the published specification says what the code does', () => {
  test('endpoints, and the use cases that answer them', () => {
    const written = rows
      .filter(([first]) => /^`(GET|POST|PUT|DELETE)/.test(first ?? ''))
      .map((row) => `${quoted(row[0])[0]} ${quoted(row[4])[0]}`)
    const real = server.deviceEndpoints.map(({ method, path, run }) => `${`${method} ${path}`.trim()} ${run.name}`)
    const apart = ['GET <base>/.well-known/authenticator serviceDocument', 'GET /requests/stream watchRequests']
    expect([...written].sort()).toEqual([...real, ...apart].sort())
    for (const name of apart.map((line) => line.split(' ').at(-1) ?? '')) expect(server).toHaveProperty(name)
  })

  test('messages and their claims', () => {
    const written = Object.fromEntries(
      rows
        .filter(([first]) => first?.startsWith('`lp-'))
        .map((row) => [quoted(row[0])[0], ['iss', 'aud', ...quoted(row[5])]]),
    )
    expect(written).toEqual(messageClaims)
  })

  test('HKDF infos, associated data and sealing contexts', () => {
    const said = new Set(rows.flatMap((row) => row.flatMap((cell) => quoted(cell))))
    for (const info of Object.values(infos)) expect(said).toContain(info)
    expect(said).toContain(associatedData.approvalKeyUnderPin('<D>'))
    expect(said).toContain(associatedData.approvalKeyUnderDevice('<D>'))
    expect(said).toContain(associatedData.codeSecret('<device>'))
    expect(said).toContain(sealingContexts.enrolmentOprfKey('<enrolment>'))
    expect(said).toContain(sealingContexts.enrolmentPinCheck('<enrolment>'))
    expect(said).toContain(sealingContexts.oprfKey('<device>', '<PIN key>'))
    expect(said).toContain(sealingContexts.codeSecret('<device>'))
    expect(said).toContain(sealingContexts.push('<device>'))
    expect(said).toContain(sealingContexts.transferCode('<request>'))
    expect(page).toContain(qrResponseSuite)
  })

  test('every reason that the use cases return has its row', () => {
    const reasons = new Set(
      rows.filter((row) => row.length === 3 && /^\d{3}$/.test(row[1] ?? '')).flatMap((row) => quoted(row[0])),
    )
    const used = rows
      .filter((row) => row.length === 6 && /^`(GET|POST|PUT|DELETE)/.test(row[0] ?? ''))
      .flatMap((row) => quoted(row[5]))
    for (const reason of used) expect(reasons).toContain(reason)
    for (const reason of ['use-nonce', 'bad-message', 'replayed', 'unknown-device', 'removed', 'bad-request'])
      expect(reasons).toContain(reason)
  })

  test('vectors', () => {
    const { pin, thumbprints, biometrics, enrolment, body, code, messages } = vectors
    for (const value of [
      pin.pin,
      pin.oprfKey,
      pin.output,
      pin.pinCheck,
      pin.pinKey,
      thumbprints.presence,
      thumbprints.approval,
      enrolment.id,
      enrolment.proof,
      enrolment.link,
      body.text,
      body.bh,
      code.secret,
      code.challenge,
      code.code,
      biometrics.madeOver,
      biometrics.signs,
      biometrics.publicKey,
      ...Object.values(messages),
    ])
      expect(page).toContain(value)
  })
})
