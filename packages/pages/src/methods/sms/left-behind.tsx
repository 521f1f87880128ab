import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { Form } from '../../parts/form.tsx'
import { addingLabel, OtherMethods } from '../../parts/methods.tsx'
import { Day } from '../../parts/moment.tsx'
import type { LeftBehindProps } from './props.ts'
import { useView } from '../../view.ts'

/**
 * B10, S3: text messages are retired, and this account had nothing else; how it gets another second factor,
 * right here.
 */
export function LeftBehindPage({
  service,
  issues,
  action,
  hidden = {},
  since,
  ways,
  others,
}: LeftBehindProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('left-behind.title')} service={service} issues={issues}>
      <p>
        {since === null ? t('left-behind.text') : t.parts('left-behind.since', { day: <Day key="day" at={since} /> })}
      </p>
      <p className="soft">{t('left-behind.why')}</p>
      <ol className="steps">
        <li>{t('left-behind.step-1')}</li>
        <li>{t('left-behind.step-2')}</li>
        {service && <li>{t('left-behind.step-3', { service: service.name })}</li>}
      </ol>
      {ways.map(({ method, href }, index) => (
        <Way key={method} action={action} hidden={hidden} method={method} href={href} first={index === 0} />
      ))}
      <OtherMethods action={action} hidden={hidden} others={others} />
    </Card>
  )
}

function Way({
  action,
  hidden,
  method,
  href,
  first,
}: Required<Pick<LeftBehindProps, 'action' | 'hidden'>> & {
  method: LeftBehindProps['ways'][number]['method']
  href: string | undefined
  first: boolean
}): ReactNode {
  const words = addingLabel(useView(), { name: method })
  const className = first ? 'primary' : 'quiet'
  if (href !== undefined)
    return (
      <a className={className} href={href}>
        {words}
      </a>
    )
  return (
    <Form action={action} hidden={{ ...hidden, current: method, setUp: '1' }}>
      <button type="submit" className={className}>
        {words}
      </button>
    </Form>
  )
}
