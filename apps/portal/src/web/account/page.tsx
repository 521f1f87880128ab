import '../styles/forms.css'
import '../styles/library.css'
import { useEffect, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useWords } from '../language.tsx'
import { SignInFirst } from '../pages/sign-in-first.tsx'
import { Question } from '../parts/dialog.tsx'
import { Icon } from '../parts/drawing.tsx'
import { Failed } from '../parts/failed.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { usePortalFacts } from '../portal-facts.ts'
import { loginAddress, useSession } from '../session.tsx'
import { WhoSaw } from '../sharing/who-saw.tsx'
import { askLeaving, cancelLeaving, copyAddress, findLeaving, type LeavingWish } from './leaving.ts'
import { LeavingNotice } from './leaving-notice.tsx'

/** What somebody may ask of the portal about themselves: to take all of it along, and to be forgotten. */
export default function AccountPage() {
  const { t } = useWords()
  const { status, person } = useSession()
  if (status === 'unknown') return <Waiting />
  return person ? <MyRights /> : <SignInFirst title={t('account.rights')} />
}

/** Says in the address that somebody was about to delete their profile, and went to sign in again. */
const asking = 'delete'

function MyRights() {
  const { t, language } = useWords()
  const facts = usePortalFacts()
  const { reached } = useSession()
  const [search, setSearch] = useSearchParams()
  const [wish, setWish] = useState<LeavingWish | null>(null)
  const [asked, setAsked] = useState(search.has(asking))
  const [failed, setFailed] = useState(false)
  const [kept, setKept] = useState(false)
  useEffect(() => void findLeaving().then((found) => found.ok && setWish(found.value)), [reached])
  const close = (): void => {
    setAsked(false)
    setSearch({}, { replace: true })
  }
  const leave = async (): Promise<void> => {
    const done = await askLeaving()
    if (done === 'again') {
      const returnTo = `/account?${asking}=1`
      window.location.assign(loginAddress({ returnTo, language, again: true }))
      return
    }
    close()
    setKept(false)
    setFailed(!done.ok)
    if (done.ok) setWish(done.value)
  }
  const stay = async (): Promise<void> => {
    const done = await cancelLeaving()
    setFailed(!done.ok)
    if (!done.ok) return
    setWish(null)
    setKept(true)
  }
  return (
    <Page title={t('account.rights')} lead={t('rights.lead')}>
      {failed && <Failed />}
      {kept && <Notice kind="ok" title={t('rights.kept')} live />}
      {wish && <LeavingNotice wish={wish} stay={() => void stay()} />}
      <section className="card stack" aria-labelledby="copy">
        <h2 id="copy">{t('rights.copy')}</h2>
        <p>{t('rights.copyText')}</p>
        <p>
          <a className="button button-primary" href={copyAddress} download>
            <Icon name="download" />
            {t('rights.download')}
          </a>
        </p>
      </section>
      <WhoSaw />
      <section className="card stack" aria-labelledby="at-login">
        <h2 id="at-login">{t('rights.login')}</h2>
        <p>{t('rights.loginText')}</p>
        {facts && (
          <p>
            <a className="button" href={facts.account}>
              {t('account.atLogin')}
            </a>
          </p>
        )}
        <p className="hint">{t('rights.logoutText')}</p>
      </section>
      <section className="card stack" aria-labelledby="in-browser">
        <h2 id="in-browser">{t('here.title')}</h2>
        <p>{t('rights.hereText')}</p>
        <p>
          <Link className="button" to="/here">
            {t('here.title')}
          </Link>
        </p>
      </section>
      {!wish && (
        <section className="card stack" aria-labelledby="delete">
          <h2 id="delete">{t('rights.delete')}</h2>
          <p>{t('rights.deleteText')}</p>
          <p>
            <button type="button" className="button button-danger" onClick={() => setAsked(true)}>
              {t('rights.delete')}
            </button>
          </p>
        </section>
      )}
      <Question
        open={asked && !wish}
        onClose={close}
        title={t('rights.deleteTitle')}
        actions={
          <>
            <button type="button" className="button button-danger" onClick={() => void leave()}>
              {t('rights.delete')}
            </button>
            <button type="button" className="button" onClick={close}>
              {t('library.cancel')}
            </button>
          </>
        }
      >
        <p>{t('rights.deleteAsk')}</p>
      </Question>
    </Page>
  )
}
