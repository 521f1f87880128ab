import { QrCode, qrPath } from '@laissez-passer/widgets/qr-code'
import type { ReactNode } from 'react'
import { Card } from '../../layout/card.tsx'
import { codeInput } from '../../parts/code-input.ts'
import { CodesRest } from './code-pair.tsx'
import { Wait } from '../../parts/countdown.tsx'
import { Field } from '../../parts/field.tsx'
import { Form } from '../../parts/form.tsx'
import type { AddTokenAppProps, TokenAppProps } from './props.ts'
import { useView } from '../../view.ts'
import { ownWord } from '../../parts/own-word.ts'

/** The widest QR code that the card holds, in CSS pixels. */
const WIDEST = 380

/** B7: Add an authenticator app: its name. */
export function AddTokenAppPage({
  action,
  hidden = {},
  issues,
  values,
  cancelHref,
  full = null,
}: AddTokenAppProps): ReactNode {
  const { t } = useView()
  if (full !== null) {
    return (
      <Card title={t('token-app.title')} state="stop">
        <p>{t('tokens.full', { max: full.maxTokens })}</p>
        <a className="primary" href={full.tokensHref}>
          {t('tokens.title')}
        </a>
      </Card>
    )
  }
  return (
    <Card title={t('token-app.title')} issues={issues}>
      <p className="soft">{t('token-app.lead')}</p>
      <Form action={action} hidden={hidden}>
        <Field
          name="name"
          label={t('token-app.name')}
          hint={t('token-app.name-hint')}
          issues={issues}
          first
          input={{ ...ownWord, defaultValue: values.name, maxLength: 50 }}
        />
        <button type="submit" className="primary">
          {t('token-app.go')}
        </button>
        <a className="quiet" href={cancelHref}>
          {t('cancel')}
        </a>
      </Form>
    </Card>
  )
}

/** B7: the secret of a new app, as a QR code, a link and letters to type; a code of the app confirms it. */
export function TokenAppPage(props: TokenAppProps): ReactNode {
  return props.link === null ? <Over {...props} /> : <Pending {...props} link={props.link} />
}

function Pending({
  link,
  secret,
  name,
  expiresAt,
  lifetimeSeconds,
  until,
  cancelHref,
  ...form
}: TokenAppProps & { link: string }): ReactNode {
  const { t } = useView()
  const module = Math.max(4, Math.min(6, Math.floor(WIDEST / qrPath(link).size)))
  return (
    <Card title={t('token-app.scan.title', { name })} issues={form.issues} scripts={['wait', 'copy']}>
      <ol className="steps">
        <li>{t('token-app.step-1')}</li>
        <li>{t('token-app.step-2')}</li>
        <li>{t('token-app.step-3')}</li>
      </ol>
      <div className="qr qr-dense">
        <QrCode text={link} label={t('token-app.qr')} module={module} />
      </div>
      <Wait expiresAt={expiresAt} lifetimeSeconds={lifetimeSeconds} waiting={t('token-app.valid')} />
      <details className="more">
        <summary>{t('token-app.no-camera')}</summary>
        <p>
          <a href={link}>{t('token-app.open')}</a>
        </p>
        <p>{t('token-app.type')}</p>
        <p className="link-text">
          <code id="token-secret">{secret.replace(/(.{4})(?=.)/g, '$1 ')}</code>
        </p>
        <p className="soft">{t('token-app.settings')}</p>
        <button type="button" className="quiet" hidden data-lp-copy="token-secret" data-done={t('copied')}>
          {t('token-app.copy')}
        </button>
      </details>
      <CodesRest until={until} />
      <Form action={form.action} hidden={form.hidden ?? {}} className="digits">
        <Field
          name="code"
          label={t('token-app.code')}
          hint={t('token-app.code-hint')}
          issues={form.issues}
          input={codeInput}
        />
        <button type="submit" className="primary">
          {t('token-app.submit')}
        </button>
        <a className="quiet" href={cancelHref}>
          {t('cancel')}
        </a>
      </Form>
    </Card>
  )
}

function Over({ againHref, cancelHref }: TokenAppProps): ReactNode {
  const { t } = useView()
  return (
    <Card title={t('token-app.expired.title')} state="wait">
      <p>{t('token-app.expired.text')}</p>
      <a className="primary" href={againHref}>
        {t('token-app.again')}
      </a>
      <p className="aside">
        <a href={cancelHref}>{t('cancel')}</a>
      </p>
    </Card>
  )
}
