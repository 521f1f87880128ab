import '../styles/documents.css'
import { useCallback, useEffect, useState } from 'react'
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
import { useSession } from '../session.tsx'

/** What of this person, and of guests, lies in this browser; documents: null where it doesn't say. */
interface Here {
  readonly documents: readonly LocalDocument[] | null
  readonly files: readonly LibraryFile[]
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
  const { status, person, reached } = useSession()
  const [here, setHere] = useState<Here | null>(null)
  const [asking, setAsking] = useState(false)
  const [forgotten, setForgotten] = useState(false)
  const load = useCallback(async () => setHere(await whatIsHere(person?.id ?? null)), [person])
  useEffect(() => void (status !== 'unknown' && load()), [status, load])
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
      {forgotten && (
        <Notice kind="ok" title={t('here.forgotten')} live>
          {person && <p>{t(reached ? 'here.signedIn' : 'here.signedInOffline')}</p>}
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
