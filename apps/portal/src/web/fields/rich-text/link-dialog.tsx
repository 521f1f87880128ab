import { completeLink } from '@laissez-passer/europass/rich-text'
import { useState } from 'react'
import { useWords } from '../../language.tsx'
import { Question } from '../../parts/dialog.tsx'
import { Field, useFieldParts } from '../field.tsx'

/** A link as it is asked for: its text, and where it leads (empty for a new one). */
export interface AskedLink {
  readonly text: string
  readonly href: string
}

/** How an address is shown to whoever changes it: a mailbox and a telephone as people write them. */
const shown = (href: string): string => href.replace(/^(?:mailto|tel):/, '')

/**
 * Asks where a text leads. What is typed is completed: `example.org`, an email address, a telephone number.
 */
export function LinkDialog({
  link,
  onSet,
  onRemove,
  onClose,
}: {
  readonly link: AskedLink
  readonly onSet: (link: AskedLink) => void
  readonly onRemove: () => void
  readonly onClose: () => void
}) {
  const { t } = useWords()
  const [address, setAddress] = useState(shown(link.href))
  const [text, setText] = useState(link.text)
  const [asked, setAsked] = useState(false)
  const href = completeLink(address)
  const hint = t('rich.link.hint')
  const parts = useFieldParts({ hint, own: asked && href === undefined ? t('rich.link.wrong') : undefined })
  const textParts = useFieldParts({})
  const set = (): void => {
    setAsked(true)
    if (href !== undefined) onSet({ href, text: text.trim() || address.trim() })
  }
  return (
    <Question
      open
      onClose={onClose}
      title={t(link.href === '' ? 'rich.link.add' : 'rich.link.change')}
      actions={
        <>
          <button type="button" className="button" onClick={onClose}>
            {t('rich.link.cancel')}
          </button>
          {link.href !== '' && (
            <button type="button" className="button" onClick={onRemove}>
              {t('rich.link.remove')}
            </button>
          )}
          <button type="submit" form={`${parts.id}-form`} className="button button-primary">
            {t(link.href === '' ? 'rich.link.add' : 'rich.link.change')}
          </button>
        </>
      }
    >
      <form
        id={`${parts.id}-form`}
        className="rich-link"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation()
          set()
        }}
      >
        <Field parts={parts} label={t('rich.link.address')} hint={hint}>
          <input
            id={parts.id}
            inputMode="url"
            autoCapitalize="none"
            spellCheck={false}
            value={address}
            aria-describedby={parts.describedBy}
            aria-invalid={parts.error !== undefined || undefined}
            onChange={(event) => setAddress(event.target.value)}
          />
        </Field>
        <Field parts={textParts} label={t('rich.link.text')}>
          <input id={textParts.id} value={text} onChange={(event) => setText(event.target.value)} />
        </Field>
      </form>
    </Question>
  )
}
