import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { JWK } from 'oidc-provider'

/**
 * The key that Demoland signs with, kept in a file: a country keeps its key when it starts again, and whoever
 * looked it up a moment ago goes on with it.
 *
 * @param dataDir the folder; made where there is none.
 */
export function signingKey(dataDir: string): JWK {
  const file = join(dataDir, 'demo-country-key.json')
  if (!existsSync(file)) {
    const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const key = {
      ...privateKey.export({ format: 'jwk' }),
      use: 'sig',
      alg: 'ES256',
      kid: randomBytes(8).toString('hex'),
    }
    mkdirSync(dataDir, { recursive: true, mode: 0o700 })
    // Never there by half: a full disk would leave a key that nobody can read.
    const draft = `${file}.${randomBytes(6).toString('hex')}`
    try {
      writeFileSync(draft, JSON.stringify(key), { mode: 0o600 })
      linkSync(draft, file)
    } finally {
      rmSync(draft, { force: true })
    }
  }
  return JSON.parse(readFileSync(file, 'utf8'))
}
