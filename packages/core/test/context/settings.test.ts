import { describe, expect, it } from 'vitest'
import { providerSettings } from '../../src/context/index.ts'
import { LaissezPasserError } from '../../src/errors.ts'
import { eulogin2025 } from '../../src/password/index.ts'

const base = { origin: 'https://id.example.eu', name: 'Example ID', passwordPolicy: eulogin2025 }

describe('providerSettings', () => {
  it('fills in what security.md promises', () => {
    expect(providerSettings(base)).toMatchObject({
      sessionSeconds: 43_200,
      idleSeconds: 3600,
      registrationLinkSeconds: 86_400,
      resetLinkSeconds: 3600,
      captcha: 'auto',
    })
  })

  it.each([
    { origin: 'https://id.example.eu/' },
    { origin: 'id.example.eu' },
    { origin: 'ftp://id.example.eu' },
    { authenticatorOrigin: 'https://app.example.eu/path' },
    { sessionSeconds: 0 },
    { idleSeconds: 1.5 },
  ])('refuses %j', (wrong) => {
    expect(() => providerSettings({ ...base, ...wrong })).toThrow(LaissezPasserError)
  })
})
