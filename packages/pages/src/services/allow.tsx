import type { ReactNode } from 'react'
import { Form } from '../parts/form.tsx'
import { Identity } from '../parts/identity.tsx'
import type { ConsentProps } from '../props/services.ts'
import { useView } from '../view.ts'
import { KnownList, knownValues } from './known.tsx'

/** Something that it may do, not only know. */
const isDone = (known: ConsentProps['known'][number]): boolean =>
  known === 'settings' || known === 'end-sessions' || known === 'withdraw-services'

/** What a service would know, of whom, and the two answers. */
export function Allow({
  account,
  action,
  hidden = {},
  known,
  otherHref,
  person,
  service,
}: Pick<ConsentProps, 'account' | 'action' | 'hidden' | 'known' | 'otherHref' | 'person' | 'service'>): ReactNode {
  const { t } = useView()
  return (
    <>
      <p>
        {t.parts(known.some(isDone) ? 'consent.asks-doing' : 'consent.asks', {
          service: <b key="service">{service.name}</b>,
        })}
      </p>
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
    </>
  )
}
