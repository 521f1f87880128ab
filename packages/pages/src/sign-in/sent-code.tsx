import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { CodeField } from '../parts/code-field.tsx'
import { Form } from '../parts/form.tsx'
import { LostFactorLink } from '../parts/lost-factor-link.tsx'
import { addingLabel, methodOf, OtherMethods } from '../parts/methods.tsx'
import { Day, Moment } from '../parts/moment.tsx'
import type { SentCodeProps } from '../types.ts'
import { useView } from '../view.ts'

/** B10: the code that went to a phone number; and, for those whose numbers are retired, the one that went to their mailbox. */
export function SentCodePage(props: SentCodeProps): ReactNode {
  return props.status === 'ready' ? <Ready {...props} /> : <Over {...props} />
}

function Ready({ kind, sentTo, service, triesLeft, ends, otherNumberHref, ...form }: SentCodeProps): ReactNode {
  const view = useView()
  const { t } = view
  return (
    <Card title={t(`sent.${kind}.title`)} service={service} issues={form.issues}>
      <p>{t.parts(`sent.${kind}.text`, { to: <b key="to">{sentTo}</b> })}</p>
      <Form action={form.action} hidden={form.hidden ?? {}} className="digits">
        <CodeField issues={form.issues} triesLeft={triesLeft} />
        <button type="submit" className="primary">
          {t(`sent.${kind}.go`)}
        </button>
      </Form>
      <Again {...form} kind={kind} className="quiet" />
      {otherNumberHref !== null && (
        <p className="aside">
          <a href={otherNumberHref}>{t('sent.other-number')}</a>
        </p>
      )}
      {ends !== null && (
        <p className="notice notice-warn">
          <span>
            {t.parts('sent.ends', { day: <Day key="day" at={ends.at} /> })}{' '}
            <a href={ends.instead.href}>{addingLabel(view, { name: ends.instead.method })}</a>
          </span>
        </p>
      )}
      <Others {...form} />
      {!methodOf(view, kind)?.neverLost && <LostFactorLink hidden={form.hidden} />}
    </Card>
  )
}

function Over({ kind, service, status, until, otherNumberHref, ...form }: SentCodeProps): ReactNode {
  const view = useView()
  const { t } = view
  const reason = status === 'ready' ? 'expired' : status
  const when = until === null ? '' : <Moment key="when" at={until} />
  return (
    <Card
      title={t(`sent.${reason}.title`)}
      service={service}
      issues={[]}
      state={reason === 'throttled' || reason === 'no-tries' ? 'stop' : 'wait'}
    >
      <p>{t.parts(`sent.${reason}.text`, { when })}</p>
      {until === null && <Again {...form} kind={kind} className="primary" />}
      {otherNumberHref !== null && (
        <p className="aside">
          <a href={otherNumberHref}>{t('sent.other-number')}</a>
        </p>
      )}
      <Others {...form} />
      {!methodOf(view, kind)?.neverLost && <LostFactorLink hidden={form.hidden} />}
      <p className="aside">
        <a href={form.startHref}>{t('ended.start')}</a>
      </p>
    </Card>
  )
}

function Again({
  action,
  hidden = {},
  kind,
  className,
}: Pick<SentCodeProps, 'action' | 'hidden' | 'kind'> & { className: string }): ReactNode {
  const { t } = useView()
  return (
    <Form action={action} hidden={hidden}>
      <button type="submit" name="again" value="1" className={className}>
        {t(`sent.${kind}.again`)}
      </button>
    </Form>
  )
}

function Others({ action, hidden = {}, others }: Pick<SentCodeProps, 'action' | 'hidden' | 'others'>): ReactNode {
  if (others.length === 0) return null
  return (
    <Form action={action} hidden={hidden}>
      <OtherMethods methods={others} />
    </Form>
  )
}
