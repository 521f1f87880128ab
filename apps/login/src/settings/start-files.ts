import { join, resolve } from 'node:path'
import type { ServiceInput } from '@laissez-passer/federation/services'
import { isLoopback } from '@laissez-passer/server/settings'
import { ourBrand } from '../brand/brand.ts'
import { readBrandFolder } from '../brand/folder.ts'
import { readEidCountriesFile } from './eid-countries-file.ts'
import { readScimFile, readWebhooksFile } from './programs-file.ts'
import { readServicesFile } from './services-file.ts'
import type { Settings } from './settings.ts'

/** What the files of a start hold. */
type Held<Read> = Extract<Read, { readonly ok: true }>

/**
 * Reads the files that the settings name or that lie in the folder of data, and tells all that is wrong in
 * them at once.
 *
 * @param folder of data
 * @param first what a new file of services holds
 * @returns what each holds; or what is wrong, a line for each file or fault
 */
export function readStartFiles(
  settings: Settings,
  { first, folder }: { readonly folder: string; readonly first: readonly ServiceInput[] },
):
  | {
      readonly ok: true
      readonly services: Held<ReturnType<typeof readServicesFile>>
      readonly eid: Held<ReturnType<typeof readEidCountriesFile>>
      readonly webhooks: Held<ReturnType<typeof readWebhooksFile>>
      readonly scim: Held<ReturnType<typeof readScimFile>>
      readonly worn: Pick<Held<ReturnType<typeof readBrandFolder>>, 'brand' | 'files'>
    }
  | { readonly ok: false; readonly line: string } {
  const { BRAND_FOLDER, EID_COUNTRIES_FILE, LOGIN_ORIGIN, SCIM_FILE, SERVICES_FILE, WEBHOOKS_FILE } = settings
  const at = (set: string | undefined, name: string): string => resolve(set ?? join(folder, name))
  const services = readServicesFile(at(SERVICES_FILE, 'services.json'), first)
  const eid = readEidCountriesFile(at(EID_COUNTRIES_FILE, 'eid-countries.json'), {
    needed: EID_COUNTRIES_FILE !== undefined,
    atHome: isLoopback(LOGIN_ORIGIN),
  })
  const webhooks = readWebhooksFile(at(WEBHOOKS_FILE, 'webhooks.json'), { needed: WEBHOOKS_FILE !== undefined })
  const scim = readScimFile(at(SCIM_FILE, 'scim.json'), { needed: SCIM_FILE !== undefined })
  const worn =
    BRAND_FOLDER === undefined
      ? ({ ok: true, brand: ourBrand, files: new Map<string, never>() } as const)
      : readBrandFolder(BRAND_FOLDER)
  if (services.ok && eid.ok && webhooks.ok && scim.ok && worn.ok)
    return { ok: true, services, eid, webhooks, scim, worn }
  const lines = [services, eid, webhooks, scim, worn].flatMap((read) => (read.ok ? [] : [read.line]))
  return { ok: false, line: lines.join('\n') }
}
