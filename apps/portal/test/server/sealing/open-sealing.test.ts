import { chmod, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeTrialSeal } from '@laissez-passer/europass/credentials/seal'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openSealing, type SealingSettings } from '../../../src/server/sealing/open-sealing.ts'

const now = 1_800_000_000
const none: SealingSettings = {
  sealKeyFile: null,
  sealCertificateFile: null,
  timestampUrl: null,
  trustedIssuersFile: null,
}
let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sealing-'))
})
afterEach(() => rm(folder, { recursive: true }))

const open = (settings: Partial<SealingSettings> = {}, at = now) =>
  openSealing({ ...none, ...settings }, { folder, origin: 'https://europass.example.eu', now: at })
const file = async (name: string, text: string): Promise<string> => {
  await writeFile(join(folder, name), text, { mode: 0o600 })
  return join(folder, name)
}

test('without settings, a seal is made once that says it is for trying, and is nobody’s known issuer', async () => {
  const [first, second] = await Promise.all([open(), open()])
  const third = await open()
  if (!first.ok || !second.ok || !third.ok) throw new Error('not opened')
  expect(first.sealing).toMatchObject({
    trial: true,
    trusted: [],
    certificate: { forTrying: true, subject: { organisation: 'europass.example.eu' } },
  })
  const of = ({ sealing }: typeof first) => sealing.certificate.fingerprint
  expect([of(second), of(third)]).toEqual([of(first), of(first)])
  expect(await readdir(folder)).toEqual(['portal-trial-seal.pem'])
  expect((await stat(join(folder, 'portal-trial-seal.pem'))).mode & 0o777).toBe(0o600)
  // Ten years later its time is over: another takes its place.
  const later = await open({}, now + 11 * 366 * 86_400)
  expect(later.ok && of(later) !== of(first)).toBe(true)
})

test('a seal for trying that was spoilt is told, and not replaced unasked', async () => {
  await file('portal-trial-seal.pem', 'spoilt')
  expect(await open()).toMatchObject({ ok: false, line: expect.stringMatching(/portal-trial-seal\.pem can’t be used/) })
  expect(await readFile(join(folder, 'portal-trial-seal.pem'), 'utf8')).toBe('spoilt')
})

test('the operator’s own seal is known here, beside the issuers of the list', async () => {
  const [own, other] = await Promise.all(
    ['Zed', 'Why'].map((organisation) => makeTrialSeal({ organisation, country: 'IE', now })),
  )
  if (!own || !other) throw new Error('none')
  const opened = await open({
    sealKeyFile: await file('key.pem', own.key),
    sealCertificateFile: await file('certificate.pem', own.certificate),
    trustedIssuersFile: await file('issuers.pem', other.certificate),
    timestampUrl: 'https://time.example.eu/',
  })
  expect(opened).toMatchObject({ ok: true, sealing: { trial: false, timestamp: expect.any(Function) } })
  expect(opened.ok && opened.sealing.trusted.length).toBe(2)
  expect(await readdir(folder)).not.toContain('portal-trial-seal.pem')
})

test('what is wrong is told in one line: which setting, why, and what is accepted', async () => {
  const [own, other] = await Promise.all(['Zed', 'Why'].map((organisation) => makeTrialSeal({ organisation, now })))
  if (!own || !other) throw new Error('none')
  const key = await file('key.pem', own.key)
  const certificate = await file('certificate.pem', own.certificate)
  const lineOf = async (settings: Partial<SealingSettings>, at = now): Promise<string> => {
    const opened = await open(settings, at)
    return opened.ok ? 'ok' : opened.line
  }
  const pair = (sealKeyFile: string, sealCertificateFile: string, at = now) =>
    lineOf({ sealKeyFile, sealCertificateFile }, at)
  expect(await pair(key, certificate)).toBe('ok')
  expect(await pair(join(folder, 'none'), certificate)).toMatch(/^PORTAL_SEAL_KEY_FILE=.*ENOENT.* Accepted: .*PKCS #8/)
  expect(await pair(certificate, certificate)).toMatch(/^PORTAL_SEAL_KEY_FILE can’t be used/)
  expect(await pair(key, key)).toMatch(/^PORTAL_SEAL_CERTIFICATE_FILE can’t be used: it has no certificate/)
  expect(await pair(key, await file('other.pem', other.certificate))).toMatch(
    /isn’t that of the key in PORTAL_SEAL_KEY/,
  )
  expect(await pair(key, certificate, now + 20 * 366 * 86_400)).toMatch(/isn’t valid now/)
  expect(await lineOf({ trustedIssuersFile: key })).toMatch(/^PORTAL_TRUSTED_ISSUERS_FILE=.*has no certificates/)
  for (const line of [await pair(certificate, certificate), await pair(key, key)]) expect(line).not.toContain('\n')
})

test.each([
  [0o600, 'used'],
  [0o440, 'used'],
  [0o644, 'told'],
  [0o660, 'refused'],
  [0o602, 'refused'],
])('a key of the mode %o is %s', async (mode, what) => {
  const own = await makeTrialSeal({ organisation: 'Zed', now })
  const sealKeyFile = await file('key.pem', own.key)
  await chmod(sealKeyFile, mode)
  const opened = await open({ sealKeyFile, sealCertificateFile: await file('certificate.pem', own.certificate) })
  expect(opened.ok ? (opened.openKey ? 'told' : 'used') : 'refused').toBe(what)
  if (!opened.ok) expect(opened.line).toMatch(/^PORTAL_SEAL_KEY_FILE=.* other users .* Accepted: .*chmod 600/)
})
