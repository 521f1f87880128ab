import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { Again, CodeForm } from '../../parts/code-form.tsx'
import { Field } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import { Moment } from '../../parts/moment.tsx'
import { SentTo } from '../../parts/sent-to.tsx'
import type { AddPhoneProps, ConfirmPhoneProps } from './props.ts'
import { useView } from '../../view.ts'

/** D5: Add a phone number: which one. */
export function AddPhonePage({
  action,
  hidden = {},
  issues,
  values,
  until,
  cancelHref,
  full = null,
}: AddPhoneProps): ReactNode {
  const { t } = useView()
  if (full !== null || until !== null) {
    return (
      <Card title={t('add-phone.title')} state={full === null ? 'wait' : 'stop'}>
        <p>
          {full === null
            ? t.parts('sent.too-many.text', { when: <Moment key="when" at={until ?? 0} /> })
            : t('phones.full', { max: full.maxPhones })}
        </p>
        <a className="primary" href={full?.phonesHref ?? cancelHref}>
          {t('phones.title')}
        </a>
      </Card>
    )
  }
  return (
    <Card title={t('add-phone.title')} issues={issues}>
      <p className="soft">{t('add-phone.lead')}</p>
      <Form action={action} hidden={hidden}>
        <Field
          name="number"
          label={t('add-phone.number')}
          hint={t('add-phone.number-hint')}
          issues={issues}
          first
          input={{ type: 'tel', autoComplete: 'tel', defaultValue: values.number, maxLength: 40 }}
        />
        <button type="submit" className="primary">
          {t('add-phone.send')}
        </button>
        <a className="quiet" href={cancelHref}>
          {t('cancel')}
        </a>
      </Form>
    </Card>
  )
}

/** D5: Add a phone number: the code that went there. */
export function ConfirmPhonePage({
  action,
  hidden = {},
  issues,
  name,
  resent = false,
  status,
  triesLeft,
  until,
  againHref,
  cancelHref,
}: ConfirmPhoneProps): ReactNode {
  const { t } = useView()
  const ready = status === 'ready'
  const when = until === null ? '' : <Moment key="when" at={until} />
  const again = (className: string): ReactNode => (
    <Again action={action} hidden={hidden} className={className}>
      {t('sent.sms.again')}
    </Again>
  )
  return (
    <Card
      title={t(ready ? 'sent.sms.title' : status === 'over' ? 'sent.expired.title' : `sent.${status}.title`)}
      issues={ready ? issues : []}
      {...(ready ? {} : { state: 'wait' as const })}
    >
      {ready ? (
        <>
          {resent && (
            <p className="notice notice-ok" role="status">
              {t('sent.sms.resent')}
            </p>
          )}
          <p>{t.parts('sent.sms.text', { to: <SentTo key="to">{name}</SentTo> })}</p>
          <CodeForm
            action={action}
            hidden={hidden}
            {...(issues ? { issues } : {})}
            label={t('sent.code')}
            hint={t('sent.code-hint')}
            tries={triesLeft === null ? null : t('sent.tries', { count: triesLeft })}
            submit={t('add-phone.submit')}
          />
          {again('quiet')}
        </>
      ) : (
        <>
          <p>{status === 'over' ? t('confirm-phone.over') : t.parts(`sent.${status}.text`, { when })}</p>
          {status === 'over' && again('primary')}
        </>
      )}
      <p className="aside">
        <a href={againHref}>{t('confirm-phone.other')}</a> · <a href={cancelHref}>{t('cancel')}</a>
      </p>
    </Card>
  )
}
