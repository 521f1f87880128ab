import '../styles/documents.css'
import { useCallback, useEffect, useRef, useState } from 'react'
import { Link } from 'react-router'
import { filesOfOwner } from '../files/files.ts'
import { FilesHere } from '../files/files-here.tsx'
import type { LibraryFile } from '../files/store.ts'
import { documentsHere, forgetEverything, type LocalDocument } from '../documents/forget.ts'
import { pagePath } from '../documents/page-path.ts'
import { guest } from '../documents/sources.ts'
import { useWords } from '../language.tsx'
import { Question } from '../parts/dialog.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { rememberedPerson } from '../remembered-person.ts'
import { useSession } from '../session.tsx'

/** What of this person, and of guests, lies in this browser; documents: null where it doesn't say. */
interface Here {
  readonly documents: readonly LocalDocument[] | null
  readonly files: readonly LibraryFile[]
}

/** In milliseconds: after how long what is here is shown without the server's word for who is signed in. */
const patience = 2000

/** Whether something has been so for a while. */
function useLate(waits: boolean): boolean {
  const [late, setLate] = useState(false)
  useEffect(() => {
    if (!waits) return
    const timer = setTimeout(() => setLate(true), patience)
    return () => clearTimeout(timer)
  }, [waits])
  return waits && late
}

/** Who is signed in; where the server hasn't said so in time, who was when it was last asked. */
function useWhoIsHere() {
  const { status, person, reached } = useSession()
  const isUnknown = status === 'unknown'
  const isSilent = useLate(isUnknown)
  const [before] = useState(() => rememberedPerson(localStorage))
  return { person: isUnknown ? before : person, isKnown: !isUnknown || isSilent, isSure: !isUnknown && reached }
}

async function whatIsHere(person: string | null): Promise<Here> {
  // What can't be read can be removed all the same.
  const [documents, listed] = await Promise.all([
    documentsHere(person).catch(() => null),
    filesOfOwner(guest)
      .list()
      .catch(() => null),
  ])
  return { documents, files: listed?.ok ? listed.value.files : [] }
}

/** What lies in this browser, and the way to leave nothing behind on a shared computer. */
export default function HerePage() {
  const { t } = useWords()
  const { person, isKnown, isSure } = useWhoIsHere()
  // What was said stays, with another title: nothing moves when the server answers.
  const [doubted, setDoubted] = useState(false)
  if (isKnown && !isSure && !doubted) setDoubted(true)
  const [here, setHere] = useState<Here | null>(null)
  const [asking, setAsking] = useState(false)
  const [forgotten, setForgotten] = useState(false)
  const owner = person?.id ?? null
  // Of two readings the one that was asked for last is shown: the other's person may be gone.
  const asked = useRef(0)
  const load = useCallback(async () => {
    const mine = ++asked.current
    const found = await whatIsHere(owner)
    if (mine === asked.current) setHere(found)
  }, [owner])
  // Once more when the server has said who is signed in.
  useEffect(() => void (isKnown && load()), [isKnown, isSure, load])
  const forget = async (): Promise<void> => {
    setAsking(false)
    await forgetEverything(localStorage)
    setForgotten(true)
    await load()
  }
  // All at once: a list that comes later moves what somebody is about to press.
  if (!here) return <Waiting />
  const { documents, files } = here
  const lost = documents?.some((one) => one.guest || one.unsaved > 0) ?? true
  return (
    <Page title={t('here.title')} lead={t('here.lead')}>
      {doubted && (
        <Notice kind={isSure ? 'ok' : 'warn'} title={t(isSure ? 'here.reached' : 'files.offline')} live>
          <p>{t('here.unsure')}</p>
        </Notice>
      )}
      {forgotten && (
        <Notice kind="ok" title={t('here.forgotten')} live>
          {person && <p>{t(isSure ? 'here.signedIn' : 'here.signedInOffline')}</p>}
        </Notice>
      )}
      <section className="stack" aria-labelledby="documents-here">
        <h2 id="documents-here">{t('here.documents')}</h2>
        {documents?.length === 0 && <p className="empty">{t('here.none')}</p>}
        {documents && documents.length > 0 && (
          <ul className="here">
            {documents.map((one) => (
              <li key={`${one.owner}/${one.kind}/${one.id}`}>
                <strong>
                  <DocumentName document={one} signedIn={person !== null} />
                </strong>
                <span>
                  {one.guest
                    ? t('here.guest')
                    : one.unsaved > 0
                      ? t('here.unsaved', { count: one.unsaved })
                      : t('here.copy')}
                </span>
              </li>
            ))}
          </ul>
        )}
        {person && !forgotten && <p>{t('here.person')}</p>}
        <p className="hint">{t('here.program')}</p>
      </section>
      <FilesHere files={files} />
      <section className="stack" aria-labelledby="shared">
        <h2 id="shared">{t('here.shared')}</h2>
        <p>{t('here.sharedText')}</p>
        <p>
          <button type="button" className="button button-danger" onClick={() => setAsking(true)}>
            {t('here.forget')}
          </button>
        </p>
      </section>
      <Question
        open={asking}
        onClose={() => setAsking(false)}
        title={t('here.forgetTitle')}
        actions={
          <>
            <button type="button" className="button button-danger" onClick={() => void forget()}>
              {t('here.forget')}
            </button>
            <button type="button" className="button" onClick={() => setAsking(false)}>
              {t('here.cancel')}
            </button>
          </>
        }
      >
        <p>{t(lost ? 'here.forgetLost' : 'here.forgetText')}</p>
      </Question>
    </Page>
  )
}

/** Leads to the document where this person can open it: a guest's is nobody's who is signed in. */
function DocumentName({ document, signedIn }: { readonly document: LocalDocument; readonly signedIn: boolean }) {
  const { t } = useWords()
  const { kind, id, title, guest } = document
  const name = title || t(`here.kind.${kind}`)
  if (guest === signedIn || (guest && kind === 'profile')) return name
  return <Link to={pagePath({ kind, id })}>{name}</Link>
}
