import '../styles/forms.css'
import { type FormEvent, useEffect, useId, useRef, useState } from 'react'
import { useWords } from '../language.tsx'
import { givePassword } from './shared.ts'

/** Asks for a link's password. Whoever tries too often is told how long to wait, and may then go on. */
export function AskPassword({ token, onOpen }: { readonly token: string; readonly onOpen: () => void }) {
  const { t } = useWords()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [state, setState] = useState<'asking' | 'sending' | 'wrong' | 'offline'>('asking')
  const [waiting, setWaiting] = useState(0)
  useEffect(() => {
    if (waiting <= 0) return
    const timer = setTimeout(() => setWaiting(waiting - 1), 1000)
    return () => clearTimeout(timer)
  }, [waiting])
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const password = field.current?.value ?? ''
    if (waiting > 0 || state === 'sending') return
    if (password === '') return setState('wrong')
    setState('sending')
    const answer = await givePassword(token, password)
    if (answer.is === 'right' || answer.is === 'gone') return onOpen()
    if (answer.is === 'busy') {
      setWaiting(answer.wait)
      return setState('asking')
    }
    setState(answer.is)
    field.current?.select()
  }
  const error = waiting > 0 || state === 'wrong' || state === 'offline'
  return (
    <form className="card stack shared-password" onSubmit={(event) => void send(event)} noValidate>
      <h1>{t('share.password.title')}</h1>
      <p>{t('share.password.text')}</p>
      <div className="field">
        <label htmlFor={id}>{t('share.password.label')}</label>
        <input
          id={id}
          ref={field}
          type="password"
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={200}
          aria-invalid={error || undefined}
          aria-describedby={error ? `${id}-error` : undefined}
        />
        <p id={`${id}-error`} className="field-error" role="status">
          {waiting > 0
            ? t('share.password.wait', { wait: t.format.duration(waiting) })
            : state === 'wrong'
              ? t('share.password.wrong')
              : state === 'offline'
                ? t('share.received.offline')
                : ''}
        </p>
      </div>
      <div className="actions">
        <button
          type="submit"
          className="button button-primary"
          aria-disabled={waiting > 0 || state === 'sending' || undefined}
        >
          {t('share.password.open')}
        </button>
      </div>
    </form>
  )
}
