import type { PasswordHasher } from '@laissez-passer/core/ports'
import { expect, test } from 'vitest'

export const secretKey = 'k'.repeat(43)
export const otherKey = 'o'.repeat(43)
const turn = { from: '192.0.2.1' }

/**
 * Hashes of `Grüße, 1 Welt` under {@link secretKey}, made on Node and in workerd: each runtime verifies both.
 */
const portable = [
  '$argon2id$v=19$m=19456,t=2,p=1,keyid=dlbGHZsr$nSLfPI1L2BvUmakJUy4iYw$RTCDW6jr/it1gw09+q4r8+N3k+cyrccd2pC/4EYnz4g',
  '$argon2id$v=19$m=19456,t=2,p=1,keyid=dlbGHZsr$r13jMdjsg+bsDdqYVVKePA$t22uDZecAZ4VRnsGTeaXAwkEAojQioop8NFrt06RlHQ',
]

/** What every runtime's hasher must do. */
export function hasherCases(make: (key: string) => PasswordHasher): void {
  test('verifies the password and no other', async () => {
    const hasher = make(secretKey)
    const phc = await hasher.hash('Grüße, 1 Welt', turn)
    expect(phc).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1,keyid=[\w-]{8}\$[\w+/]{22}\$[\w+/]{43}$/)
    expect(await hasher.verify('Grüße, 1 Welt', phc, turn)).toEqual({ ok: true, needsRehash: false })
    expect((await hasher.verify('Grüße, 1 welt', phc, turn)).ok).toBe(false)
    expect(await hasher.hash('Grüße, 1 Welt', turn)).not.toBe(phc)
  })

  test.each(portable)('verifies what another runtime hashed: %s', async (phc) => {
    expect(await make(secretKey).verify('Grüße, 1 Welt', phc, turn)).toEqual({ ok: true, needsRehash: false })
  })

  test('takes composed and decomposed letters for the same', async () => {
    const hasher = make(secretKey)
    expect((await hasher.verify('Gru\u0308ße', await hasher.hash('Grüße', turn), turn)).ok).toBe(true)
  })

  test('needs the pepper: another key verifies nothing', async () => {
    const phc = await make(secretKey).hash('password', turn)
    expect(await make(otherKey).verify('password', phc, turn)).toEqual({ ok: false, needsRehash: false })
    const anonymous = phc.replace(/,keyid=[\w-]+/, '')
    expect((await make(otherKey).verify('password', anonymous, turn)).ok).toBe(false)
  })

  test('a rotated key verifies and asks for a new hash', async () => {
    const phc = await make(secretKey).hash('password', turn)
    expect(await make(`${otherKey},${secretKey}`).verify('password', phc, turn)).toEqual({
      ok: true,
      needsRehash: true,
    })
  })

  test('an imported hash without pepper verifies and asks for a new one', async () => {
    // From the reference implementation's test.c: argon2id v19, t=2, m=2^16, p=1, "password", "somesalt".
    const imported = '$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc'
    expect(await make(secretKey).verify('password', imported, turn)).toEqual({ ok: true, needsRehash: true })
  })

  test('a string that is no hash is wrong, not an error', async () => {
    for (const phc of ['', 'x', '$argon2i$v=19$m=16,t=2,p=1$c29tZXNhbHQ$AAAA'])
      expect((await make(secretKey).verify('password', phc, turn)).ok).toBe(false)
  })

  test('verifies nothing for nobody', async () => {
    expect(await make(secretKey).verifyNothing('password', turn)).toBe(false)
  })
}
