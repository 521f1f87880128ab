import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { OtherMethods } from '../../parts/methods.tsx'
import type { EidLeaveProps, EidProps, EidUnmatchedProps } from './props.ts'
import { useView } from '../../view.ts'
import { EidCountries } from './eid-countries.tsx'

/** B9: sign in with an eID: the person's country says who they are. */
export function EidPage({ service, action, hidden = {}, issues, countries, others, backHref }: EidProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('eid-sign-in.title')} service={service} issues={issues}>
      {countries.length > 0 && (
        <>
          <p>{t(countries.length === 1 ? 'eid-sign-in.one' : 'eid-sign-in.choose')}</p>
          <EidCountries action={action} hidden={hidden} countries={countries} />
        </>
      )}
      {others === null || others.methods.length === 0 ? (
        <p className="aside">
          <a href={backHref}>{t('eid-sign-in.back')}</a>
        </p>
      ) : (
        <OtherMethods action={others.action} hidden={others.hidden} others={others.methods} />
      )}
    </Card>
  )
}

/** On to the country. */
export function EidLeavePage({ country, to }: EidLeaveProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('eid-leave.title', { country })} forwardTo={to}>
      <p className="lead">{t('eid-leave.text', { country })}</p>
      <a className="primary" href={to} rel="noreferrer">
        {t('continue.link')}
      </a>
    </Card>
  )
}

/**
 * Nobody here has this eID: first the account that one has, then a new one, so that nobody ends up with two.
 */
export function EidUnmatchedPage({ eid, firstName, linkHref, registerHref }: EidUnmatchedProps): ReactNode {
  const { t, site } = useView()
  return (
    <Card title={t('eid-unmatched.title', { name: firstName })}>
      <p>{t.parts('eid-unmatched.text', { eid: <b key="eid">{eid}</b>, provider: site.name })}</p>
      <h2>{t('eid-unmatched.have')}</h2>
      <p>{t('eid-unmatched.have-text')}</p>
      <a className="primary" href={linkHref}>
        {t('eid-unmatched.link')}
      </a>
      <h2>{t('eid-unmatched.none')}</h2>
      <p>{t('eid-unmatched.none-text')}</p>
      <a className="quiet" href={registerHref}>
        {t('eid-unmatched.register')}
      </a>
    </Card>
  )
}
