import { schemeName } from '@laissez-passer/core/internal/methods/eid'
import type { EidScheme } from '@laissez-passer/core/ports'
import type { EidProps } from '@laissez-passer/pages/types'
import type { Context } from 'hono'
import type { RouteParts } from '../../composition.ts'
import type { ProviderEnv } from '../../environment.ts'

/**
 * On to a country. A browser blocks a form's redirect to another origin (CSP `form-action`): a page moves on
 * instead.
 */
export function leave(
  c: Context<ProviderEnv>,
  { render }: Pick<RouteParts, 'render'>,
  { scheme, url }: { readonly scheme: EidScheme; readonly url: string },
): Response {
  c.header('Referrer-Policy', 'no-referrer')
  return render(c, 'eidLeave', {
    country: schemeName(scheme, c.get('language')),
    to: url,
    path: c.get('addresses').eid,
  })
}

/** A country as pages show it. */
export function countryOf(c: Context<ProviderEnv>, scheme: EidScheme): EidProps['countries'][number] {
  return { id: scheme.id, name: schemeName(scheme, c.get('language')) }
}
