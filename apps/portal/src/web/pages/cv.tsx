import '../styles/forms.css'
import '../styles/editor.css'
import type { Cv } from '@laissez-passer/europass/model'
import { useMemo } from 'react'
import { Navigate, useParams } from 'react-router'
import type { DocumentSource } from '../documents/document.ts'
import { cvSource, guestSource } from '../documents/first-sources.ts'
import { Conflicts } from '../documents/conflicts.tsx'
import { DocumentTools } from '../documents/document-tools.tsx'
import { useDocument } from '../documents/use-document.ts'
import { CvEditor } from '../editor/cv-editor.tsx'
import { useWords } from '../language.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { SaveStatus, SaveTrouble } from '../parts/save-status.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { loginAddress, useSession } from '../session.tsx'
import NotFoundPage from './not-found.tsx'
import { OfferToProfile } from './offer-to-profile.tsx'
import { SignInFirst } from './sign-in-first.tsx'

/** A CV: the guest's in this browser, or one of the person's. */
export default function CvPage() {
  const { t } = useWords()
  const { id = '' } = useParams()
  const { status, person, handedOver } = useSession()
  if (status === 'unknown') return <Waiting />
  if (id === 'guest')
    return person ? (
      <Navigate to={handedOver ? `/cv/${handedOver.cv}` : '/me'} replace />
    ) : (
      <EditorPage source={guestSource} guest />
    )
  return person ? <PersonsCv person={person.id} id={id} /> : <SignInFirst title={t('cv.title')} />
}

function PersonsCv({ person, id }: { readonly person: string; readonly id: string }) {
  return <EditorPage source={useMemo(() => cvSource(person, id), [person, id])} />
}

function EditorPage({ source, guest = false }: { readonly source: DocumentSource<Cv>; readonly guest?: boolean }) {
  const { t, language } = useWords()
  const { person, handedOver } = useSession()
  const { document, view } = useDocument(source)
  if (!document || view.status === 'loading') return <Waiting />
  if (view.status === 'ended') return <SignInFirst title={t('cv.title')} />
  if (view.status === 'offline') {
    return (
      <Page title={t('cv.title')}>
        <Notice kind="bad" title={t('me.offline')} live />
      </Page>
    )
  }
  if (!view.value) return guest ? <Navigate to="/" replace /> : <NotFoundPage />
  const cv = view.value
  return (
    <Page wide title={cv.title || t('cv.title')} heading={t('cv.title')}>
      <div className="editor-bar">
        <SaveStatus state={view.save} guest={guest} />
        <DocumentTools document={document} />
        {guest && (
          <a className="button" href={loginAddress({ returnTo: '/cv/guest', language, create: true })}>
            {t('cv.keep')}
          </a>
        )}
      </div>
      {guest && (
        <Notice kind="info" title={t('cv.guestTitle')}>
          <p>{t('cv.guestText')}</p>
        </Notice>
      )}
      {handedOver?.cv === cv.id && !handedOver.profile && person && (
        <Notice kind="info" title={t('me.handedOver')}>
          <OfferToProfile person={person.id} content={handedOver.content} />
        </Notice>
      )}
      <SaveTrouble state={view.save} />
      <Conflicts conflicts={view.conflicts} onAnswer={document.answer} />
      <CvEditor cv={cv} change={document.change} />
    </Page>
  )
}
