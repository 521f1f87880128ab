import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Form } from '../parts/form.tsx'
import { addingLabel, methodLabel, methodLine, methodOf, OtherMethods } from '../parts/methods.tsx'
import { Support } from '../parts/support.tsx'
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
  given = false,
  appHref = null,
}: MethodMissingProps): ReactNode {
  const view = useView()
  const { t } = view
  const own = methodOf(view, method.name)?.missing
  const have = methodOf(view, method.name)?.have
  const go = given && have ? t(have) : addingLabel(view, method)
  const none = why !== undefined && !why.ownWish && others.length === 0 && why.unfit.length === 0
  return (
    <Card
      title={own ? t(own.title) : t('missing.title', { method: methodLabel(view, method) })}
      service={service}
      issues={issues}
    >
      {why && <WhyMissing service={service} why={why} none={none} />}
      {(own || !why) && setUpHref !== null && !given && (
        <p>
          {t.parts<ReactNode>(own?.text ?? 'missing.text', {
            account: (words) =>
              setUpInPlace ? (
                // Looks like the link that it is for people; it posts what was proved already.
                <button key="account" type="submit" form="set-up" className="text-link">
                  {words}
                </button>
              ) : (
                <a key="account" href={setUpHref}>
                  {words}
                </a>
              ),
          })}
        </p>
      )}
      {given && (
        <p>
          {t('missing.given')} <Support />
        </p>
      )}
      {service && !why && <p className="soft">{t('missing.why', { service: service.name })}</p>}
      {none && <p className="soft">{t('missing.normal')}</p>}
      {own?.App && appHref !== null && <own.App href={appHref} />}
      {own && (
        <ol className="steps">
          {own.steps.map((step) => (
            <li key={step}>{t(step)}</li>
          ))}
        </ol>
      )}
      {given && <OtherMethods action={action} hidden={hidden} others={others} />}
      {setUpHref !== null &&
        (setUpInPlace ? (
          <Form id="set-up" action={action} hidden={{ ...hidden, setUp: '1' }}>
            <button type="submit" className={given ? 'quiet' : 'primary'}>
              {go}
            </button>
          </Form>
        ) : (
          <a className={given ? 'quiet' : 'primary'} href={setUpHref}>
            {go}
          </a>
        ))}
      {ways.length > 0 && (
        <Ways
          title={t(given ? 'missing.given-instead' : 'missing.ways')}
          ways={ways}
          action={action}
          {...(setUpInPlace ? { hidden: { ...hidden, setUp: '1' } } : {})}
        />
      )}
      {!given && <OtherMethods action={action} hidden={hidden} others={others} />}
    </Card>
  )
}

/** What else could be set up. With `hidden`: buttons that post; else links. */
function Ways({
  title,
  ways,
  action,
  hidden,
}: Required<Pick<MethodMissingProps, 'ways'>> &
  Pick<MethodMissingProps, 'action' | 'hidden'> & { readonly title: string }): ReactNode {
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
      <h2>{title}</h2>
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
