import { type FormEvent, useState } from 'react'
import { SpokenLanguageField } from '../fields/spoken-language.tsx'
import { useWords } from '../language.tsx'
import { Failed } from '../parts/failed.tsx'
import { Notice } from '../parts/notice.tsx'
import type { Person } from '../who.ts'
import { useBeginCheck } from './use-begin-check.ts'

/** Chooses a language to check; one that is signed is checked in what signing is. */
export function StartCheck({ person }: { readonly person: Person | null }) {
  const { t } = useWords()
  const { begin, trouble } = useBeginCheck(person)
  const [chosen, setChosen] = useState({ code: '', label: '' })
  const [signed, setSigned] = useState(false)
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    const none = chosen.code === '' && chosen.label.trim() === ''
    setMissing(none)
    if (!none) void begin({ ...chosen, signed })
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {trouble && (trouble === 'full' ? <Notice kind="bad" title={t('languages.full')} live /> : <Failed />)}
      <SpokenLanguageField
        label={t('languages.which')}
        value={chosen}
        onChange={setChosen}
        issues={missing ? [{ code: 'required', params: {} }] : []}
      />
      <label className="signed">
        <input type="checkbox" checked={signed} onChange={(event) => setSigned(event.target.checked)} />
        <span>
          {t('languages.signed')}
          <small className="hint">{t('languages.signedHint')}</small>
        </span>
      </label>
      <p>
        <button type="submit" className="button button-primary">
          {t('languages.start')}
        </button>
      </p>
    </form>
  )
}
