import { readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Certificate, type CertificateView, readCertificates } from '@laissez-passer/europass/credentials'
import {
  makeTrialSeal,
  readSealKey,
  type SealKey,
  type SealKeyFault,
  type SealOptions,
} from '@laissez-passer/europass/credentials/seal'
import { makeFile, NotWritten } from '@laissez-passer/server/data-folder'
import { timestampService } from './timestamp-service.ts'

/** What credentials are sealed with here, and whose seals are known. */
export interface Sealing extends SealKey {
  readonly certificate: CertificateView
  /** Whether the key is the one that was made for trying. */
  readonly trial: boolean
  readonly timestamp?: NonNullable<SealOptions['timestamp']>
  /** Certificates of issuers, or of authorities above them, that the operator trusts. */
  readonly trusted: readonly Certificate[]
}

/** What of the settings is about seals: files and an address, each null where it isn't set. */
export interface SealingSettings {
  readonly sealKeyFile: string | null
  readonly sealCertificateFile: string | null
  readonly timestampUrl: string | null
  readonly trustedIssuersFile: string | null
}

/**
 * The seal, or a line that says which setting is wrong, why, and what is accepted. `openKey`: every user of
 * the machine can read the key, as in containers that are handed secrets; elsewhere that lets them seal.
 */
export type OpenedSealing =
  | { readonly ok: true; readonly sealing: Sealing; readonly openKey: boolean }
  | { readonly ok: false; readonly line: string }

/** Where a seal is opened, and when. */
interface SealingPlace {
  readonly folder: string
  readonly origin: string
  readonly now: number
  readonly alone?: boolean
}

/**
 * Opens the operator's seal. Where none is set, a key and a certificate of its own are made in the data
 * folder, once: the certificate says that it is for trying.
 *
 * @param options `folder`: the data folder; `origin`: the portal's; `now`: seconds since the epoch; `alone`:
 * nobody else uses these files, whatever their modes say, as in a Worker's memory
 */
export async function openSealing(
  settings: SealingSettings,
  { folder, origin, now, alone = false }: SealingPlace,
): Promise<OpenedSealing> {
  try {
    const trusted = await trustedIn(settings.trustedIssuersFile)
    const trial = settings.sealKeyFile === null
    const seal = trial
      ? await trialSeal(join(folder, 'portal-trial-seal.pem'), { organisation: new URL(origin).host, now })
      : await operatorsSeal(settings, { now, alone })
    return {
      ok: true,
      openKey: !alone && settings.sealKeyFile !== null && ((await stat(settings.sealKeyFile)).mode & 0o004) !== 0,
      sealing: {
        ...seal,
        trial,
        ...(settings.timestampUrl !== null && { timestamp: timestampService(settings.timestampUrl) }),
        // What the operator seals, the operator vouches for; nobody vouches for a seal for trying.
        trusted: trial ? trusted : [...trusted, ...seal.chain.slice(0, 1)],
      },
    }
  } catch (error) {
    if (error instanceof WrongSeal || error instanceof NotWritten) return { ok: false, line: error.message }
    throw error
  }
}

/** What stops the start, as one line. */
class WrongSeal extends Error {}

const wrong = (setting: string, why: string, accepted: string): WrongSeal =>
  new WrongSeal(`${setting} can’t be used: ${why}. Accepted: ${accepted}.`)

const acceptedKey =
  'a file with a private key in PKCS #8 without a password (BEGIN PRIVATE KEY), RSA of 2048 bits or more, or P-256, P-384, P-521'
const acceptedCertificates = 'a file with the key’s certificate in PEM first, then those that lead to its root'

/** Which setting a fault is told of, why, and what is accepted. */
const faults: Readonly<Record<SealKeyFault, readonly ['KEY' | 'CERTIFICATE', string]>> = {
  'key-format': ['KEY', 'it has no such private key'],
  'key-kind': ['KEY', 'its key is of another kind, or too short'],
  certificate: ['CERTIFICATE', 'it has no certificate that can be read'],
  mismatch: ['CERTIFICATE', 'its first certificate isn’t that of the key in PORTAL_SEAL_KEY_FILE'],
  usage: ['CERTIFICATE', 'its first certificate isn’t for signatures (keyUsage)'],
  time: ['CERTIFICATE', 'its first certificate isn’t valid now'],
}

async function operatorsSeal(
  { sealKeyFile, sealCertificateFile }: SealingSettings,
  { now, alone }: { readonly now: number; readonly alone: boolean },
): Promise<SealKey> {
  const file = sealKeyFile ?? ''
  const key = await contentOf('PORTAL_SEAL_KEY_FILE', file, acceptedKey)
  if (!alone && ((await stat(file)).mode & 0o022) !== 0)
    throw wrong(
      `PORTAL_SEAL_KEY_FILE=${file}`,
      'other users of this machine can write it',
      'a file that its own user alone may write (chmod 600)',
    )
  const certificates = await contentOf('PORTAL_SEAL_CERTIFICATE_FILE', sealCertificateFile ?? '', acceptedCertificates)
  const read = await readSealKey({ key, certificates }, { now })
  if (read.ok) return read.seal
  const [which, why] = faults[read.fault]
  throw wrong(`PORTAL_SEAL_${which}_FILE`, why, which === 'KEY' ? acceptedKey : acceptedCertificates)
}

async function contentOf(setting: string, file: string, accepted: string): Promise<string> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason'
    throw wrong(`${setting}=${file}`, `it can’t be read (${code})`, accepted)
  }
}

async function trustedIn(file: string | null): Promise<readonly Certificate[]> {
  if (file === null) return []
  const accepted = 'a file of certificates in PEM'
  const text = await contentOf('PORTAL_TRUSTED_ISSUERS_FILE', file, accepted)
  const list = readCertificates(new TextEncoder().encode(text))
  if (list === null)
    throw wrong(`PORTAL_TRUSTED_ISSUERS_FILE=${file}`, 'it has no certificates that can be read', accepted)
  return list
}

/** The seal for trying: made once, also by several that start at once; made anew when its time is over. */
async function trialSeal(
  file: string,
  { organisation, now }: { readonly organisation: string; readonly now: number },
): Promise<SealKey> {
  for (const again of [true, false]) {
    const text = (await contentIfAny(file)) ?? (await made(file, { organisation, now }))
    const read = await readSealKey({ key: text, certificates: text }, { now })
    if (read.ok) return read.seal
    if (again && read.fault === 'time') await rm(file)
    else throw wrong(file, 'it isn’t a key and its certificate any more', 'removing it: another is made')
  }
  throw wrong(file, 'it can’t be kept', 'a data folder that this user may write to')
}

/** What a file holds; null where there is none. */
async function contentIfAny(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  })
}

/** A seal for trying, kept; where another process was faster, that one's. */
async function made(file: string, options: { readonly organisation: string; readonly now: number }): Promise<string> {
  const { certificate, key } = await makeTrialSeal(options)
  makeFile(file, `${certificate}${key}`)
  return readFile(file, 'utf8')
}
