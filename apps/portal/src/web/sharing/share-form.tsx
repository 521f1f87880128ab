import '../styles/forms.css'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { itemName, type ShareItem } from '../../share-items.ts'
import { useWords } from '../language.tsx'
import { dayOf, endOf, type Expiry, type ExpiryChoice, expiryChoices, expiryOf } from './expiry.ts'
import { Choice } from './choice.tsx'
import { makePassword } from './make-password.ts'
import type { ShareableThings } from './shareable.ts'
import { type Share, shareLimits, type ShareWords } from './shares.ts'
import { WhatIsShown } from './what-is-shown.tsx'

type Fault = 'items' | 'date' | 'password'

/** What a link shows, to whom, until when, and whether it asks for a password. */
export function ShareForm({
  id,
  have,
  share,
  chosen,
  onSend,
}: {
  readonly id: string
  readonly have: ShareableThings
  readonly share: Share | null
  readonly chosen: readonly ShareItem[]
  readonly onSend: (words: ShareWords) => void
}) {
  const { t } = useWords()
  const [title, setTitle] = useState(share?.title ?? '')
  const [message, setMessage] = useState(share?.message ?? '')
  const [items, setItems] = useState(chosen)
  const [expiry, setExpiry] = useState<Expiry>(share ? expiryOf(share.expiresAt) : { choice: 'month', date: '' })
  const [locked, setLocked] = useState(share?.hasPassword ?? false)
  const [password, setPassword] = useState('')
  const [faults, setFaults] = useState<readonly Fault[]>([])
  // When it was opened: the day is the same while it is filled in.
  const [now] = useState(() => Date.now())
  const end = endOf(expiry, { now })
  const keeps = share?.hasPassword === true && password === ''
  // What is no longer there is shown to nobody, and leaves the link when it is saved.
  const there = items.filter((item) => have.things.some((thing) => itemName(thing.item) === itemName(item)))
  const tooMany = there.length > shareLimits.items
  const send = (event: FormEvent): void => {
    event.preventDefault()
    const found: Fault[] = [
      ...(there.length === 0 || tooMany ? ['items' as const] : []),
      ...(end === undefined ? ['date' as const] : []),
      ...(locked && !keeps && password.length < shareLimits.password.shortest ? ['password' as const] : []),
    ]
    setFaults(found)
    const [first] = found
    if (first) document.getElementById(`${id}-${first}`)?.focus()
    if (found.length > 0 || end === undefined) return
    onSend({
      title: title.trim(),
      message: message.trim(),
      items: there,
      may: share?.may ?? 'read',
      expiresAt: end,
      ...(!locked && { password: null }),
      ...(locked && !keeps && { password }),
    })
  }
  const fault = (name: Fault, text: ReactNode): ReactNode =>
    faults.includes(name) && (
      <p id={`${id}-${name}-fault`} className="field-error">
        {text}
      </p>
    )
  const faulty = (name: Fault) =>
    faults.includes(name) ? { 'aria-invalid': true, 'aria-describedby': `${id}-${name}-fault` } : {}
  return (
    <form id={id} className="share-form" onSubmit={send} noValidate>
      <WhatIsShown
        id={`${id}-items`}
        have={have}
        items={items}
        onChange={setItems}
        fault={
          tooMany ? (
            <p id={`${id}-items-fault`} className="field-error" role="status">
              {t('share.form.itemsMany', { count: there.length, most: shareLimits.items })}
            </p>
          ) : (
            there.length === 0 && fault('items', t('share.form.itemsMissing'))
          )
        }
      />
      <Field label={t('share.form.titleLabel')} hint={t('share.form.titleHint')}>
        {(attributes) => (
          <input
            {...attributes}
            value={title}
            maxLength={shareLimits.title}
            onChange={(event) => setTitle(event.target.value)}
          />
        )}
      </Field>
      <Field label={t('share.form.message')}>
        {(attributes) => (
          <textarea
            {...attributes}
            rows={3}
            value={message}
            maxLength={shareLimits.message}
            onChange={(event) => setMessage(event.target.value)}
          />
        )}
      </Field>
      <div className="share-end">
        <Field label={t('share.form.expiry')}>
          {(attributes) => (
            <select
              {...attributes}
              value={expiry.choice}
              onChange={(event) => {
                const choice = expiryChoices.find((one) => one === event.target.value) ?? 'month'
                setExpiry({ choice, date: expiry.date || dayOf(now + 30 * 86_400_000) })
              }}
            >
              {expiryChoices.map((choice: ExpiryChoice) => (
                <option key={choice} value={choice}>
                  {t(`share.expiry.${choice}`)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {expiry.choice === 'date' && (
          <div className="field">
            <label htmlFor={`${id}-date`}>{t('share.form.date')}</label>
            <input
              id={`${id}-date`}
              type="date"
              value={expiry.date}
              min={dayOf(now)}
              {...faulty('date')}
              onChange={(event) => setExpiry({ choice: 'date', date: event.target.value })}
            />
            {fault('date', t('share.form.dateOver'))}
          </div>
        )}
        <p className="hint whole" role="status">
          {end === null
            ? t('share.form.endsNever')
            : end !== undefined && t('share.form.ends', { end: t.format.moment(end * 1000, 'long') })}
        </p>
      </div>
      <div className="share-lock">
        <Choice checked={locked} onChange={setLocked}>
          {t('share.form.lock')}
        </Choice>
        {locked && (
          <div className="field">
            <label htmlFor={`${id}-password`}>{t('share.form.password')}</label>
            <div className="share-password">
              <input
                id={`${id}-password`}
                value={password}
                autoComplete="off"
                autoCapitalize="none"
                spellCheck={false}
                maxLength={shareLimits.password.longest}
                placeholder={share?.hasPassword ? t('share.form.passwordStays') : ''}
                {...faulty('password')}
                onChange={(event) => setPassword(event.target.value)}
              />
              <button type="button" className="button" onClick={() => setPassword(makePassword())}>
                {t('share.form.makePassword')}
              </button>
            </div>
            <p className="hint">{t('share.form.passwordHint')}</p>
            {fault('password', t('share.form.passwordShort', { count: shareLimits.password.shortest }))}
          </div>
        )}
      </div>
    </form>
  )
}

function Field({
  label,
  hint,
  children,
}: {
  readonly label: string
  readonly hint?: string
  readonly children: (attributes: { readonly id: string; readonly 'aria-describedby'?: string }) => ReactNode
}) {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, ...(hint && { 'aria-describedby': `${id}-hint` }) })}
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
    </div>
  )
}
