import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { Field, Issues } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { Moment } from '../parts/moment.tsx'
import type { ChangeEmailProps } from '../types.ts'
import { useView } from '../view.ts'

/**
 * Another e-mail address: the form; while a change waits, what it waits for, and the way to stay with the
 * address that is.
 */
export function ChangeEmailPage(props: ChangeEmailProps): ReactNode {
  const { t } = useView()
  return (
    <AccountLayout title={t('change-email.title')} notice={props.notice} issues={props.issues}>
      <div className="sheet narrow">
        {props.waiting === null ? <Ask {...props} /> : <Waiting {...props} waiting={props.waiting} />}
      </div>
    </AccountLayout>
  )
}

function Ask({
  issues,
  action,
  hidden = {},
  email,
  values,
  canGoWithoutOld,
  waitHours,
  validHours,
  cancelHref,
}: ChangeEmailProps): ReactNode {
  const { t } = useView()
  const field = (name: 'email' | 'confirmEmail'): ReactNode => (
    <Field
      name={name}
      label={t(`change-email.${name}`)}
      issues={issues}
      first={name === 'email'}
      input={{
        type: 'email',
        defaultValue: values[name],
        autoComplete: 'email',
        autoCapitalize: 'none',
        spellCheck: false,
      }}
    />
  )
  return (
    <>
      <p>{t.parts('change-email.now', { email: <b key="email">{email}</b> })}</p>
      <p className="soft">{t('change-email.how', { hours: validHours })}</p>
      <Form action={action} hidden={hidden}>
        {field('email')}
        {field('confirmEmail')}
        {canGoWithoutOld && (
          <div className="check">
            <Issues field="withoutOld" issues={issues} />
            <input
              type="checkbox"
              id="withoutOld"
              name="withoutOld"
              value="on"
              defaultChecked={values.withoutOld}
              aria-describedby="withoutOld-hint"
            />
            <label htmlFor="withoutOld">
              {t.parts('change-email.without-old', { email: <b key="email">{email}</b> })}
            </label>
            <p className="hint" id="withoutOld-hint">
              {t('change-email.without-old-hint', { hours: waitHours })}
            </p>
          </div>
        )}
        <button type="submit" className="primary">
          {t('change-email.submit')}
        </button>
        <a className="quiet" href={cancelHref}>
          {t('cancel')}
        </a>
      </Form>
    </>
  )
}

function Waiting({
  action,
  hidden = {},
  email,
  waiting,
  mailboxHref,
}: ChangeEmailProps & { readonly waiting: NonNullable<ChangeEmailProps['waiting']> }): ReactNode {
  const { t } = useView()
  const { dueAt, linksExpireAt, newConfirmed, newEmail, oldConfirmed } = waiting
  const sides = [
    { side: 'old', address: email, confirmed: oldConfirmed },
    { side: 'new', address: newEmail, confirmed: newConfirmed },
  ] as const
  return (
    <>
      <p>{t('change-email.waiting')}</p>
      <dl className="facts">
        {sides.map(({ side, address, confirmed }) => (
          <div key={side}>
            <dt>{t(`change-email.${side}`)}</dt>
            <dd>
              {address}
              <br />
              <span className={confirmed ? 'tag' : 'soft'}>
                {t(confirmed ? 'change-email.confirmed' : 'change-email.not-yet')}
              </span>
            </dd>
          </div>
        ))}
      </dl>
      {dueAt !== null && !oldConfirmed && (
        <p className="notice notice-warn">
          <span>{t.parts('change-email.due', { due: <Moment key="due" at={dueAt} /> })}</span>
        </p>
      )}
      <p className="soft">
        {t.parts('change-email.valid', { until: <Moment key="until" at={linksExpireAt} /> })} {t('change-email.spam')}
      </p>
      {mailboxHref !== null && (
        <p>
          <a href={mailboxHref}>{t('registered.mailbox')}</a>
        </p>
      )}
      <Form action={action} hidden={{ ...hidden, action: 'cancel' }}>
        <button type="submit" className="quiet">
          {t('change-email.keep', { email })}
        </button>
      </Form>
    </>
  )
}
