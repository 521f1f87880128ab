import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { answers } from '../../docs/src/playground.ts'

const ask = (what, fields = {}, now = 59) => answers[what]((field) => fields[field] ?? '', now)

test('a password is judged by the policy that is chosen, with the person’s own data', () => {
  expect(ask('password', { policy: 'eulogin-2025' })).toEqual([])
  expect(ask('password', { password: 'sunshine', policy: 'eulogin-2025' })[0]).toBe('Refused:')
  expect(ask('password', { password: 'the quiet river bends', policy: 'nist-800-63b' })).toEqual(['Accepted.'])
  expect(ask('password', { password: 'the quiet Ada bends', policy: 'nist-800-63b', name: 'Ada' })).toContain(
    'own-data (what: name)',
  )
})

test('a PIN that anybody would guess is refused', () => {
  expect(ask('pin', { pin: '1990', digits: '4' })).toContain('year')
  expect(ask('pin', { pin: '8068', digits: '4' })).toEqual(['Accepted.'])
})

test('a code is the RFC’s, and what is no address says so', () => {
  const address = 'otpauth://totp/Example:ada?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&digits=8'
  expect(ask('code', { address })[0]).toBe('94287082')
  expect(ask('code', { address: 'https://example.eu' })[0]).toMatch(/isn’t an otpauth/)
})

test('a challenge is answered as RFC 6287 has it, with what its suite asks for', async () => {
  const secret = '3132333435363738393031323334353637383930'
  const one = { suite: 'OCRA-1:HOTP-SHA1-6:QN08', secret, question: '00000000' }
  expect((await ask('challenge', one))[0]).toBe('237653')
  const second = `${secret}313233343536373839303132`
  const counted = {
    suite: 'OCRA-1:HOTP-SHA256-8:C-QN08-PSHA1',
    secret: second,
    question: '12345678',
    counter: '0',
    pin: '1234',
  }
  expect(await ask('challenge', counted)).toEqual([
    '65347737',
    'SHA256, 8 digits. It asks for a challenge of 8 digits at most, a counter, a PIN.',
  ])
  expect((await ask('challenge', { ...one, question: 'abc' }))[0]).toBe('What is typed doesn’t fit the suite.')
  expect(await ask('challenge', { ...one, suite: 'OCRA-2' })).toEqual(['This isn’t a suite of RFC 6287.'])
  expect(await ask('challenge', { ...one, secret: 'xyz' })).toEqual(['The secret isn’t hexadecimal.'])
})

test('a key file is told without its secrets', async () => {
  const file = readFileSync(new URL('../../docs/public/demo-tokens.xml', import.meta.url), 'utf8')
  const lines = await ask('pskc', { file })
  expect(lines[0]).toBe('DEMO-CRAM-1: OCRA-1:HOTP-SHA256-8:QN08, 32 bytes of secret')
  expect(lines.join()).not.toContain('MTIzNDU2')
  expect(await ask('pskc', { file: '<x/>' })).toEqual(['This file can’t be read: not-pskc.'])
})

test('a QR message is told for what the app would do, its secret left out', () => {
  const token = `e30.${Buffer.from('{"iss":"https://id.example.eu","code":"é"}').toString('base64url')}.c2ln`
  expect(ask('message', { link: `https://app.example.eu/sign-in#${token}` })).toContain('code: "é"')
  expect(ask('message', { link: 'https://app.example.eu/sign-in#a.b.c' }).at(-1)).toBe('What it says can’t be read.')
  // The page shows the vectors of the protocol.
  const page = readFileSync(new URL('../../docs/src/content/docs/playground.mdx', import.meta.url), 'utf8')
  const [, link] = /'(https:\/\/app\.example\.eu\/sign-in#[^']+)'/.exec(page) ?? []
  const [, phone] = /name="secret" value="(3031[0-9a-f]+)"/.exec(page) ?? []
  expect(ask('message', { link, secret: phone }).at(-1)).toBe('A phone with this secret shows 41037637.')
  expect(ask('message', { link: 'hello' })[0]).toMatch(/Nothing of ours/)
})
