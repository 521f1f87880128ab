import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough, Readable, Writable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCli } from '../../src/cli/index.ts'
import { makeTrialSeal, readSealKey, sealCredential } from '../../src/credentials/seal.ts'
import { content } from '../credentials/support/content.ts'

let folder = ''
let sealed: Uint8Array
const file = (name: string): string => join(folder, name)
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'europass-verify-'))
  const now = Math.floor(Date.now() / 1000)
  const trial = await makeTrialSeal({ organisation: 'Zed\u001b[31m', country: 'IE', now })
  const read = await readSealKey({ key: trial.key, certificates: trial.certificate }, { now })
  if (!read.ok) throw new Error(read.fault)
  sealed = await sealCredential({ ...content, validUntil: now + 9_000_000 }, { ...read.seal, now })
  await writeFile(file('sealed.jsonld'), sealed)
  await writeFile(file('changed.jsonld'), new TextDecoder().decode(sealed).replace('Zoë', 'Zoe'))
  await writeFile(file('issuers.pem'), trial.certificate)
  await writeFile(file('nothing.pem'), 'nothing')
})
afterAll(() => rm(folder, { recursive: true }))

async function run(args: readonly string[], { stdin = '', language = 'en' } = {}) {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()]
  const code = await runCli(['verify', ...args], { stdin: Readable.from([stdin]), stdout, stderr, language })
  stdout.end()
  stderr.end()
  return { code, out: await text(stdout), err: await text(stderr) }
}

test('says what is known of a seal, and never that it is simply valid', async () => {
  const { code, out, err } = await run([file('sealed.jsonld')])
  expect([code, err]).toEqual([0, ''])
  expect(out).toMatch(/^Seal intact, sealed by Zed.* \(Ireland\), not in your list of issuers\n/)
  expect(out).toContain('Micro-credential in data · Zoë Παπαδοπούλου')
  expect(out).toContain('! The credential names another issuer than the seal: University of Zed')
  expect(out).toContain('? Whether the certificate was withdrawn isn’t known')
  // What a name in a certificate might have a terminal do.
  expect(out).not.toContain('\u001b')
  expect((await run([file('sealed.jsonld')], { language: 'fr' })).out).toMatch(/^Sceau intact, apposé par/)
})

test('knows a list of issuers', async () => {
  const { code, out } = await run([file('sealed.jsonld'), '--trust', file('issuers.pem')])
  expect(code).toBe(0)
  expect(out).toContain(', in your list of issuers')
  expect(await run([file('sealed.jsonld'), '--trust', file('nothing.pem')])).toMatchObject({ code: 1, out: '' })
})

test('a changed file, from a file and from standard input', async () => {
  expect(await run([file('changed.jsonld')])).toMatchObject({
    code: 1,
    out: 'Not verified: The content or the seal was changed.\n(changed: signature)\n',
  })
  expect((await run(['-'], { stdin: '{}' })).code).toBe(1)
})

test('all of it as JSON', async () => {
  const { code, out } = await run([file('sealed.jsonld'), '--json'])
  expect(code).toBe(0)
  expect(JSON.parse(out)).toMatchObject({ ok: true, seal: { state: 'intact', trusted: 'unlisted' } })
  const refused = await run([file('changed.jsonld'), '--json'])
  expect([refused.code, JSON.parse(refused.out)]).toEqual([1, { ok: false, reason: 'changed', detail: 'signature' }])
})

test.each([[[]], [['a', 'b']], [['a', '--other']], [['a', '--trust']]])('wrong use: %j', async (args) => {
  const { code, out, err } = await run(args)
  expect([code, out]).toEqual([2, ''])
  expect(err).toContain('Usage: europass verify FILE')
})

test('help, and a file that isn’t there', async () => {
  expect(await run(['--help'])).toMatchObject({ code: 0, err: '' })
  expect(await run([file('none.jsonld')])).toMatchObject({ code: 1, out: '' })
})

test('without a command, all of them are told', async () => {
  const streams = { stdin: Readable.from(['']), stdout: new PassThrough(), stderr: new PassThrough(), language: 'en' }
  expect(await runCli([], streams)).toBe(0)
  streams.stdout.end()
  const said = await text(streams.stdout)
  expect(said).toContain('Usage: europass convert IN OUT')
  expect(said).toContain('Usage: europass verify FILE')
})

test('a reader of its output that has gone is no fault', async () => {
  const gone = new Writable({ write: (_chunk, _encoding, done) => done(new Error('EPIPE')) })
  const streams = { stdin: Readable.from(['']), stdout: gone, stderr: new PassThrough(), language: 'en' }
  expect(await runCli(['verify', file('sealed.jsonld')], streams)).toBe(0)
})
