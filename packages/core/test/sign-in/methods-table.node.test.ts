import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { VerificationMethod } from '../../src/sign-in/method.ts'
import { eid, eidLow } from '../../src/sign-in/methods/eid.ts'
import { mailCode } from '../../src/sign-in/methods/mail-code.ts'
import { mobileAppPin } from '../../src/sign-in/methods/mobile-app-pin.ts'
import { mobileAppQr } from '../../src/sign-in/methods/mobile-app-qr.ts'
import { passkey } from '../../src/sign-in/methods/passkey.ts'
import { password } from '../../src/sign-in/methods/password.ts'
import { recoveryCode } from '../../src/sign-in/methods/recovery-code.ts'
import { sms } from '../../src/sign-in/methods/sms.ts'
import { tokenCram } from '../../src/sign-in/methods/token-cram.ts'
import { token, tokenApp } from '../../src/sign-in/methods/token.ts'

const page = readFileSync(new URL('../../../../docs/src/content/docs/verification-methods.md', import.meta.url), 'utf8')
const rows = [...page.matchAll(/^\| [^|]*\(`([a-z-]+)`\) \|(.*)\|$/gm)].map(([, name, cells = '']) => {
  const [level, strength, guessing, phishing, ...thefts] = cells.split('|').map((cell) => cell.trim())
  return { name, level, strength, guessing, phishing, thefts }
})
const methods: readonly VerificationMethod[] = [
  password(),
  mobileAppPin(),
  mobileAppQr(),
  passkey(),
  token(),
  tokenApp(),
  tokenCram(),
  eid(),
  eidLow(),
  sms(),
  recoveryCode(),
  mailCode(),
]

test('the table in the documentation has every method, each once', () => {
  expect(rows.map(({ name }) => name).toSorted()).toEqual(methods.map(({ name }) => name).toSorted())
  // One or two in each file, and no file forgotten here.
  const files = readdirSync(new URL('../../src/sign-in/methods', import.meta.url))
  const known = new Set(methods.map(({ name }) => name))
  for (const file of files) expect(known).toContain(file.replace(/\.ts$/, ''))
})

test.each(methods.map((method) => [method.name, method] as const))(
  'the table says of %s what the code says',
  (name, method) => {
    const row = rows.find((one) => one.name === name)
    expect(row).toMatchObject({ level: method.level, strength: method.strength })
    expect(row?.phishing).toMatch(method.phishingResistant ? /^Yes/ : /^No/)
    for (const cell of [row?.guessing, ...(row?.thefts ?? [])]) expect(cell).not.toBe('')
    expect(row?.thefts).toHaveLength(2)
  },
)
