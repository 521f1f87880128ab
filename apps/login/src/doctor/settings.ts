import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { isLoopback } from '@laissez-passer/server/settings'
import { readEidCountriesFile } from '../settings/eid-countries-file.ts'
import { readScimFile, readWebhooksFile } from '../settings/programs-file.ts'
import { readServices } from '../settings/services-text.ts'
import { type Check, fault, fine, type Finding, type Patient, warning, withItsSettings } from './finding.ts'

/** What is set, beyond what stops the start. */
export const settingsCheck: Check = {
  name: 'settings',
  async look(patient) {
    const { CAPTCHA, LOGIN_ORIGIN, SUPPORT_EMAIL, SUPPORT_URL } = patient.settings
    return [
      isLoopback(LOGIN_ORIGIN)
        ? warning(
            patient.place.originUnset
              ? `LOGIN_ORIGIN isn’t set, so it is ${LOGIN_ORIGIN}, this machine’s own.`
              : `LOGIN_ORIGIN=${LOGIN_ORIGIN} is this machine’s own.`,
            `${patient.place.originUnset ? `${withItsSettings} If it has none, set` : 'Set'} the address at which people reach it; nobody elsewhere can use this one.`,
          )
        : fine(`People reach it at ${LOGIN_ORIGIN}.`),
      ...(CAPTCHA === 'off' && !isLoopback(LOGIN_ORIGIN)
        ? [warning('CAPTCHA=off: programs register and ask for mails as people do.', 'Set CAPTCHA=auto.')]
        : []),
      ...(SUPPORT_EMAIL === undefined && SUPPORT_URL === undefined && !isLoopback(LOGIN_ORIGIN)
        ? [warning('No page says whom people can ask.', 'Set SUPPORT_EMAIL or SUPPORT_URL.')]
        : []),
      ...(patient.place.near ?? []).map((line) => warning(line, 'Mend its name, or take it away.')),
      ...services(patient),
      ...others(patient),
    ]
  },
}

function services({ place: { folder }, settings: { SERVICES_FILE } }: Patient): readonly Finding[] {
  if (folder === null && SERVICES_FILE === undefined) return []
  const path = resolve(SERVICES_FILE ?? join(folder ?? '', 'services.json'))
  if (!existsSync(path))
    return [
      warning(
        `There is no ${path}: no service can send people here.`,
        'Start the server once, which makes it; “services add” adds to it.',
      ),
    ]
  const read = readServices(readFileSync(path, 'utf8'))
  return read.ok
    ? [fine(`${path} is right; services in it: ${read.services.length}.`)]
    : [
        fault(
          `${path} can’t be used: ${read.faults.join('; ')}`,
          'Mend these lines: the server doesn’t start with them.',
        ),
      ]
}

/** The other files that the server reads when it starts: what is wrong in one stops it. */
function others({ place: { folder }, settings }: Patient): readonly Finding[] {
  const { EID_COUNTRIES_FILE, LOGIN_ORIGIN, SCIM_FILE, WEBHOOKS_FILE } = settings
  const placeOf = (name: string, set: string | undefined) => {
    const path = set ?? (folder === null ? null : join(folder, name))
    return path === null ? null : { path: resolve(path), needed: set !== undefined }
  }
  const countries = placeOf('eid-countries.json', EID_COUNTRIES_FILE)
  const webhooks = placeOf('webhooks.json', WEBHOOKS_FILE)
  const scim = placeOf('scim.json', SCIM_FILE)
  const read = [
    countries && readEidCountriesFile(countries.path, { needed: countries.needed, atHome: isLoopback(LOGIN_ORIGIN) }),
    webhooks && readWebhooksFile(webhooks.path, webhooks),
    scim && readScimFile(scim.path, scim),
  ]
  return read.flatMap((each) =>
    each === null || each.ok ? [] : [fault(each.line, 'Mend it: the server doesn’t start with it.')],
  )
}
