import { expect, it } from 'vitest'
import { logoutSubject, sealLogoutSubject } from '../../src/sessions/logout-subject.ts'
import { testKeyRing } from '../support/keys.ts'

it('is the account’s while it is there, what was sealed once it is gone, and never nobody', async () => {
  const keyRing = await testKeyRing()
  const sealedUid = await sealLogoutSubject(keyRing, 'njanedoe')
  expect(sealedUid).not.toContain('njanedoe')
  expect(await logoutSubject(keyRing, { id: 'n-1', uid: 'n0001', sealedUid })).toBe('n0001')
  expect(await logoutSubject(keyRing, { id: 'n-1', uid: null, sealedUid })).toBe('njanedoe')
  await expect(logoutSubject(keyRing, { id: 'n-1', uid: null, sealedUid: null })).rejects.toMatchObject({
    code: 'sealed-value',
    message: expect.stringContaining('n-1'),
  })
})
