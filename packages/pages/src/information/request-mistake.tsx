import type { ReactNode } from 'react'
import type { RequestMistake } from '../props/information.ts'
import { useView } from '../view.ts'

/** What of a service's request is wrong, for who develops that service. */
export function RequestMistakeFacts({ mistake }: { readonly mistake: RequestMistake }): ReactNode {
  const { site, t } = useView()
  const { accepted, given, parameter, why } = mistake
  return (
    <section aria-labelledby="mistake">
      <h2 id="mistake">{t('error.mistake.title')}</h2>
      <dl className="facts">
        <dt>{t('error.mistake.parameter')}</dt>
        <dd>
          <code>{parameter}</code>
        </dd>
        <dt>{t('error.mistake.given')}</dt>
        <dd>{given === null || given === '' ? t('error.mistake.nothing') : <code>{given}</code>}</dd>
        {accepted.length > 0 && (
          <>
            <dt>{t('error.mistake.accepted')}</dt>
            {accepted.map((each) => (
              <dd key={each}>
                <code>{each}</code>
              </dd>
            ))}
          </>
        )}
      </dl>
      {why !== null && <p lang="en">{why}</p>}
      <p className="soft">{t('error.mistake.hidden', { provider: site.name })}</p>
    </section>
  )
}
