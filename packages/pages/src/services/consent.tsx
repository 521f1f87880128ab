import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Form } from '../parts/form.tsx'
import { Identity } from '../parts/identity.tsx'
import type { ConsentProps } from '../props/services.ts'
import { useView } from '../view.ts'
import { KnownList, knownValues } from './known.tsx'
import { ServiceHead } from './service-head.tsx'

/** Asks whether a service that isn't the provider's own may know what it asks for. */
export function ConsentPage({
  action,
  hidden = {},
  person,
  service,
  known,
  account,
  otherHref,
}: ConsentProps): ReactNode {
  const { t, site } = useView()
  return (
    <Card title={t('consent.title')}>
      <ServiceHead service={service} />
      <p>{t.parts('consent.asks', { service: <b key="service">{service.name}</b> })}</p>
      <KnownList known={known} values={knownValues(account, person.name)} />
      <Identity main={person.name} second={account.email} />
      <p className="switch">
        <a href={otherHref}>{t('welcome.other')}</a>
      </p>
      <Form action={action} hidden={hidden}>
        <button type="submit" name="allow" value="1" className="primary">
          {t('consent.allow')}
        </button>
        <button type="submit" className="quiet">
          {t('consent.deny')}
        </button>
      </Form>
      <p className="hint">
        {t('consent.not-ours', { provider: site.name })} {t('consent.later')}
      </p>
    </Card>
  )
}
