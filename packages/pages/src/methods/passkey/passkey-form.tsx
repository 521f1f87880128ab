import type { ReactNode } from 'react'
import type { FormProps, OnTheWay } from '../../props/common.ts'
import { Hidden } from '../../parts/form.tsx'
import { useView } from '../../view.ts'

/** What a passkey form is for: to make one, to be asked for one after the password, or in its place. */
export interface PasskeyFormProps extends Pick<FormProps, 'action' | 'hidden'> {
  readonly kind: 'create' | 'get' | 'alone'
  /** Options as JSON, or the address where the script fetches them. */
  readonly options: string
  /** Asks as soon as the page is there. */
  readonly auto?: boolean
  readonly className?: string
  readonly children: ReactNode
}

/** A form whose answer the passkey script gives; where it gives none, the words for it. */
export function PasskeyForm({
  kind,
  action,
  hidden = {},
  options,
  auto = false,
  className,
  children,
}: PasskeyFormProps): ReactNode {
  const { t } = useView()
  return (
    <form
      method="post"
      action={action}
      noValidate
      className={className}
      data-lp-passkey={kind}
      data-options={options}
      data-auto={auto ? '' : undefined}
    >
      <Hidden fields={hidden} />
      <input type="hidden" name="passkey" />
      {children}
      <p
        className="notice notice-warn"
        role="status"
        hidden
        data-lp-passkey-status=""
        data-cancelled={t(kind === 'create' ? 'passkey-form.create-cancelled' : 'passkey-form.get-cancelled')}
        data-known={t('passkey-form.known')}
        data-failed={t('passkey-form.failed')}
      />
    </form>
  )
}

/** A button that only the script can make use of, and shows. */
export function PasskeyButton({ className, children }: { className: string; children: ReactNode }): ReactNode {
  return (
    <button type="button" className={className} hidden data-lp-passkey-go="">
      {children}
    </button>
  )
}

/** What is said where no script runs. */
export function PasskeyNeedsScript(): ReactNode {
  const { t } = useView()
  return (
    <p className="notice" data-lp-passkey-none="">
      {t('passkey-form.no-script')}
    </p>
  )
}

/**
 * On the first page: a passkey in place of identifier and password; the script fetches its options at `href`,
 * by POST. `tells`: the passkey that was shown and that nobody has, for the browser to forget it.
 */
export function PasskeyAlone({
  action,
  hidden = {},
  href,
  tells,
}: Pick<FormProps, 'action' | 'hidden'> & { readonly href: string; readonly tells?: string | undefined }): ReactNode {
  const { t } = useView()
  return (
    <PasskeyForm kind="alone" action={action} hidden={hidden} options={href} className="alone">
      <PasskeyButton className="quiet">{t('identifier.passkey')}</PasskeyButton>
      {tells !== undefined && <span hidden data-lp-passkey-gone={tells} />}
    </PasskeyForm>
  )
}

/** On the way on: which passkeys are good, or what one is made of without a question. */
export function PasskeysOnTheWay({ action, data, waits }: Pick<OnTheWay, 'action' | 'data' | 'waits'>): ReactNode {
  const { accepted, details }: { readonly accepted?: unknown; readonly details?: unknown } = JSON.parse(data)
  return waits ? (
    <span hidden data-lp-passkey-upgrade={data} data-action={action} />
  ) : (
    <span hidden data-lp-passkeys={JSON.stringify(accepted)} data-user={JSON.stringify(details)} />
  )
}
