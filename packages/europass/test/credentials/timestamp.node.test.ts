import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { fromBase64Url, toBase64, toBase64Url } from '../../src/credentials/base64.ts'
import { readCertificates, verifyCredential } from '../../src/credentials/index.ts'
import { makeTrialSeal, readSealKey, type SealKey, sealCredential } from '../../src/credentials/seal.ts'
import { content } from './support/content.ts'

/** Timestamps are of OpenSSL's own clock. */
const now = Math.floor(Date.now() / 1000)
let folder: string
let seal: SealKey
const openssl = (...args: readonly string[]): void =>
  void execFileSync('openssl', args, { cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })

const configuration = `
[tsa]
default_tsa = own
[own]
serial = serial
crypto_device = builtin
signer_cert = tsa.pem
certs = root.pem
signer_key = tsa.key
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
ess_cert_id_alg = sha256
[purposes]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
`

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tsa-'))
  writeFileSync(join(folder, 'tsa.cnf'), configuration)
  writeFileSync(join(folder, 'serial'), '01\n')
  const key = ['-newkey', 'rsa:2048', '-nodes']
  openssl('req', '-x509', ...key, '-keyout', 'root.key', '-out', 'root.pem', '-subj', '/O=Zed/CN=Root', '-days', '30')
  openssl('req', ...key, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/O=Zed/CN=Time of Zed')
  const issuer = ['-CA', 'root.pem', '-CAkey', 'root.key', '-CAcreateserial', '-days', '20']
  const purposes = ['-extfile', 'tsa.cnf', '-extensions', 'purposes']
  openssl('x509', '-req', '-in', 'tsa.csr', ...issuer, ...purposes, '-out', 'tsa.pem')
  const trial = await makeTrialSeal({ organisation: 'Zed', now })
  const read = await readSealKey({ key: trial.key, certificates: trial.certificate }, { now })
  if (!read.ok) throw new Error(read.fault)
  seal = read.seal
})
afterAll(() => rmSync(folder, { recursive: true }))

async function answer(request: Uint8Array): Promise<Uint8Array> {
  writeFileSync(join(folder, 'request.tsq'), request)
  openssl('ts', '-reply', '-queryfile', 'request.tsq', '-out', 'answer.tsr', '-config', 'tsa.cnf')
  return new Uint8Array(readFileSync(join(folder, 'answer.tsr')))
}

const seconds = (): number => Math.floor(Date.now() / 1000) + 1

it('gives a seal the time of an authority that OpenSSL runs', async () => {
  const bytes = await sealCredential(content, { ...seal, now: seconds(), timestamp: answer })
  const [root] = readCertificates(readFileSync(join(folder, 'root.pem'))) ?? []
  const found = await verifyCredential(bytes, { now: seconds(), trusted: root ? [root] : [] })
  expect(found).toMatchObject({
    ok: true,
    seal: {
      signedAtFrom: 'timestamp',
      trusted: 'unlisted',
      timestamps: [{ of: 'seal', by: { commonName: 'Time of Zed' }, chain: { complete: true, trusted: 'listed' } }],
    },
  })
  if (!found.ok) return
  expect(Math.abs((found.seal.signedAt ?? 0) - seconds())).toBeLessThan(60)

  // And OpenSSL verifies what we ask for.
  writeFileSync(join(folder, 'sealed'), JSON.parse(new TextDecoder().decode(bytes)).signatures[0].signature)
  openssl('ts', '-verify', '-data', 'sealed', '-in', 'answer.tsr', '-CAfile', 'root.pem')
})

it('refuses an answer to another question, and one that grants nothing', async () => {
  let first: Uint8Array | undefined
  const again = async (request: Uint8Array): Promise<Uint8Array> => (first ??= await answer(request))
  await sealCredential(content, { ...seal, now: seconds(), timestamp: again })
  const refused = (timestamp: (request: Uint8Array) => Promise<Uint8Array>) =>
    expect(sealCredential(content, { ...seal, now: seconds(), timestamp })).rejects.toMatchObject({
      reason: 'timestamp',
    })
  await refused(again)
  await refused(async () => new Uint8Array([0x30, 0x05, 0x30, 0x03, 0x02, 0x01, 0x02]))
  await refused(async () => new TextEncoder().encode('<html>'))
})

interface File {
  payload: string
  signatures: { protected: string; header: { etsiU: string[] }; signature: string }[]
}

it('holds for its own seal only, and no byte of it may change', async () => {
  const make = async (): Promise<File> => {
    const bytes = await sealCredential(content, { ...seal, now: seconds(), timestamp: answer })
    return JSON.parse(new TextDecoder().decode(bytes))
  }
  const [one, other] = [await make(), await make()]
  const verified = (file: File) =>
    verifyCredential(new TextEncoder().encode(JSON.stringify(file)), { now: seconds() + 5 })
  const withParts = (etsiU: string[]): File => ({
    ...one,
    signatures: one.signatures.map((signature) => ({ ...signature, header: { etsiU } })),
  })
  expect(await verified(one)).toMatchObject({ ok: true })
  const [part = ''] = one.signatures[0]?.header.etsiU ?? []
  expect(await verified(withParts(other.signatures[0]?.header.etsiU ?? []))).toMatchObject({ reason: 'timestamp' })
  const json: { sigTst: { tstTokens: { val: string }[] } } = JSON.parse(
    new TextDecoder().decode(fromBase64Url(part) ?? new Uint8Array()),
  )
  const token = Uint8Array.from(atob(json.sigTst.tstTokens[0]?.val ?? ''), (char) => char.charCodeAt(0))
  // The root comes along, and its own name is covered by nothing above it: everything else is.
  const [root] = readCertificates(readFileSync(join(folder, 'root.pem'))) ?? []
  const at = Buffer.from(token).indexOf(Buffer.from(root?.der ?? []))
  const survivors: number[] = []
  for (let place = 0; place < token.length; place += 7) {
    if (at >= 0 && place >= at && place < at + (root?.der.length ?? 0)) continue
    const changed = new Uint8Array(token)
    changed[place] = (changed[place] ?? 0) ^ 0x01
    const val = toBase64(changed)
    const text = JSON.stringify({ sigTst: { tstTokens: [{ val }] } })
    const found = await verified(withParts([toBase64Url(new TextEncoder().encode(text))]))
    if (found.ok) survivors.push(place)
  }
  expect(at).toBeGreaterThan(0)
  expect(survivors).toEqual([])
})
