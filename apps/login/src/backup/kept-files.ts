import { existsSync } from 'node:fs'
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Settings } from '../settings/settings.ts'
import type { KeptFile } from './lines.ts'

/**
 * What a server needs of its data folder besides the database. All of it is secret, or holds secrets: it goes
 * into a backup that is encrypted, and into no other.
 */
export const keptFiles = [
  'secret-key',
  'services.json',
  'eid-countries.json',
  'webhooks.json',
  'scim.json',
  'vapid-keys.json',
  'portal-client-secret',
] as const

/** Where such a file is: some may be elsewhere. */
export function keptFileAt(
  name: string,
  { folder, settings }: { readonly folder: string; readonly settings: Settings },
): string {
  const elsewhere = {
    'services.json': settings.SERVICES_FILE,
    'eid-countries.json': settings.EID_COUNTRIES_FILE,
    'webhooks.json': settings.WEBHOOKS_FILE,
    'scim.json': settings.SCIM_FILE,
  }
  const set: unknown = Reflect.get(elsewhere, name)
  return typeof set === 'string' ? resolve(set) : join(folder, name)
}

/**
 * Reads those that there are. With `SECRET_KEY` in the environment its file counts for nothing, and stays
 * out.
 */
export async function readKeptFiles(place: {
  readonly folder: string
  readonly settings: Settings
}): Promise<readonly KeptFile[]> {
  const wanted = keptFiles.filter((name) => name !== 'secret-key' || place.settings.SECRET_KEY === undefined)
  const there = wanted.filter((name) => existsSync(keptFileAt(name, place)))
  return Promise.all(
    there.map(async (name) => ({ kind: 'file' as const, name, content: await readFile(keptFileAt(name, place)) })),
  )
}

/**
 * Writes files where there are none; with `replace` over those that there are, which are kept as
 * `<name>.replaced`. Others than a server needs are left out.
 *
 * @returns the names of those that were written
 */
export async function writeKeptFiles(
  files: readonly KeptFile[],
  { replace, ...place }: { readonly folder: string; readonly settings: Settings; readonly replace: boolean },
): Promise<readonly string[]> {
  const written: string[] = []
  for (const { content, name } of files) {
    if (!keptFiles.some((each) => each === name)) continue
    const path = keptFileAt(name, place)
    const there = existsSync(path)
    if (there && (!replace || (await readFile(path)).equals(content))) continue
    const draft = `${path}.restoring`
    await writeFile(draft, content, { mode: 0o600, flush: true })
    if (there) await rename(path, `${path}.replaced`)
    await rename(draft, path)
    written.push(name)
  }
  return written
}
