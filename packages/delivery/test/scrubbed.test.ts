import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scrubbed } from '../src/scrubbed.ts'

test.each([
  ['550 5.1.1 <zoe@example.eu>: unknown', '550 5.1.1 <…>: unknown'],
  ["550 5.1.1 <mary.o'brien@example.eu> unknown", '550 5.1.1 <…> unknown'],
  ['550 5.1.1 mary.smith=40example.eu unknown', '550 5.1.1 … unknown'],
  ['550 5.1.1 mary.smith%40example.eu unknown', '550 5.1.1 … unknown'],
  ['550 5.7.1 mary%example.eu: no relaying', '550 5.7.1 …: no relaying'],
  ['550 5.1.1 <"mary"@x.eu> unknown', '550 5.1.1 <…> unknown'],
  ['550 5.1.1 <"mary smith"@x.eu> unknown', '550 5.1.1 <…> unknown'],
  ['no route to +32.470.12.34.56', 'no route to …'],
  ['no route to 0470/12.34.56', 'no route to …'],
  ['no route to +32 (0)470–12 34 56', 'no route to …'],
  ['see https://mail.example/zoe?t=550-secret', 'see …'],
  ['550-5.7.26 192.0.2.123 may not send', '550-5.7.26 … may not send'],
  ['all rejected: 550 5.1.1 12345678 unknown', 'all rejected: 550 5.1.1 … unknown'],
  ['470 550 12 34', '…'],
  ['quota at 95% of 2 GB', 'quota at 95% of 2 GB'],
])('of nobody known: %s', (said, left) => expect(scrubbed(said)).toBe(left))

test.each([
  ['mary.smith@example.eu', '550 User mary.smith unknown', '550 User … unknown'],
  ['mary.smith@example.eu', '550 5.1.1 User MARY.Smith in vmailmary.smith', '550 5.1.1 User … in vmail…'],
  ['mary.smith@example.eu', 'mary%2Esmith, mary=2esmith', '…, …'],
  ['mary+news@example.eu', 'mary+news is mary', '… is …'],
  ['zoé@example.eu', 'zoé, ZOÉ, zo%C3%A9, zo=c3=a9, zoe\u0301', '…, …, …, …, …'],
  ['no@example.eu', '550 no such user no, nor =3Cno=3E', '550 … such user …, nor =3C…=3E'],
  ['550@example.eu', '550 5.1.1 <550@example.eu> unknown', '550 5.1.1 <…> unknown'],
  ['5.1.1@example.eu', '550 5.1.1@example.eu unknown', '550 … unknown'],
  ['+3726123456', 'no route to 612=2034 56', 'no route to …'],
  ['a-device-1', 'gone: 410 1 device', 'gone: 410 1 device'],
])('of %s: %s', (recipient, said, left) => expect(scrubbed(said, recipient)).toBe(left))

const hex = (text: string) => [...new TextEncoder().encode(text)].map((byte) => byte.toString(16).padStart(2, '0'))
/** As servers write whom they mean. */
const spellings: readonly ((text: string) => string)[] = [
  (text) => text,
  (text) => text.toUpperCase(),
  (text) => text.normalize('NFD'),
  encodeURIComponent,
  (text) =>
    hex(text)
      .map((byte) => `%${byte}`)
      .join(''),
  (text) =>
    hex(text)
      .map((byte) => `=${byte.toUpperCase()}`)
      .join(''),
]
/** What is around it has no letters, so that any that is left was the recipient's. */
const answers: readonly ((name: string) => string)[] = [
  (name) => `550 5.1.1 <${name}>`,
  (name) => `550 5.1.1 ${name}: 1`,
  (name) => `550 5.1.1 ("${name}", '${name}').`,
]
const local = fc.stringMatching(/^[a-zà-öø-þ]([a-zà-öø-þ0-9.'+_=%!#-]{0,12}[a-zà-öø-þ])?$/u)
const domain = fc.stringMatching(/^[a-z]{1,8}\.[a-z]{2,4}$/)

test('no recipient survives, however a server writes it', () => {
  fc.assert(
    fc.property(
      local.map((name) => name.normalize()),
      domain,
      fc.boolean(),
      fc.constantFrom(...spellings),
      fc.constantFrom(...answers),
      (name, host, whole, spelling, answer) => {
        const recipient = `${name}@${host}`
        const left = scrubbed(answer(spelling(whole ? recipient : name)), recipient)
        expect(left).toMatch(/^550 5\.1\.1 /)
        expect(left).not.toMatch(/\p{L}/u)
      },
    ),
    { numRuns: 1000 },
  )
})

test('no number survives, however it is grouped', () => {
  const separator = fc.constantFrom('', ' ', '.', '-', '/', ' (', ') ', '=20', '%20', '\u00A0')
  fc.assert(
    fc.property(
      fc.stringMatching(/^[1-9]\d{9,14}$/),
      fc.array(separator, { minLength: 15, maxLength: 15 }),
      fc.boolean(),
      (digits, separators, national) => {
        const written = [...(national ? digits.slice(3) : digits)].map((digit, index) =>
          index === 0 ? digit : separators[index] + digit,
        )
        expect(scrubbed(`gateway: <${written.join('')}>`, `+${digits}`)).not.toMatch(/\d/)
      },
    ),
    { numRuns: 1000 },
  )
})
