import { expect, it } from 'vitest'
import { costFault, type ForeignHash } from '../../src/foreign-hashes/index.ts'

const bytes = (length: number) => new Uint8Array(length)
const bcrypt = (cost: number): ForeignHash => ({ algorithm: 'bcrypt', cost, text: '' })
const scrypt = (ln: number, r: number, p: number, key = 32): ForeignHash => {
  return { algorithm: 'scrypt', ln, r, p, salt: bytes(16), key: bytes(key) }
}
const pbkdf2 = (iterations: number, key = 32): ForeignHash => {
  return { algorithm: 'pbkdf2', digest: 'sha256', iterations, salt: bytes(16), key: bytes(key) }
}
const argon2 = (memory: number, passes: number, lanes: number): ForeignHash => {
  return { algorithm: 'argon2', variant: 'id', memory, passes, lanes, text: '' }
}

it.each([
  ['a bcrypt that no bcrypt makes', 'impossible', [bcrypt(3)]],
  ['the weakest and the strongest bcrypt', null, [bcrypt(4), bcrypt(14)]],
  ['a bcrypt of seconds', 'too-costly', [bcrypt(15)]],
  ['a scrypt of nothing', 'impossible', [scrypt(0, 8, 1), scrypt(14, 0, 1), scrypt(14, 8, 0)]],
  ['the least scrypt, and 128 MiB, once or twice', null, [scrypt(1, 1, 1), scrypt(17, 8, 1), scrypt(17, 8, 2)]],
  ['a key of 64 bytes', null, [scrypt(14, 8, 1, 64), pbkdf2(1000, 64)]],
  ['a key of more', 'too-costly', [scrypt(14, 8, 1, 65), pbkdf2(1000, 65)]],
  ['a scrypt of more memory', 'too-costly', [scrypt(17, 9, 1), scrypt(18, 8, 1)]],
  ['a scrypt of more turns', 'too-costly', [scrypt(17, 8, 3), scrypt(14, 8, 17)]],
  ['a PBKDF2 of no turn', 'impossible', [pbkdf2(0)]],
  ['a PBKDF2 of one turn, or two million', null, [pbkdf2(1), pbkdf2(2_000_000)]],
  ['a PBKDF2 of more', 'too-costly', [pbkdf2(2_000_001)]],
  [
    'an Argon2 that RFC 9106 forbids',
    'impossible',
    [argon2(64, 1, 0), argon2(64, 0, 1), argon2(7, 1, 1), argon2(15, 1, 2)],
  ],
  [
    'the least Argon2, 128 MiB eight times, sixteen lanes',
    null,
    [argon2(8, 1, 1), argon2(131_072, 8, 1), argon2(128, 1, 16)],
  ],
  ['an Argon2 of more', 'too-costly', [argon2(131_073, 1, 1), argon2(131_072, 9, 1), argon2(1024, 1, 17)]],
] as const)('%s: %s', (_, fault, hashes) => {
  for (const hash of hashes) expect([hash, costFault(hash)]).toEqual([hash, fault])
})
