import { useEffect, useState } from 'react'
import { useWords } from '../language.tsx'

/**
 * In milliseconds: longer than any request waits by itself (`request.ts`). What else is waited for, as a part
 * of the program, may never come, and nobody tells.
 */
const patience = 12_000

/** A page is on its way. */
export function Waiting() {
  return (
    <main className="page" id="content">
      <WaitingHere />
    </main>
  )
}

/** Something in a page is on its way; where it is long in coming there is a way on. */
export function WaitingHere() {
  const { t } = useWords()
  const [late, setLate] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), patience)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div className="waiting">
      <p role="status">{t(late ? 'frame.late' : 'frame.loading')}</p>
      {late && (
        <button type="button" className="button" onClick={() => location.reload()}>
          {t('frame.again')}
        </button>
      )}
    </div>
  )
}
