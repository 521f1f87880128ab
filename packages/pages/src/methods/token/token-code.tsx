import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { Again, CodeForm } from '../../parts/code-form.tsx'
import { LostFactorLink } from '../../parts/lost-factor-link.tsx'
import { OtherMethods } from '../../parts/methods.tsx'
import { Pause } from '../../parts/until.tsx'
import type { TokenCodeProps } from './props.ts'
import { useView } from '../../view.ts'

/** B7, B8: the code that a token shows; with a challenge, what to type into it first. */
export function TokenCodePage(props: TokenCodeProps): ReactNode {
  return props.status === 'ready' ? <Ready {...props} /> : <Over {...props} />
}

function Ready({ kind, token, challenge, service, triesLeft, issues: given = [], ...form }: TokenCodeProps): ReactNode {
  const { t } = useView()
  // No next code comes to whoever answers a challenge: it is the same until another is asked for.
  const issues = given.map((issue) =>
    challenge !== null && issue.code === 'token-wrong-code' ? { ...issue, code: 'token-wrong-answer' } : issue,
  )
  return (
    <Card title={t(`token.${kind}.title`)} service={service} issues={issues}>
      <p>{t(`token.${kind}.text`, { token })}</p>
      {challenge !== null && (
        <div className="code-long">
          <p className="code">
            <strong>{challenge}</strong>
          </p>
        </div>
      )}
      <CodeForm
        {...form}
        issues={issues}
        label={t(challenge === null ? 'token.code' : 'token.answer')}
        tries={triesLeft === null ? null : t('token.tries', { count: triesLeft })}
        submit={t('token.sign-in')}
      />
      {challenge !== null && (
        <Again {...form} className="quiet">
          {t('token.again')}
        </Again>
      )}
      <OtherMethods {...form} />
      <LostFactorLink hidden={form.hidden} />
    </Card>
  )
}

function Over({ service, status, until, ...form }: TokenCodeProps): ReactNode {
  const { t } = useView()
  const reason = status === 'ready' ? 'expired' : status
  const wait = until === null ? '' : <Pause key="wait" until={until} />
  return (
    <Card
      title={t(`token.${reason}.title`)}
      service={service}
      issues={[]}
      state={reason === 'expired' ? 'wait' : 'stop'}
    >
      <p>{t.parts(`token.${reason}.text`, { wait })}</p>
      {reason !== 'throttled' && reason !== 'outlived' && (
        <Again {...form} className="primary">
          {t('token.again')}
        </Again>
      )}
      <OtherMethods {...form} />
      <LostFactorLink hidden={form.hidden} />
      <p className="aside">
        <a href={form.startHref}>{t('ended.start')}</a>
      </p>
    </Card>
  )
}
