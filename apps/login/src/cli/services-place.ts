import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Service } from '@laissez-passer/federation/services'
import { readServices } from '../settings/services-text.ts'
import { readNodeSettings } from '../settings/node-settings.ts'
import { type Environment, Refused } from './command.ts'
import { unreadable } from './file-faults.ts'

/** The file of registered services, as the server reads it. */
export interface ServicesPlace {
  readonly path: string
  readonly text: string
  readonly services: readonly Service[]
}

/**
 * Reads the services that the settings name.
 *
 * @throws Refused when a setting is wrong, there is no file, or something in it is wrong: then with all of it
 */
export function openServices(environment: Environment): ServicesPlace {
  const read = readNodeSettings(environment)
  if (!read.ok) throw new Refused('invalid-settings', read.line)
  const { DATA_DIR, SERVICES_FILE } = read.settings
  const path = resolve(SERVICES_FILE ?? join(DATA_DIR, 'services.json'))
  let text: string
  try {
    text = readFileSync(path, 'utf8')
  } catch (error) {
    const { message } = unreadable(path, error)
    throw new Refused(
      'no-services-file',
      existsSync(path)
        ? message
        : `${message} Start the server once, which makes it, or set DATA_DIR or SERVICES_FILE.`,
    )
  }
  const parsed = readServices(text)
  if (!parsed.ok) throw new Refused('invalid-services', `${path}:\n${parsed.faults.join('\n')}`)
  return { path, text, services: parsed.services }
}

/** What a service is known by: its client id, or its addresses. */
export function identityOf(service: Service): string {
  return service.type === 'oidc' ? service.clientId : service.urls.join(' ')
}
