import type { ReactNode } from 'react'
import { Card } from '../layout/card.tsx'
import { Form } from '../parts/form.tsx'
import { Choice } from '../parts/methods.tsx'
import { Moment } from '../parts/moment.tsx'
import type { FactorRemovalProps, LostFactorProps } from '../types.ts'
import { useView } from '../view.ts'

/** "I can't use any of these": which factor is lost, and what happens then. */
export function LostFactorPage({
  issues,
  action,
  hidden = {},
  factors,
  waitHours,
  waiting,
  backHref,
}: LostFactorProps): ReactNode {
  const { t } = useView()
  const [first] = factors
  return (
    <Card title={t('lost-factor.title')} issues={issues}>
      {waiting !== null ? (
        <p className="notice notice-warn">
          <span>
            {t.parts('lost-factor.already', {
              factor: <b key="factor">{waiting.factorName}</b>,
              due: <Moment key="due" at={waiting.dueAt} />,
            })}
          </span>
        </p>
      ) : first === undefined ? (
        <p>{t('lost-factor.none')}</p>
      ) : (
        <Form action={action} hidden={hidden}>
          <p>{t('lost-factor.text')}</p>
          <ol className="steps">
            <li>{t('lost-factor.step-1')}</li>
            <li>{t('lost-factor.step-2', { hours: waitHours })}</li>
            <li>{t('lost-factor.step-3')}</li>
          </ol>
          <fieldset className="choices">
            <legend>{t('lost-factor.legend')}</legend>
            {factors.map(({ id, name, model }) => (
              <Choice key={id} name="factor" value={id} checked={id === first.id} label={name} line={model} />
            ))}
          </fieldset>
          <button type="submit" className="primary">
            {t('lost.submit')}
          </button>
        </Form>
      )}
      <p className="aside">
        <a href={backHref}>{t('lost-sent.sign-in')}</a>
      </p>
    </Card>
  )
}

/** A lost factor on its way out: each state on a page of its own. */
export function FactorRemovalPage({
  action,
  hidden = {},
  status,
  factor,
  waitHours,
  dueAt,
  startHref,
  mailboxHref,
}: FactorRemovalProps): ReactNode {
  const { t, page } = useView()
  const named = <b key="factor">{factor}</b>
  const asks = status === 'confirm' || status === 'waiting'
  const state = ({ sent: 'mail', confirm: 'wait', waiting: 'wait', cancelled: 'done', gone: 'stop' } as const)[status]
  return (
    <Card title={status === 'sent' ? t('lost-sent.title') : t(`removal.${status}.title`)} state={state}>
      <p>
        {t.parts(`removal.${status}.text`, {
          factor: named,
          hours: waitHours,
          due: <Moment key="due" at={dueAt ?? page.now} />,
        })}
      </p>
      {asks && <p className="soft">{t(`removal.${status}.then`)}</p>}
      {asks && (
        <Form action={action} hidden={hidden}>
          <button type="submit" className="primary">
            {t(`removal.${status}.submit`)}
          </button>
        </Form>
      )}
      {mailboxHref !== null && (
        <p className="aside">
          <a href={mailboxHref}>{t('registered.mailbox')}</a>
        </p>
      )}
      <p className="aside">
        <a href={startHref}>{t('lost-sent.sign-in')}</a>
      </p>
    </Card>
  )
}
