import {
  costFault,
  type ForeignHash,
  parseForeignHash,
  readForeignHash,
  readKeycloakHash,
} from '@laissez-passer/core/foreign-hashes'
import type { PasswordHasher } from '@laissez-passer/core/ports'
import { expect, test } from 'vitest'
import vectors from './vectors/foreign-hashes.json' with { type: 'json' }

const turn = { from: '192.0.2.1' }
const { hashes, keycloak, password, tooCostly } = vectors

/** Hashes that other systems made, as they are kept. */
const kept = [
  ...Object.entries(hashes).map(([name, text]) => [name, readForeignHash(text)] as const),
  ...Object.entries(keycloak).map(([name, credential]) => [name, readKeycloakHash(credential)] as const),
]

/**
 * What every runtime's hasher does with other systems' hashes.
 *
 * @param takes whether this runtime can try one
 */
export function foreignHashCases(
  hasher: PasswordHasher,
  { takes }: { readonly takes: (hash: ForeignHash) => boolean },
): void {
  test.each(kept)('%s', async (_, text) => {
    const hash = parseForeignHash(text ?? '')
    if (text === null || hash === null) throw new Error('not read')
    const takesIt = takes(hash)
    expect(await hasher.accepts?.(text)).toBe(takesIt ? 'accepted' : 'not-here')
    expect(await hasher.verify(password, text, turn)).toEqual({ ok: takesIt, needsRehash: true })
    expect((await hasher.verify(`${password}.`, text, turn)).ok).toBe(false)
  })

  test('what was hashed as it was typed is right as typed, and normalised where that was hashed', async () => {
    const [salt, key] = ['AAAAAAAAAAAAAAAAAAAAAA', 'fIgmkMZhi2RLvAonmzw8JDJoYd+QAErs3cULvcC4mao']
    const text = `$pbkdf2-sha256$i=1000$${salt}$${key}`
    const typed = 'Cafe\u0301 42'
    expect((await hasher.verify(typed.normalize('NFKC'), text, { ...turn, asTyped: typed })).ok).toBe(true)
    expect((await hasher.verify(typed.normalize('NFKC'), text, turn)).ok).toBe(false)
  })

  // Of this very password: whoever tried it would say yes.
  test.each(tooCostly)('%s would take too long, and is never tried', async (text) => {
    expect(await hasher.accepts?.(text)).toBe('too-costly')
    expect((await hasher.verify(password, text, turn)).ok).toBe(false)
  })

  test('what is no hash, or of no password, is accepted nowhere', async () => {
    for (const text of [
      '',
      password,
      '$2b$12$short',
      '$argon2id$v=16$m=8,t=1,p=1$AAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAA',
    ])
      expect([text, readForeignHash(text), await hasher.accepts?.(text)]).toEqual([text, null, 'unknown'])
    for (const text of [`$2b$03$${'a'.repeat(53)}`, `$argon2id$v=19$m=4,t=1,p=1$${'A'.repeat(22)}$${'A'.repeat(43)}`])
      expect([text, await hasher.accepts?.(text)]).toEqual([text, 'unknown'])
    // Of a key of a few bytes, any password would be right soon.
    expect(readForeignHash(`$pbkdf2-sha256$i=1000$${'A'.repeat(22)}$AAAA`)).toBeNull()
  })

  test('one of ours is accepted again where its key is', async () => {
    const ours = await hasher.hash(password, turn)
    expect(await hasher.accepts?.(ours)).toBe('accepted')
    expect(await hasher.accepts?.(ours.replace(/keyid=[\w-]+/, 'keyid=another1'))).toBe('other-key')
  })

  test('every vector is within the limits', () => {
    for (const [name, text] of kept)
      expect([name, costFault(parseForeignHash(text ?? '') ?? broken)]).toEqual([name, null])
  })
}

const broken: ForeignHash = { algorithm: 'bcrypt', cost: 0, text: '' }
