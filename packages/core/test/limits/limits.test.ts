import { expect, test } from 'vitest'
import { toldLimits } from '../../src/limits/index.ts'

test('people are told the numbers of the rules and of the deployment', () => {
  expect(toldLimits({ factorRemovalSeconds: 36 * 3600, sessionSeconds: 90 * 60 })).toEqual({
    codeDigits: 6,
    codeMinutes: 10,
    codeTries: 5,
    codeSeconds: 30,
    appMinutes: 10,
    challengeMinutes: 5,
    challengeTries: 5,
    qrDigits: 8,
    pinDigits: 4,
    restHours: 24,
    recoveryCodes: 10,
    recoveryCharacters: 16,
    notMeDays: 7,
    removalHours: 36,
    sessionHours: 2,
  })
})
