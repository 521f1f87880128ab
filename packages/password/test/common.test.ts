import { describe, expect, it, test } from 'vitest'
import { commonPasswords } from '../src/common-list.data.ts'
import { isCommonPassword } from '../src/common-list.ts'
import { isCommon } from '../src/common.ts'
import { checkPassword, euloginClassic, nist80063b } from '../src/index.ts'

it('holds more than three thousand that are as long as a policy asks, and each of them is refused', () => {
  const words = [...new Set(commonPasswords.split(/\s+/))].filter((word) => word.length >= euloginClassic.minLength)
  expect(words.length).toBeGreaterThan(3000)
  for (const word of words) {
    expect(isCommonPassword(word)).toBe(true)
    const { issues } = checkPassword(word.toUpperCase(), euloginClassic, { isCommonPassword })
    expect(issues.map(({ code }) => code)).toContain('common')
  }
  expect(checkPassword('the quiet river bends', nist80063b, { isCommonPassword }).ok).toBe(true)
})

const none = () => false

describe('a common password', () => {
  // That 12345678 itself wasn't among the rows of digits, no test noticed.
  test.each([
    '12345678',
    '123456789',
    '1234567890',
    '0123456789',
    '12345678910',
    '87654321',
    '0987654321',
    '11111111',
    '00000000',
  ])('is the row %s', (password) => expect(isCommon(password, { variants: false, larger: null })).toBe(true))

  test.each(['password', 'PÂSSWORD'])('is %s as it stands', (password) =>
    expect(isCommon(password, { variants: false, larger: null })).toBe(true),
  )

  test.each(['xpassword', 'passwordx', '1password', 'password1', '1234567', '123456789101', 'x12345678', '12345678x'])(
    'isn’t %s, where only the very one is refused',
    (password) => expect(isCommon(password, { variants: false, larger: none })).toBe(false),
  )

  test.each(['1password', 'password!', 'p4ssw0rd', '-p4$$word-26', 'pass-word', 'admin password', 'adminadminadmin'])(
    'is %s as a variant',
    (password) => expect(isCommon(password, { variants: true, larger: null })).toBe(true),
  )

  test.each(['adminadminadminadmin', 'adminx', 'xadmin', 'adminx admin', '2026-10-12'])(
    'isn’t %s, which says more',
    (password) => expect(isCommon(password, { variants: true, larger: none })).toBe(false),
  )

  test('is looked for in the larger list as typed, and where variants are refused without its ends, eight letters long', () => {
    const asks = (password: string, variants: boolean) => {
      const asked: string[] = []
      isCommon(password, { variants, larger: (text) => asked.push(text) === 0 })
      return asked
    }
    expect(asks('Marzipan.26', false)).toEqual(['marzipan.26'])
    expect(asks('Marzipan.26', true)).toContain('marzipan')
    expect(asks('Marz1pan.26', true)).toContain('marzipan')
    expect(asks('Marzipa.26', true)).toEqual(['marzipa.26'])
    expect(isCommon('Marzipan.26', { variants: true, larger: (text) => text === 'marzipan' })).toBe(true)
  })
})
