import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkEmail, checkMailable, emailKey, mailAddress, maskEmail, shownEmail } from '../src/email/index.ts'

describe('checkEmail', () => {
  it.each([
    'jane@example.org',
    ' Jane.Doe+x@sub.example.eu ',
    "o'neil@example.ie",
    'διονύσης@παράδειγμα.ευ',
    'x@müller.de',
    'a_b-c@xn--mller-kva.de',
  ])('accepts %s', (email) => expect(checkEmail(email)).toBeNull())

  it.each([
    ['', 'required'],
    ['   ', 'required'],
    ['jane', 'email-no-at'],
    ['jane doe@example.org', 'email-space'],
    ['jane@@example.org', 'email-two-ats'],
    ['@example.org', 'email-no-local'],
    ['jane@', 'email-no-domain'],
    ['jane@example', 'email-no-dot'],
    ['jane@example..org', 'email-domain'],
    ['jane@example.org.', 'email-domain'],
    ['jane@-example.org', 'email-domain'],
    ['jane@exa_mple.org', 'email-domain'],
    ['jane@127.0.0.1', 'email-domain'],
    ['jane@[::1]', 'email-domain'],
    ['jane@example.org:25', 'email-domain'],
    ['jane@example.org/x', 'email-domain'],
    ['.jane@example.org', 'email-local'],
    ['ja..ne@example.org', 'email-local'],
    ['"jane"@example.org', 'email-local'],
    ['jane<x>@example.org', 'email-local'],
    [`${'x'.repeat(65)}@example.org`, 'email-local-long'],
    [
      `jane@${'x'.repeat(60)}.${'y'.repeat(60)}.${'z'.repeat(60)}.${'w'.repeat(60)}.${'v'.repeat(20)}.org`,
      'email-domain-long',
    ],
    ['jane@example.org\r\nBcc: x@y.z', 'email-space'],
  ])('says of %j: %s', (email, issue) => expect(checkEmail(email)).toBe(issue))

  it('accepts nothing that could break out of a mail header', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 40 }),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (local, domain) => {
          const email = `${local}@${domain}`
          if (checkEmail(email) === null) expect(email.trim()).not.toMatch(/[\s<>",;:\\()[\]\p{Cc}]/u)
        },
      ),
    )
  })
})

describe('how long an address may be', () => {
  const label = 'x'.repeat(63)
  it.each([
    [`${'x'.repeat(64)}@example.org`, null],
    [`${'é'.repeat(32)}@example.org`, null],
    [`${'é'.repeat(33)}@example.org`, 'email-local-long'],
    [`jane@${label}.org`, null],
    [`jane@x${label}.org`, 'email-domain'],
    [`jane@${label}.${label}.${label}.${'x'.repeat(57)}.org`, null],
    [`jane@${label}.${label}.${label}.${'x'.repeat(58)}.org`, 'email-domain-long'],
  ])('of %s it says %s', (email, issue) => expect(checkEmail(email)).toBe(issue))

  it.each([
    ['jane@example.123', 'email-domain'],
    ['jane@example.org-', 'email-domain'],
    ['jane@.org', 'email-domain'],
    ['jane@a.b', null],
    ['jane@a.123.org', null],
    ['a@b@c d', 'email-space'],
    ['jane.@example.org', 'email-local'],
    ['jane(x)@example.org', 'email-local'],
    ['@', 'email-no-local'],
  ])('of %s it says %s', (email, issue) => expect(checkEmail(email)).toBe(issue))
})

describe('whether mail reaches an address', () => {
  it('is asked where its name isn’t ASCII, once it is an address', async () => {
    const asked: string[] = []
    const canMail = async (email: string) => {
      asked.push(email)
      return email.startsWith('é')
    }
    expect(await checkMailable('jane@exämple.org', { canMail })).toBeNull()
    expect(await checkMailable('zoé', { canMail })).toBe('email-no-at')
    expect(await checkMailable('zoé@', { canMail })).toBe('email-no-domain')
    expect(asked).toEqual([])
    expect(await checkMailable(' zoé@example.org', { canMail })).toBe('email-not-carried')
    expect(await checkMailable('élodie@example.org', { canMail })).toBeNull()
    expect(asked).toEqual(['zoé@example.org', 'élodie@example.org'])
    expect(await checkMailable('zoé@example.org', {})).toBeNull()
  })
})

describe('emailKey', () => {
  it.each([
    [' Jane.Doe@Example.ORG ', 'jane.doe@example.org'],
    ['x@MÜLLER.de', 'x@xn--mller-kva.de'],
    ['x@xn--mller-kva.de', 'x@xn--mller-kva.de'],
    ['E\u0301lodie@example.org', 'élodie@example.org'],
    ['n00abcde', 'n00abcde'],
    ['a b@c d', 'a b@c d'],
    ['A@B@Example.ORG', 'a@b@example.org'],
    ['A@No Domain/X', 'a@no domain/x'],
    ['@Example.org', '@example.org'],
    ['@MÜLLER.de', '@xn--mller-kva.de'],
  ])('of %j is %s', (email, key) => expect(emailKey(email)).toBe(key))

  it('is its own key', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.domain(), (local, domain) => {
        const key = emailKey(`${local}@${domain}`)
        expect(emailKey(key)).toBe(key)
      }),
    )
  })
})

it('maskEmail tells the first character alone', () => {
  expect(maskEmail('claire@example.org')).toBe('c...@...')
  expect(maskEmail('😀smile@example.org')).toBe('😀...@...')
  expect(maskEmail(' ')).toBe('...@...')
})

describe('mailAddress', () => {
  it.each([
    [' Jane.Doe@Example.ORG ', 'Jane.Doe@example.org'],
    ['jane@ｅxample.org', 'jane@example.org'],
    ['jane@exam\u00ADple。org', 'jane@example.org'],
    ['\u212Aate@müller.de', 'Kate@xn--mller-kva.de'],
  ])('of %j is %s', (email, address) => {
    expect(checkEmail(email)).toBeNull()
    expect(mailAddress(email)).toBe(address)
    expect(emailKey(address)).toBe(emailKey(email))
  })
})

describe('shownEmail', () => {
  it.each([
    'anna@bücher.example',
    'li@例え.jp',
    'διονύσης@παράδειγμα.ευ',
    'علي@موقع.وزارة-الاتصالات.مصر',
    'x@ıstanbul.example',
    'joy@😀.example',
    'j@a.bücher.co.uk',
    'jane@example.org',
  ])('writes %s as its owner does', (email) => expect(shownEmail(mailAddress(email))).toBe(email))

  it.each([
    ['no domain becomes it', 'x@xn--bcher-!va.example'],
    ['it names another domain', 'x@xn--example-.org'],
    ['it ends in the middle', 'x@xn--b.example'],
    ['it is beyond Unicode', 'x@xn--99999999999.example'],
    ['it hides a dot', `x@xn--${'9'.repeat(59)}.example`],
    ['it is no address', 'xn--bcher-kva.example'],
    ['nothing is encoded', 'x@xn--.example'],
    ['it is longer than a label, and is no number', `x@xn--${'9'.repeat(400)}a.example`],
    ['it is longer than a label, and would have no end', `@xn--${'9'.repeat(314)}b`],
  ])('leaves what it can’t read: %s', (_, email) => expect(shownEmail(email)).toBe(email))

  it('gives nothing that is another address', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z0-9-]{1,20}$/), (label) => {
        const email = `x@xn--${label}.example`
        if (checkEmail(email) === null) expect(mailAddress(shownEmail(email))).toBe(email)
      }),
    )
  })
})
