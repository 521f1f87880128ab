import { nameOf } from '@laissez-passer/i18n/languages'
import { type ReactNode, useState } from 'react'
import { hostOf } from '../host.ts'
import { spoken, useWords } from '../language.tsx'
import { Button } from '../parts/button.tsx'
import { Screen } from '../parts/screen.tsx'

/** What the settings need. */
export interface SettingsScreenProps {
  /** The account held, or null. */
  readonly account: {
    readonly name: string
    readonly uid: string
    readonly device: string
    readonly issuer: string
  } | null
  /** Fingerprint or face: on, off, or not to be had on this device. */
  readonly biometrics?: 'on' | 'off' | 'none'
  readonly push: 'on' | 'offer' | 'denied' | 'none'
  readonly version: string
  readonly busy?: boolean
  /** Turns biometrics on or off. */
  readonly onBiometrics?: (on: boolean) => void
  /** Sets another PIN: by the present one, or because it was forgotten. */
  readonly onPin: (by: 'change' | 'forgot') => void
  readonly onRemove: () => void
  readonly onBack: () => void
}

const PUSH_WORDS = {
  on: 'settings.notifications.on',
  offer: 'settings.notifications.off',
  denied: 'settings.notifications.denied',
  none: 'settings.notifications.none',
} as const

const BIOMETRICS_WORDS = {
  on: 'settings.biometrics.on',
  off: 'settings.biometrics.off',
  none: 'settings.biometrics.none',
} as const

/** Language, about this device, PIN and biometrics, removing the account. */
export function SettingsScreen({
  account,
  biometrics = 'none',
  push,
  version,
  busy = false,
  onBiometrics,
  onPin,
  onRemove,
  onBack,
}: SettingsScreenProps): ReactNode {
  const { language, t, speak } = useWords()
  const [asking, setAsking] = useState(false)
  return (
    <Screen title={t('settings.title')} onBack={onBack}>
      <fieldset className="choices">
        <legend>{t('settings.language')}</legend>
        {spoken.map((code) => (
          <label key={code} lang={code}>
            <input type="radio" name="language" value={code} checked={language === code} onChange={() => speak(code)} />
            {nameOf(code)}
          </label>
        ))}
      </fieldset>
      <section aria-labelledby="about">
        <h2 id="about">{t('settings.device')}</h2>
        <dl className="facts">
          {account ? (
            <>
              <Row name={t('settings.device.name')}>{account.device}</Row>
              <Row name={t('settings.account')}>{account.name}</Row>
              <Row name={t('settings.identifier')}>
                <span className="lp-mono">{account.uid}</span>
              </Row>
              <Row name={t('settings.service')}>{hostOf(account.issuer)}</Row>
              <Row name={t('settings.notifications')}>{t(PUSH_WORDS[push])}</Row>
            </>
          ) : (
            <Row name={t('settings.account')}>{t('settings.none')}</Row>
          )}
          <Row name={t('settings.version')}>{version}</Row>
        </dl>
      </section>
      {account ? (
        <section className="block" aria-labelledby="pin">
          <h2 id="pin">{t('settings.pin')}</h2>
          <div className="two">
            <Button onClick={() => onPin('change')}>{t('settings.pin.change')}</Button>
            <Button onClick={() => onPin('forgot')}>{t('settings.pin.forgot')}</Button>
          </div>
        </section>
      ) : null}
      {account ? (
        <section className="block" aria-labelledby="biometrics">
          <h2 id="biometrics">{t('biometrics.title')}</h2>
          <p className="soft">{t(BIOMETRICS_WORDS[biometrics])}</p>
          {biometrics === 'none' ? null : (
            <Button busy={busy} onClick={() => onBiometrics?.(biometrics === 'off')}>
              {t(biometrics === 'on' ? 'settings.biometrics.turn-off' : 'settings.biometrics.turn-on')}
            </Button>
          )}
        </section>
      ) : null}
      {account && !asking ? (
        <Button danger onClick={() => setAsking(true)}>
          {t('settings.remove')}
        </Button>
      ) : null}
      {account && asking ? (
        <section className="ask" aria-labelledby="remove">
          <h2 id="remove">{t('settings.remove.title')}</h2>
          <p>{t('settings.remove.text')}</p>
          <div className="two">
            <Button onClick={() => setAsking(false)}>{t('cancel')}</Button>
            <Button primary danger busy={busy} onClick={onRemove}>
              {t('settings.remove.yes')}
            </Button>
          </div>
        </section>
      ) : null}
      <p className="fine">{t('app.independent')}</p>
    </Screen>
  )
}

function Row({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
