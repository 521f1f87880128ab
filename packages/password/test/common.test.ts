import { expect, it } from 'vitest'
import { commonPasswords } from '../src/common-list.data.ts'
import { isCommonPassword } from '../src/common-list.ts'
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
