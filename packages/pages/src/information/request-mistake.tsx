import type { ReactNode } from 'react'
import type { RequestMistake } from '../props/information.ts'
import { useView } from '../view.ts'

/** What is wrong with a service's request, for whoever develops that service. */
export function RequestMistakeFacts({ mistake }: { readonly mistake: RequestMistake }): ReactNode {
  const { site, t } = useView()
  const { accepted, given, parameter, why } = mistake
  return (
    <section className="group" aria-labelledby="mistake">
      <h2 id="mistake">{t('error.mistake.title')}</h2>
      <dl className="facts">
        <div>
          <dt>{t('error.mistake.parameter')}</dt>
          <dd>
            <code>{parameter}</code>
          </dd>
        </div>
        <div>
          <dt>{t('error.mistake.given')}</dt>
          <dd>{given === null || given === '' ? t('error.mistake.nothing') : <code>{given}</code>}</dd>
        </div>
        {accepted.length > 0 && (
          <div>
            <dt>{t('error.mistake.accepted')}</dt>
            {accepted.map((each) => (
              <dd key={each}>
                <code>{each}</code>
              </dd>
            ))}
          </div>
        )}
      </dl>
      {why !== null && <p lang="en">{why}</p>}
      <p className="soft">{t('error.mistake.hidden', { provider: site.name })}</p>
    </section>
  )
}
