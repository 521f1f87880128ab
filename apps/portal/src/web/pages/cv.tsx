import '../styles/forms.css'
import '../styles/editor.css'
import type { Cv } from '@laissez-passer/europass/cv'
import type { Profile } from '@laissez-passer/europass/profile'
import { useMemo } from 'react'
import { useParams } from 'react-router'
import { pageUndo } from '../documents/browser.ts'
import { Conflicts } from '../documents/conflicts.tsx'
import { DocumentTools } from '../documents/document-tools.tsx'
import type { DocumentSource } from '../documents/document.ts'
import { editedTogether } from '../documents/edited-documents.ts'
import { cvSource, guest, profileSource } from '../documents/sources.ts'
import { useDocument } from '../documents/use-document.ts'
import { editing } from '../editing/editing.ts'
import { openDocuments } from '../editing/open-documents.ts'
import { EditingProvider } from '../editing/use-editing.tsx'
import { CvEditor } from '../editor/cv-editor.tsx'
import { EditorSaveStatus } from '../editor/save-state.tsx'
import { useWords } from '../language.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { SaveTrouble, worstOf } from '../parts/save-status.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { loginAddress, useSession } from '../session.tsx'
import NotFoundPage from './not-found.tsx'
import { OfferToProfile } from './offer-to-profile.tsx'
import { SignInFirst } from './sign-in-first.tsx'

/** A CV: a guest's in this browser, or one of the person's. */
export default function CvPage() {
  const { id = '' } = useParams()
  const { status, person } = useSession()
  if (status === 'unknown') return <Waiting />
  return <SomebodysCv key={`${person?.id} ${id}`} owner={person?.id ?? guest} id={id} />
}

function SomebodysCv({ owner, id }: { readonly owner: string; readonly id: string }) {
  const profile = useMemo(() => profileSource(owner), [owner])
  const cv = useMemo(() => cvSource(owner, id), [owner, id])
  return <EditorPage profile={profile} cv={cv} isGuest={owner === guest} />
}

function EditorPage({
  profile: profileFrom,
  cv: cvFrom,
  isGuest,
}: {
  readonly profile: DocumentSource<Profile>
  readonly cv: DocumentSource<Cv>
  readonly isGuest: boolean
}) {
  const { t, language } = useWords()
  const { id = '' } = useParams()
  const { person, handedOver } = useSession()
  const profile = useDocument(profileFrom)
  const cv = useDocument(cvFrom)
  const open =
    profile.document && cv.document && profile.view.value && cv.view.value
      ? { profile: profile.document, cv: cv.document }
      : null
  const opened = useMemo(
    () => (open ? editing(openDocuments(editedTogether(open, { undo: pageUndo }))) : null),
    // Both are the same from when they are opened until they are closed.
    // oxlint-disable-next-line react/exhaustive-deps
    [open?.profile, open?.cv],
  )
  const statuses = [profile.view.status, cv.view.status]
  if (!profile.document || !cv.document || statuses.includes('loading')) return <Waiting />
  if (statuses.includes('ended')) return <SignInFirst title={t('cv.title')} />
  if (statuses.includes('offline')) {
    return (
      <Page title={t('cv.title')}>
        <Notice kind="bad" title={t('me.offline')} live />
      </Page>
    )
  }
  // It may be somebody's who isn't signed in.
  if (!opened || !open) return isGuest ? <SignInFirst title={t('cv.title')} /> : <NotFoundPage />
  const save = worstOf(cv.view.save, profile.view.save)
  return (
    <EditingProvider editing={opened}>
      <CvEditor
        guest={isGuest}
        bar={
          <>
            <EditorSaveStatus state={save} guest={isGuest} />
            <DocumentTools document={open.cv} beneath={open.profile} />
            {isGuest && (
              <a className="button" href={loginAddress({ returnTo: `/cv/${id}`, language, create: true })}>
                {t('cv.keep')}
              </a>
            )}
          </>
        }
        notices={
          <>
            {isGuest && (
              <Notice kind="info" title={t('cv.guestTitle')}>
                <p>{t('cv.guestText')}</p>
              </Notice>
            )}
            {person && handedOver?.profile === 'offered' && (
              <Notice kind="info" title={t('me.handedOver')}>
                <OfferToProfile person={person.id} />
              </Notice>
            )}
            <SaveTrouble state={save} />
            <Conflicts conflicts={cv.view.conflicts} onAnswer={open.cv.answer} />
            <Conflicts conflicts={profile.view.conflicts} onAnswer={open.profile.answer} />
          </>
        }
      />
    </EditingProvider>
  )
}
