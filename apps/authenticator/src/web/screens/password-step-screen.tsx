import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useWords } from '../language.tsx'
import { Button } from '../parts/button.tsx'
import { Screen } from '../parts/screen.tsx'

/** What asking for the account's password needs. */
export interface PasswordStepScreenProps {
  /** Whose password: name and identifier. */
  readonly account: { readonly name: string; readonly uid: string }
  /** What was wrong with the last one. */
  readonly problem?: string | null
  /** Where a forgotten password is set anew. */
  readonly lostHref: string
  readonly onPassword: (password: string) => void
  readonly onBack: () => void
}

/** A forgotten PIN is set anew by the password of the account that this app holds. */
export function PasswordStepScreen({
  account,
  problem = null,
  lostHref,
  onPassword,
  onBack,
}: PasswordStepScreenProps): ReactNode {
  const { t } = useWords()
  const id = useId()
  const [password, setPassword] = useState('')
  const [empty, setEmpty] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setEmpty(password === '')
    if (password !== '') onPassword(password)
  }
  const error = empty && password === '' ? t('pin.password.empty') : password === '' ? problem : null
  return (
    <Screen title={t('pin.forgot.title')} kicker={t('pin.step', { step: 1, steps: 3 })} onBack={onBack}>
      <p className="soft">{t('pin.forgot.text', { name: account.name, uid: account.uid })}</p>
      <form className="link-form" onSubmit={submit} noValidate>
        {/* For password managers: which account this password belongs to. */}
        <input type="text" autoComplete="username" value={account.uid} readOnly hidden />
        <label htmlFor={id}>{t('pin.password')}</label>
        <input
          id={id}
          type="password"
          value={password}
          autoComplete="current-password"
          autoCapitalize="none"
          spellCheck={false}
          aria-invalid={error ? true : undefined}
          aria-describedby={`${id}-error`}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        <p id={`${id}-error`} className="field-error" role="alert">
          {error}
        </p>
        <Button primary submit>
          {t('next')}
        </Button>
      </form>
      <p className="center">
        <a href={lostHref}>{t('pin.password.lost')}</a>
      </p>
    </Screen>
  )
}
