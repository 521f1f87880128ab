import { describe, expect, it } from 'vitest'
import { utf8 } from '../../src/authenticator/bytes.ts'
import {
  beginningOf,
  parseForeignHash,
  readForeignHash,
  readKeycloakHash,
  writeForeignHash,
} from '../../src/foreign-hashes/index.ts'

// `saltsalt`, and sixteen bytes that need both signs beyond letters and digits.
const [salt, key] = ['c2FsdHNhbHQ', '+//7//v/+//7//v/+//7/w']
const keyHex = 'fbff'.repeat(8)
const bcrypt = `$2b$12$${'./aZ9'.repeat(10)}abc`
const argon2 = (variant: string) => `$argon2${variant}$v=19$m=65536,t=3,p=4$${salt}$${key}`
const scrypt = `$scrypt$ln=14,r=8,p=1$${salt}$${key}`
const pbkdf2 = (digest: string, length = ',l=16') => `$pbkdf2-${digest}$i=1000${length}$${salt}$${key}`

/** Neither more before it nor after it. */
const around = (text: string) => [`x${text}`, `${text}!`, `${text}\n`]

describe('a hash as it is kept', () => {
  const canonical = [
    bcrypt,
    bcrypt.replace('2b', '2a'),
    bcrypt.replace('2b', '2y'),
    argon2('id'),
    argon2('i'),
    argon2('d'),
    scrypt,
    pbkdf2('sha1'),
    pbkdf2('sha256'),
    pbkdf2('sha512'),
  ]

  it.each(canonical)('%s is read and written back, with its cost in front', (text) => {
    const hash = parseForeignHash(text)
    if (!hash) throw new Error('not read')
    expect(writeForeignHash(hash)).toBe(text)
    expect(beginningOf(hash)).toBe(text.includes(salt) ? text.slice(0, text.indexOf(salt)) : text.slice(0, 7))
    for (const other of around(text)) expect([other, parseForeignHash(other)]).toEqual([other, null])
  })

  it('has its numbers', () => {
    expect(parseForeignHash(bcrypt)).toEqual({ algorithm: 'bcrypt', cost: 12, text: bcrypt })
    expect(parseForeignHash(argon2('i'))).toMatchObject({ variant: 'i', memory: 65_536, passes: 3, lanes: 4 })
    const many = argon2('id').replace('p=4', 'p=12')
    expect(parseForeignHash(many)).toMatchObject({ variant: 'id', lanes: 12, text: many })
    expect(parseForeignHash(scrypt)).toMatchObject({ algorithm: 'scrypt', ln: 14, r: 8, p: 1 })
    const hash = parseForeignHash(pbkdf2('sha512', ''))
    expect(hash).toMatchObject({ algorithm: 'pbkdf2', digest: 'sha512', iterations: 1000 })
    expect(hash).toMatchObject({
      salt: utf8('saltsalt'),
      key: Uint8Array.from({ length: 16 }, (_, at) => (at % 2 ? 0xff : 0xfb)),
    })
  })

  it.each([
    bcrypt.replace('2b', '2x'),
    bcrypt.replace('12', '9'),
    bcrypt.slice(0, -1),
    argon2('x'),
    argon2('idx'),
    argon2('id').replace('v=19', 'v=16'),
    argon2('id').replace('m=65536', 'm=1234567890'),
    pbkdf2('md5'),
    pbkdf2('sha256', ',l=32'),
    pbkdf2('sha256', ',l='),
    pbkdf2('sha256').replace('i=1000', 'i=1000000000'),
    scrypt.replace('ln=14', 'ln=140'),
    scrypt.replace('r=8', 'r='),
  ])('%s is none', (text) => {
    expect(parseForeignHash(text)).toBeNull()
  })

  it('has a salt of eight bytes and a key of sixteen at least', () => {
    const of = (saltSigns: number, keySigns: number) =>
      ['$pbkdf2-sha256$i=1000$', '$scrypt$ln=14,r=8,p=1$', '$argon2id$v=19$m=64,t=1,p=1$'].map(
        (costs) => parseForeignHash(`${costs}${'A'.repeat(saltSigns)}$${'A'.repeat(keySigns)}`) !== null,
      )
    expect(of(11, 22)).toEqual([true, true, true])
    expect(of(10, 22)).toEqual([false, false, false])
    expect(of(11, 20)).toEqual([false, false, false])
    expect(of(400, 400)).toEqual([true, true, true])
    expect(of(402, 22)).toEqual([false, false, false])
    expect(of(11, 402)).toEqual([false, false, false])
  })
})

