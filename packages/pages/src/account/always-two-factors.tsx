import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { Form } from '../parts/form.tsx'
import { addingLabel } from '../parts/methods.tsx'
import type { AlwaysTwoFactorsProps } from '../types.ts'
import { useView } from '../view.ts'

/**
 * "Always ask for two factors": what follows, and one button; or why it can't be turned on yet, and the way
 * there.
 */
export function AlwaysTwoFactorsPage({
  notice,
  issues,
  action,
  hidden = {},
  on,
  factors,
  ways,
  backHref,
}: AlwaysTwoFactorsProps): ReactNode {
  const view = useView()
  const { t } = view
  const possible = on || factors >= 2
  return (
    <AccountLayout title={t('always.title')} notice={notice} issues={issues}>
      <div className="sheet narrow">
        <p>
          {t(on ? 'always.on' : 'always.off')} {t('always.factors', { factors })}
        </p>
        {on ? <p>{t('always.text-off')}</p> : <p>{t(possible ? 'always.text' : 'always.needs-two')}</p>}
        {!on && possible && <p className="soft">{t('always.sessions')}</p>}
        {possible ? (
          <Form action={action} hidden={{ ...hidden, on: on ? '' : '1' }} className="row">
            <button type="submit" className="primary">
              {t(on ? 'always.turn-off' : 'always.turn-on')}
            </button>
            <a className="quiet" href={backHref}>
              {t('cancel')}
            </a>
          </Form>
        ) : (
          <p className="row">
            {ways.map(({ method, href }, index) => (
              <a key={method} className={index === 0 ? 'primary' : 'quiet'} href={href}>
                {addingLabel(view, { name: method })}
              </a>
            ))}
          </p>
        )}
      </div>
    </AccountLayout>
  )
}
