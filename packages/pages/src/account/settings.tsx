import type { ReactNode } from 'react'
import { AccountLayout } from '../layout/account-page.tsx'
import { Form } from '../parts/form.tsx'
import { LanguageField } from '../parts/language-field.tsx'
import { Choice, methodLabel, methodLine } from '../parts/methods.tsx'
import { Named } from '../parts/named.tsx'
import { TimeZoneField } from '../parts/time-zone-field.tsx'
import type { SettingsProps } from '../types.ts'
import { useView } from '../view.ts'

/** D2: Configure my account: language of mails and pages, the method offered first. */
export function SettingsPage({
  notice,
  issues,
  action,
  hidden = {},
  values,
  languages,
  timeZones,
  methods,
  always,
}: SettingsProps): ReactNode {
  const view = useView()
  const { t } = view
  return (
    <AccountLayout title={t('settings.title')} notice={notice} issues={issues}>
      <div className="sheet narrow">
        <Form action={action} hidden={hidden}>
          <LanguageField
            name="language"
            label={t('settings.language')}
            hint={t('settings.language-hint')}
            value={values.language}
            languages={languages}
            issues={issues}
          />
          <TimeZoneField
            name="chosenZone"
            label={t('settings.zone')}
            hint={t('settings.zone-hint')}
            value={values.chosenZone}
            zones={timeZones}
            issues={issues}
          />
          <fieldset className="choices" id="preferredMethod">
            <legend>{t('settings.method')}</legend>
            <Choice
              name="preferredMethod"
              value=""
              checked={values.preferredMethod === null}
              label={t('settings.method-last')}
              line={t('settings.method-last-line')}
            />
            {methods.map((method) => (
              <Choice
                key={method.name}
                name="preferredMethod"
                value={method.name}
                checked={method.name === values.preferredMethod}
                label={methodLabel(view, method)}
                line={methodLine(view, method)}
                {...(method.resistsPhishing ? { tag: t('method.resists-phishing') } : {})}
              />
            ))}
          </fieldset>
          <div className="check">
            <input
              type="checkbox"
              id="everySignIn"
              name="everySignIn"
              value="on"
              defaultChecked={values.signInMails !== null}
              aria-describedby="everySignIn-hint"
            />
            <label htmlFor="everySignIn">{t('settings.tell')}</label>
            <p className="hint" id="everySignIn-hint">
              {t('settings.tell-hint')}
            </p>
          </div>
          <button type="submit" className="primary">
            {t('save')}
          </button>
        </Form>
      </div>
      {always && (
        <section className="sheet narrow" aria-labelledby="always">
          <h2 id="always">{t('always.title')}</h2>
          <p>
            {t(always.on ? (always.factors === 0 ? 'always.resting' : 'always.on') : 'always.off')}{' '}
            {t('always.factors', { factors: always.factors })}
          </p>
          {always.on && always.factors === 1 && <p className="notice notice-warn">{t('always.one-left')}</p>}
          {!always.on && always.factors < 2 && <p className="soft">{t('always.needs-two')}</p>}
          <a className="quiet" href={always.href}>
            {!always.on && always.factors < 2 ? t('always.add') : <Named label="always.change" />}
          </a>
        </section>
      )}
    </AccountLayout>
  )
}
