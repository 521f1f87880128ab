'use client'

import { checkPassword, type PasswordIssue, type PasswordOwner, type PasswordPolicy } from '@laissez-passer/password'
import { type ReactNode, useId, useState } from 'react'
import { en, type WidgetMessages, widgetTranslator } from './messages.ts'
import { passwordRules } from './password-rules.ts'

/** What a field for a new password needs. */
export interface PasswordFieldProps {
  /** Name of the form field. */
  readonly name: string
  /** What is asked for. Default: a new password. */
  readonly label?: ReactNode
  /** The policy that the server applies too. */
  readonly policy: PasswordPolicy
  /** The person, whose own data are refused, and the former password at a change. */
  readonly about?: PasswordOwner
  /** Told the issues after each change; empty means that the server will accept it too. */
  readonly onIssues?: (issues: readonly PasswordIssue[]) => void
  /** Told the text after each change. */
  readonly onChange?: (value: string) => void
  /** The form can't be sent without it. Default true. */
  readonly required?: boolean
  /** Words. */
  readonly messages?: WidgetMessages
}

/**
 * A field for a new password: the rules in words, met or not as one types, by the very check that the server
 * makes; show and hide. Uncontrolled, so that native forms work.
 */
export function PasswordField(props: PasswordFieldProps): ReactNode {
  const { name, policy, about = {}, required = true, messages = en } = props
  const id = useId()
  const [value, setValue] = useState('')
  const [shown, setShown] = useState(false)
  const t = widgetTranslator(messages)
  const { issues } = checkPassword(value, policy, { about })
  const broken = new Set<string>(issues.map((issue) => issue.code))
  const rules = passwordRules(policy, { change: about.previous !== undefined }).filter(
    // The upper limit is beyond what people type: it is told when it is met.
    ({ codes }) => !codes.includes('too-long') || broken.has('too-long'),
  )
  const change = (next: string): void => {
    setValue(next)
    props.onChange?.(next)
    props.onIssues?.(checkPassword(next, policy, { about }).issues)
  }
  return (
    <div className="lp-password">
      <label className="lp-password-label" htmlFor={id}>
        {props.label ?? t('password.label')}
      </label>
      <div className="lp-password-row">
        <input
          id={id}
          name={name}
          type={shown ? 'text' : 'password'}
          autoComplete="new-password"
          autoCapitalize="none"
          spellCheck={false}
          required={required}
          aria-describedby={`${id}-rules`}
          onChange={(event) => change(event.currentTarget.value)}
        />
        <button type="button" aria-controls={id} onClick={() => setShown(!shown)}>
          {t(shown ? 'password.hide' : 'password.show')}
        </button>
      </div>
      <div id={`${id}-rules`}>
        <p className="lp-rules-title">{t('password.rules')}</p>
        <ul className="lp-rules">
          {rules.map(({ key, params, codes }) => {
            const met = !codes.some((code) => broken.has(code))
            return (
              <li key={key} data-state={value === '' ? undefined : met ? 'met' : 'unmet'}>
                <span>
                  {t(key, params)}
                  {value === '' ? null : (
                    <span className="lp-visually-hidden">{` (${t(met ? 'password.met' : 'password.unmet')})`}</span>
                  )}
                </span>
              </li>
            )
          })}
        </ul>
      </div>
    </div>
  )
}