describe('a hash as another system has it', () => {
  const salted = 'saltsalt'
  it.each([
    ['bcrypt', bcrypt, bcrypt],
    ['Spring’s bcrypt', `{bcrypt}${bcrypt}`, bcrypt],
    ['Django’s bcrypt', `bcrypt$${bcrypt}`, bcrypt],
    ['Spring’s Argon2', `{argon2}${argon2('id')}`, argon2('id')],
    ['Spring’s other Argon2', `{argon2@SpringSecurity_v5_8}${argon2('id')}`, argon2('id')],
    ['Django’s Argon2', `argon2${argon2('id')}`, argon2('id')],
    ['passlib’s PBKDF2', `$pbkdf2-sha512$1000$${salt}$${key.replaceAll('+', '.')}`, pbkdf2('sha512')],
    ['passlib’s PBKDF2 of SHA-1', `$pbkdf2$1000$${salt}$${key.replaceAll('+', '.')}`, pbkdf2('sha1')],
    ['Django’s PBKDF2', `pbkdf2_sha256$1000$${salted}$${key}==`, pbkdf2('sha256')],
    ['Django’s PBKDF2 of SHA-1', `pbkdf2_sha1$1000$${salted}$${key}==`, pbkdf2('sha1')],
    ['Django’s scrypt', `scrypt$16384$${salted}$8$1$${key}==`, scrypt],
    ['Django’s scrypt of more', `scrypt$16384$${salted}$16$10$${key}==`, scrypt.replace('r=8,p=1', 'r=16,p=10')],
    ['Werkzeug’s scrypt of more', `scrypt:16384:16:10$${salted}$${keyHex}`, scrypt.replace('r=8,p=1', 'r=16,p=10')],
    ['Werkzeug’s PBKDF2', `pbkdf2:sha512:1000$${salted}$${keyHex}`, pbkdf2('sha512')],
    ['Werkzeug’s scrypt', `scrypt:16384:8:1$${salted}$${keyHex}`, scrypt],
    [
      'better-auth’s scrypt',
      `0123456789abcdef0123456789abcdef:${keyHex.repeat(4)}`,
      `$scrypt$ln=14,r=16,p=1$MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY$${'+//7//v/'.repeat(10)}+//7/w`,
    ],
  ])('%s is kept as PHC writes it', (_, text, phc) => {
    expect(readForeignHash(text)).toBe(phc)
    for (const other of around(text)) expect([other, readForeignHash(other)]).toEqual([other, null])
  })

  it.each([
    '',
    'secret',
    `{noop}${bcrypt}`,
    bcrypt.replace('$12', '{bcrypt}$12'),
    bcrypt.replace('$2b', '$2bbcrypt$'),
    `$pbkdf2-sha256$1000$${salt}AA$${key.replaceAll('+', '.')}`,
    `pbkdf2_sha256$1000$${salted}$${key.replace('/', '=/')}`,
    `$pbkdf2-md5$1000$${salt}$${key}`,
    `pbkdf2_md5$1000$${salted}$${key}==`,
    `pbkdf2_sha256$1000$short$${key}==`,
    `pbkdf2:sha256:1000$${salted}$${keyHex}a`,
    `pbkdf2:sha256:1000$${salted}$${keyHex.slice(0, 30)}`,
    `scrypt:16383:8:1$${salted}$${keyHex}`,
    `scrypt$16383$${salted}$8$1$${key}==`,
    `0123456789abcdef0123456789abcde:${keyHex.repeat(4)}`,
    `0123456789abcdef0123456789abcdef:${keyHex.repeat(3)}`,
  ])('%s isn’t', (text) => {
    expect(readForeignHash(text)).toBeNull()
  })
})

describe('a hash of Keycloak', () => {
  const kept = (algorithm: string, parameters: Readonly<Record<string, readonly string[]>> = {}, value = `${key}==`) =>
    readKeycloakHash({ algorithm, iterations: 1000, salt: `${salt}=`, value, parameters })

  it('of PBKDF2 is kept by its digest', () => {
    expect(kept('pbkdf2')).toBe(pbkdf2('sha1'))
    expect(kept('pbkdf2-sha256')).toBe(pbkdf2('sha256'))
    expect(kept('pbkdf2-sha512')).toBe(pbkdf2('sha512'))
    expect(kept('pbkdf2-md5')).toBeNull()
    expect(kept('pbkdf2-sha256', {}, '!')).toBeNull()
    expect(kept('pbkdf2-sha256', {}, 'AAAA')).toBeNull()
    expect(kept('scrypt')).toBeNull()
  })

  it('of Argon2 is kept with its costs, or those that Keycloak takes', () => {
    const costs = { type: ['i'], version: ['1.3'], memory: ['4096'], parallelism: ['2'] }
    expect(kept('argon2', costs)).toBe(`$argon2i$v=19$m=4096,t=1000,p=2$${salt}$${key}`)
    expect(kept('argon2')).toBe(`$argon2id$v=19$m=7168,t=1000,p=1$${salt}$${key}`)
    expect(kept('argon2', { version: ['1.0'] })).toBeNull()
    expect(kept('argon2', { type: ['x'] })).toBeNull()
    expect(kept('argon2', {}, '!')).toBeNull()
    expect(kept('argon2', {}, key.replace('/', '=/'))).toBeNull()
    expect(kept('argon2', { memory: [] })).toBe(`$argon2id$v=19$m=7168,t=1000,p=1$${salt}$${key}`)
  })
})
