import { existsSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { SigningKey } from '@laissez-passer/core/ports'
import { opensSigningKeys } from '@laissez-passer/federation/oidc'
import { node } from '@laissez-passer/runtime/node'
import { isSimple } from '@laissez-passer/server/settings'
import { keptFileAt, keptFiles } from '../backup/kept-files.ts'
import { type Check, fault, fine, type Finding, type Patient, warning } from './finding.ts'

/** After so many days a signing key is due. */
const longest = 400
const day = 86_400

/** The secret key, the keys that sign, and who may read what holds them. */
export const keysCheck: Check = {
  name: 'keys',
  async look(patient) {
    const { now, secretKey, settings, store } = patient
    if (secretKey === null)
      return [
        fault(
          'SECRET_KEY isn’t set, and there is none in DATA_DIR.',
          'Set the one that the server has; nothing that is encrypted opens without it.',
        ),
      ]
    const stored = (await store?.signingKeys.list('oidc')) ?? null
    return [
      ...(stored === null ? [unseen] : [...(await opening(secretKey, stored)), ...age(stored, now)]),
      ...(settings.SECRET_KEY === undefined ? [] : several(settings.SECRET_KEY)),
      ...simple(secretKey),
      ...readable(patient),
    ]
  },
}

const unseen = warning(
  'Whether SECRET_KEY is the right one isn’t seen.',
  'See what is said of the database: it isn’t there, doesn’t open or isn’t up to date.',
)

async function opening(secretKey: string, stored: readonly SigningKey[]): Promise<readonly Finding[]> {
  if (stored.length === 0) return []
  const { keyRing } = node({ secretKey })
  if (await opensSigningKeys({ keyRing, store: { signingKeys: { list: async () => stored } } }))
    return [fine('SECRET_KEY opens what is encrypted in the database.')]
  return [
    fault(
      'SECRET_KEY is another one than that of the database: it opens nothing in it.',
      'Set the one that was there before. Two at once, the new one first, are for changing it.',
    ),
  ]
}

function age(stored: readonly SigningKey[], now: number): readonly Finding[] {
  const newest = Math.max(...stored.map(({ signsFrom }) => signsFrom))
  if (stored.length === 0)
    return [
      fine(
        'No key signs yet: the first is made when a service needs it. Until then it isn’t seen whether SECRET_KEY is the right one.',
      ),
    ]
  const days = Math.floor((now - newest) / day)
  return days <= longest
    ? [fine(`The newest key that signs is ${Math.max(0, days)} days old.`)]
    : [warning(`The newest key that signs is ${days} days old.`, 'Call “keys rotate”, and let a timer call it.')]
}

function several(text: string): readonly Finding[] {
  const count = text.split(',').length
  if (count === 1) return []
  return [
    warning(
      `SECRET_KEY holds ${count} keys.`,
      'Leave the old ones out a few days after the new one came: what lives is encrypted by the new one then.',
    ),
  ]
}

/** What seals from now on. An older one is there only to open what it sealed. */
function simple(secretKey: string): readonly Finding[] {
  const [newest = ''] = secretKey.split(',')
  if (!isSimple(newest.trim())) return []
  return [
    warning(
      'SECRET_KEY is the same few characters again and again: whoever gets the database could guess it.',
      'Make one (openssl rand -base64 32) and put it before the old one, with a comma between.',
    ),
  ]
}

/** Others on this machine could read what isn't closed to them. */
function readable({ place: { folder }, settings }: Patient): readonly Finding[] {
  if (folder === null || !existsSync(folder)) return []
  const ours = ['', 'secret-key', 'vapid-keys.json', 'portal-client-secret', 'login.sqlite']
  // Files that operators write, some elsewhere: seen where others may enter their folder.
  const theirs = keptFiles
    .map((name) => keptFileAt(name, { folder, settings }))
    .filter((path) => existsSync(path) && (statSync(dirname(path)).mode & 0o011) !== 0)
  const open = [...new Set([...ours.map((name) => join(folder, name)), ...theirs])].filter(
    (path) => existsSync(path) && (statSync(path).mode & 0o077) !== 0,
  )
  return open.length === 0
    ? [fine(`Only its own user reads ${folder}.`)]
    : [fault(`Other users of this machine can read ${open.join(', ')}.`, `Call chmod go= ${open.join(' ')}`)]
}
