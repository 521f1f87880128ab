import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Form } from '../parts/form.tsx'
import { methodLabel, methodLine, OtherMethods } from '../parts/methods.tsx'
import { WhyMissing } from '../parts/why-missing.tsx'
import type { MethodMissingProps } from '../types.ts'
import { useView } from '../view.ts'

/** A10: the password was right, but what is asked isn't set up: why, and the way to it. */
export function MethodMissingPage({
  service,
  action,
  hidden = {},
  issues,
  method,
  others,
  why,
  ways = [],
  setUpHref,
  setUpInPlace = false,
}: MethodMissingProps): ReactNode {
  const view = useView()
  const { t } = view
  const phone = method.name === 'mobile-app-pin' || method.name === 'mobile-app-qr'
  const label = methodLabel(view, method)
  const go = phone
    ? t('add-device.title')
    : method.name === 'passkey'
      ? t('add-passkey.title')
      : t('missing.set-up', { method: label })
  const none = why !== undefined && !why.ownWish && others.length === 0 && why.unfit.length === 0
  return (
    <Card
      title={phone ? t('missing.phone.title') : t('missing.title', { method: label })}
      service={service}
      issues={issues}
    >
      {why && <WhyMissing service={service} why={why} none={none} />}
      {(phone || !why) && (
        <p>
          {t.parts(phone ? 'missing.phone.text' : 'missing.text', {
            account: setUpInPlace ? (
              <b key="account">{t('account.title')}</b>
            ) : (
              <a key="account" href={setUpHref}>
                {t('account.title')}
              </a>
            ),
          })}
        </p>
      )}
      {service && !why && <p className="soft">{t('missing.why', { service: service.name })}</p>}
      {none && <p className="soft">{t('missing.normal')}</p>}
      {phone && (
        <ol className="steps">
          <li>{t('missing.phone.step-1')}</li>
          <li>{t('missing.phone.step-2')}</li>
          <li>{t('missing.phone.step-3')}</li>
        </ol>
      )}
      {setUpInPlace ? (
        <Form action={action} hidden={{ ...hidden, setUp: '1' }}>
          <button type="submit" className="primary">
            {go}
          </button>
        </Form>
      ) : (
        <a className="primary" href={setUpHref}>
          {go}
        </a>
      )}
      {ways.length > 0 && (
        <Ways ways={ways} action={action} {...(setUpInPlace ? { hidden: { ...hidden, setUp: '1' } } : {})} />
      )}
      {others.length > 0 && (
        <Form action={action} hidden={hidden}>
          <OtherMethods methods={others} />
        </Form>
      )}
    </Card>
  )
}

/** What else could be set up. With `hidden`: buttons that post; else links. */
function Ways({
  ways,
  action,
  hidden,
}: Required<Pick<MethodMissingProps, 'ways'>> & Pick<MethodMissingProps, 'action' | 'hidden'>): ReactNode {
  const view = useView()
  const inside = (method: MethodMissingProps['method']) => (
    <>
      <span className="choice-name">{methodLabel(view, method)}</span>{' '}
      <span className="choice-line">{methodLine(view, method)}</span>
    </>
  )
  const { current: _, ...rest } = hidden ?? {}
  const list = (
    <div className="others">
      <h2>{view.t('missing.ways')}</h2>
      {ways.map(({ method, href }) =>
        hidden ? (
          <button key={method.name} type="submit" name="current" value={method.name} className="other">
            {inside(method)}
          </button>
        ) : (
          <a key={method.name} href={href} className="other">
            {inside(method)}
          </a>
        ),
      )}
    </div>
  )
  return hidden ? (
    <Form action={action} hidden={rest}>
      {list}
    </Form>
  ) : (
    list
  )
}
