import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Again, CodeForm } from '../parts/code-form.tsx'
import { LostFactorLink } from '../parts/lost-factor-link.tsx'
import { addingLabel, methodOf, OtherMethods } from '../parts/methods.tsx'
import { Day, Moment } from '../parts/moment.tsx'
import { SentTo } from '../parts/sent-to.tsx'
import type { SentCodeProps } from '../types.ts'
import { useView } from '../view.ts'

/**
 * B10: the code that went to a phone number; and, for those whose numbers are retired, the one that went to
 * their mailbox.
 */
export function SentCodePage(props: SentCodeProps): ReactNode {
  return props.status === 'ready' ? <Ready {...props} /> : <Over {...props} />
}

function Ready({
  kind,
  resent = false,
  sentTo,
  service,
  triesLeft,
  ends,
  otherNumberHref,
  ...form
}: SentCodeProps): ReactNode {
  const view = useView()
  const { t } = view
  return (
    <Card title={t(`sent.${kind}.title`)} service={service} issues={form.issues}>
      {resent && (
        <p className="notice notice-ok" role="status">
          {t(`sent.${kind}.resent`)}
        </p>
      )}
      <p>{t.parts(`sent.${kind}.text`, { to: <SentTo key="to">{sentTo}</SentTo> })}</p>
      <CodeForm
        {...form}
        label={t('sent.code')}
        hint={t('sent.code-hint')}
        tries={triesLeft === null ? null : t('sent.tries', { count: triesLeft })}
        submit={t(`sent.${kind}.go`)}
      />
      <Again {...form} className="quiet">
        {t(`sent.${kind}.again`)}
      </Again>
      {otherNumberHref !== null && (
        <p className="aside">
          <a href={otherNumberHref}>{t('sent.other-number')}</a>
        </p>
      )}
      {ends !== null && (
        <p className="notice notice-warn">
          <span>
            {t.parts('sent.ends', { day: <Day key="day" at={ends.at} /> })}{' '}
            {ends.instead !== null && (
              <a href={ends.instead.href}>{addingLabel(view, { name: ends.instead.method })}</a>
            )}
          </span>
        </p>
      )}
      <OtherMethods {...form} />
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
      {until === null && (
        <Again {...form} className="primary">
          {t(`sent.${kind}.again`)}
        </Again>
      )}
      {otherNumberHref !== null && (
        <p className="aside">
          <a href={otherNumberHref}>{t('sent.other-number')}</a>
        </p>
      )}
      <OtherMethods {...form} />
      {!methodOf(view, kind)?.neverLost && <LostFactorLink hidden={form.hidden} />}
      <p className="aside">
        <a href={form.startHref}>{t('ended.start')}</a>
      </p>
    </Card>
  )
}
