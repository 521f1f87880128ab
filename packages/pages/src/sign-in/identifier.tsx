import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { CaptchaFields } from '../parts/captcha.tsx'
import { IdentifierField } from '../parts/identifier-field.tsx'
import { Form } from '../parts/form.tsx'
import { methodOf } from '../parts/methods.tsx'
import { type Holes, mapValues } from '../prepared.ts'
import type { IdentifierProps } from '../types.ts'
import { useView } from '../view.ts'

/** What of it is another each time. */
export const identifierHoles: Holes<IdentifierProps> = (
  { hidden = {}, values, registerHref, ways = [], captcha = { kind: 'none' }, ...props },
  hole,
) =>
  captcha.kind === 'none'
    ? {
        ...props,
        hidden: mapValues(hidden, hole),
        values: { identifier: hole(values.identifier) },
        registerHref: hole(registerHref),
        ways: ways.map(({ href, tells, ...way }) => ({
          ...way,
          href: hole(href),
          ...(tells === undefined ? {} : { tells: hole(tells) }),
        })),
      }
    : null

/** B1: who are you? */
export function IdentifierPage({
  service,
  action,
  hidden = {},
  issues,
  values,
  registerHref,
  ways = [],
  captcha = { kind: 'none' },
}: IdentifierProps): ReactNode {
  const view = useView()
  const { t } = view
  const first = ways.flatMap(({ method, ...way }) => {
    const { atFirst } = methodOf(view, method) ?? {}
    return atFirst ? { method, ...way, ...atFirst } : []
  })
  return (
    <Card
      title={t('identifier.title')}
      service={service}
      issues={issues}
      scripts={[...first.flatMap(({ scripts }) => scripts), ...(captcha.kind === 'none' ? [] : ['captcha' as const])]}
    >
      <Form action={action} hidden={hidden}>
        <IdentifierField
          issues={issues}
          value={values.identifier}
          autoComplete={first.flatMap(({ autoComplete }) => autoComplete ?? [])}
        />
        <CaptchaFields captcha={captcha} issues={issues} />
        <button type="submit" className="primary">
          {t('identifier.next')}
        </button>
      </Form>
      {first.map(({ method, href, tells, Way }) => (
        <Way key={method} action={action} hidden={hidden} href={href} tells={tells} />
      ))}
      <p className="aside">
        <a href={registerHref}>{t('register.title')}</a>
      </p>
    </Card>
  )
}
