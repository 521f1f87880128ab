import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Form } from '../parts/form.tsx'
import { addingLabel, methodLabel, methodLine, methodOf, OtherMethods } from '../parts/methods.tsx'
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
  const own = methodOf(view, method.name)?.missing
  const go = addingLabel(view, method)
  const none = why !== undefined && !why.ownWish && others.length === 0 && why.unfit.length === 0
  return (
    <Card
      title={own ? t(own.title) : t('missing.title', { method: methodLabel(view, method) })}
      service={service}
      issues={issues}
    >
      {why && <WhyMissing service={service} why={why} none={none} />}
      {(own || !why) && (
        <p>
          {t.parts<ReactNode>(own?.text ?? 'missing.text', {
            account: (words) =>
              setUpInPlace ? (
                <b key="account">{words}</b>
              ) : (
                <a key="account" href={setUpHref}>
                  {words}
                </a>
              ),
          })}
        </p>
      )}
      {service && !why && <p className="soft">{t('missing.why', { service: service.name })}</p>}
      {none && <p className="soft">{t('missing.normal')}</p>}
      {own && (
        <ol className="steps">
          {own.steps.map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
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
      <OtherMethods action={action} hidden={hidden} others={others} />
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
