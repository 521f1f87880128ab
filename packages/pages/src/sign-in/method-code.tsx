import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { say } from '../own-words.ts'
import { Field } from '../parts/field.tsx'
import { Form } from '../parts/form.tsx'
import { methodLabel, methodLine, OtherMethods } from '../parts/methods.tsx'
import { Pause } from '../parts/until.tsx'
import type { MethodCodeProps } from '../types.ts'
import { useView, type View } from '../view.ts'

/** A method that has no page of its own: what it asks in its own words, and a field for the answer. */
export function MethodCodePage({
  service,
  action,
  hidden = {},
  method,
  status,
  reason,
  params,
  credential,
  until,
  refreshSeconds = 3,
  others,
  startHref,
}: MethodCodeProps): ReactNode {
  const view = useView()
  const { page, t } = view
  const words = page.words?.[method.name]
  const why = reason === null ? null : reasonText(view, { method, reason, until })
  const issues = status === 'ready' && why !== null ? [{ field: 'code', code: reason ?? '', text: why }] : []
  return (
    <Card
      title={methodLabel(view, method)}
      service={service}
      issues={issues}
      {...(status === 'waiting' ? { refreshSeconds } : {})}
      {...(status === 'ended' ? { state: 'stop' as const } : {})}
    >
      <p>
        {status === 'ended'
          ? reason === 'throttled' && until !== null && !words?.reasons?.[reason]
            ? t.parts('token.throttled.text', { wait: <Pause key="wait" until={until} /> })
            : why
          : words?.ask
            ? say(view, words.ask, { ...params, credential })
            : methodLine(view, method)}
      </p>
      {status === 'ready' && (
        <Form action={action} hidden={hidden} className="digits">
          <Field
            name="code"
            label={words?.field ? say(view, words.field) : t('method-code.field')}
            issues={issues}
            first
            input={{ autoComplete: 'one-time-code', spellCheck: false, maxLength: 100 }}
          />
          <button type="submit" className="primary">
            {t('token.sign-in')}
          </button>
        </Form>
      )}
      {status === 'ended' && reason !== 'throttled' && (
        <Form action={action} hidden={hidden}>
          <button type="submit" name="again" value="1" className="primary">
            {t('method-code.again')}
          </button>
        </Form>
      )}
      <OtherMethods action={action} hidden={hidden} others={others} />
      {status === 'ended' && (
        <p className="aside">
          <a href={startHref}>{t('ended.start')}</a>
        </p>
      )}
    </Card>
  )
}

function reasonText(
  view: View,
  { method, reason, until }: Pick<MethodCodeProps, 'method' | 'until'> & { readonly reason: string },
): string {
  const { t, page } = view
  const own = page.words?.[method.name]?.reasons?.[reason]
  if (own) return say(view, own)
  const wait = t.format.duration(Math.max(0, (until ?? page.now) - page.now))
  if (reason === 'throttled') return t('token.throttled.text', { wait })
  if (reason === 'expired') return t('method-code.expired')
  return t(reason === 'wrong-code' ? 'issue.wrong-code' : 'method-code.refused')
}
