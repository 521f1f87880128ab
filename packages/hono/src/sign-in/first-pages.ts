import { toldLimits } from '@laissez-passer/core/limits'
import type { Level } from '@laissez-passer/core/ports'
import { plainServices } from '@laissez-passer/federation/plain'
import type { Composition } from '../composition.ts'
import { holes, type FirstPages } from '../front.ts'
import { securityHeaders } from '../middleware/security-headers.ts'
import { wordsOf } from '../page.ts'
import { identifierProps } from './first.ts'

/**
 * Draws the first page of a sign-in for each language, for nobody's service and for one of each level, with
 * holes for what is another each time.
 */
export async function firstPagesOf({
  assets,
  context: { settings },
  faces,
  pages,
  services,
}: Pick<Composition, 'assets' | 'faces' | 'pages' | 'services'> & {
  readonly context: Pick<Composition['context'], 'settings'>
}): Promise<FirstPages> {
  const { addresses, base, origin } = settings
  const headers = securityHeaders({ origin })
  const levels: readonly Level[] = ['BASIC', 'MEDIUM', 'HIGH']
  const languages = pages.site.languages.map(({ code }) => code)
  const drawn: Record<string, FirstPages['pages'][string]> = {}
  for (const lang of languages) {
    await pages.site.bring(lang)
    const draw = (level: Level | null): string =>
      pages.identifier({
        addresses,
        assets: `${addresses.assets}/${assets.version}`,
        lang,
        limits: toldLimits(settings),
        nonce: holes.nonce,
        now: 0,
        words: wordsOf(faces),
        ...identifierProps(
          { addresses, faces },
          {
            continueTo: level === null ? null : holes.continueTo,
            destination: level === null ? null : { serviceName: holes.service, level },
          },
        ),
      })
    drawn[lang] = { nobody: draw(null), ...Object.fromEntries(levels.map((level) => [level, draw(level)])) }
  }
  return {
    base,
    languages,
    services: plainServices(services),
    headers: headers.others,
    policies: { page: headers.policy({ nonce: holes.nonce }), none: headers.policy() },
    pages: drawn,
  }
}
