import { execFile, execFileSync } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Page } from '@playwright/test'
import { scanned } from '../../packages/hono/test/support/qr-code.ts'
import type { Apps } from '../fixtures/apps.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** What the OATH Toolkit makes of these: a program that isn't ours. */
function oathtool(...args: readonly string[]): string {
  return execFileSync('oathtool', args, { encoding: 'utf8' }).trim()
}

/** The code that an authenticator app shows, so many seconds from now. `secret` in Base32. */
export function appCode(secret: string, ahead = 0): string {
  const moment = new Date(Date.now() + ahead * 1000).toISOString().replace('T', ' ').replace(/\..*/, ' UTC')
  return oathtool('--totp', '--base32', `--now=${moment}`, secret)
}

/** The code that a device shows at its nth press, from 0. `secret` in hexadecimal. */
export function pressed(secret: string, counter: number, digits = 6): string {
  return oathtool(`--counter=${counter}`, `--digits=${digits}`, secret)
}

/**
 * The answer of a token with a keypad, computed as in RFC 6287's reference implementation; for suites with a
 * decimal challenge alone.
 */
export function answerTo(
  challenge: string,
  { secret, suite }: { readonly secret: Buffer; readonly suite: string },
): string {
  const [, hash = '', digits = ''] = /^OCRA-1:HOTP-SHA(1|256|512)-(\d+):QN\d\d$/.exec(suite) ?? []
  // The number in hexadecimal, then zeros up to 128 bytes.
  const question = Buffer.from(BigInt(challenge).toString(16).padEnd(256, '0'), 'hex')
  const mac = createHmac(`sha${hash}`, secret).update(suite).update(Buffer.of(0)).update(question).digest()
  const at = (mac.at(-1) ?? 0) & 15
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 10 ** Number(digits)).padStart(Number(digits), '0')
}

/** Scans the QR code on the page. @returns the secret in Base32. */
export async function scanApp(page: Page): Promise<string> {
  const address = new URL(scanned({ html: await page.content() }))
  return address.searchParams.get('secret') ?? ''
}

/** Runs the operators' command on the data of these apps, as built, while they run. */
export function laissezPasser(
  apps: Apps,
  args: readonly string[],
): Promise<{ readonly code: number; readonly text: string }> {
  return new Promise((resolve) => {
    execFile(
      join(root, 'node_modules/.bin/node'),
      [join(root, 'apps/login/dist/cli.js'), ...args],
      {
        cwd: apps.dataDir,
        env: {
          ...process.env,
          ...apps.command,
          INIT_CWD: apps.dataDir,
          DATA_DIR: apps.dataDir,
          LOGIN_ORIGIN: apps.origins.login,
        },
      },
      (error, out, err) => resolve({ code: error ? Number(error.code) : 0, text: out + err }),
    )
  })
}

/** Writes a file beside the data. @returns its name. */
export async function fileOf(apps: Apps, name: string, text: string): Promise<string> {
  await writeFile(join(apps.dataDir, name), text)
  return name
}

let serials = 0

/** A token of a manufacturer's, which nobody has. */
export interface TokenDevice {
  readonly serial: string
  /** In hexadecimal. */
  readonly secret: string
  /** RFC 6030, in clear. */
  readonly pskc: string
}

/** Makes one; with a suite it answers challenges. */
export function makeDevice(suite?: string): TokenDevice {
  serials += 1
  const serial = `${process.pid}-${serials}`
  const secret = Buffer.from(`secret of ${serial}`.padEnd(20, '.'))
  const profile = suite === undefined ? 'hotp' : 'ocra'
  const parameters = suite === undefined ? '' : `<AlgorithmParameters><Suite>${suite}</Suite></AlgorithmParameters>`
  return {
    serial,
    secret: secret.toString('hex'),
    pskc: `<?xml version="1.0"?><KeyContainer Version="1.0" xmlns="urn:ietf:params:xml:ns:keyprov:pskc"><KeyPackage>
      <DeviceInfo><Manufacturer>Acme</Manufacturer><SerialNo>${serial}</SerialNo></DeviceInfo>
      <Key Id="${serial}" Algorithm="urn:ietf:params:xml:ns:keyprov:pskc:${profile}">${parameters}
      <Data><Secret><PlainValue>${secret.toString('base64')}</PlainValue></Secret></Data></Key></KeyPackage></KeyContainer>`,
  }
}
