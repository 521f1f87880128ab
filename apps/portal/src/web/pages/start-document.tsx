import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { useWords } from '../language.tsx'
import { Question } from '../parts/dialog.tsx'
import { loginAddress, useSession } from '../session.tsx'

/**
 * Starts a CV or a letter. A person goes to their documents; a guest is told first what a profile would give,
 * once per document.
 */
export function StartDocument({
  kind,
  className,
  children,
}: {
  readonly kind: 'cv' | 'letter'
  readonly className: string
  readonly children: ReactNode
}) {
  const { t, language } = useWords()
  const { status, person } = useSession()
  const navigate = useNavigate()
  const [asking, setAsking] = useState(false)
  const [pressed, setPressed] = useState(false)
  const beginning = useRef(false)
  useEffect(() => {
    // Whoever presses before the server has said who they are is no guest yet.
    if (!pressed || status === 'unknown') return
    setPressed(false)
    const start = async (): Promise<void> => {
      if (person) return void navigate(`/me?new=${kind}`)
      const { guestDocuments } = await import('../documents/guest-documents.ts')
      const mine = (await guestDocuments()).find((one) => one.kind === kind)
      if (mine) void navigate(`/${kind}/${mine.id}`)
      else setAsking(true)
    }
    void start()
  }, [pressed, status, person, kind, navigate])
  const goOn = async (): Promise<void> => {
    // A second press finds the first under way: one document is begun.
    if (beginning.current) return
    beginning.current = true
    const { startGuestDocument } = await import('../documents/guest-documents.ts')
    void navigate(`/${kind}/${await startGuestDocument(kind, language)}`)
  }
  return (
    <>
      <button type="button" className={className} onClick={() => setPressed(true)}>
        {children}
      </button>
      <Question
        open={asking}
        onClose={() => setAsking(false)}
        title={t('before.title')}
        actions={
          <>
            <a className="button button-primary" href={loginAddress({ returnTo: '/me', language, create: true })}>
              {t('before.create')}
            </a>
            <button type="button" className="button" onClick={() => void goOn()}>
              {t('before.continue')}
            </button>
            <Link className="button" to="/import">
              {t('import.title')}
            </Link>
          </>
        }
      >
        <p>{t('before.text')}</p>
        <ul className="plain">
          <li>{t('before.one')}</li>
          <li>{t('before.two')}</li>
        </ul>
        <p className="hint">{t('before.kept')}</p>
      </Question>
    </>
  )
}
