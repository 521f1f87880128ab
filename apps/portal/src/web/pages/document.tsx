import '../styles/forms.css'
import type { Profile } from '@laissez-passer/europass/profile'
import { useMemo } from 'react'
import { useParams } from 'react-router'
import { Conflicts } from '../documents/conflicts.tsx'
import { DocumentTools } from '../documents/document-tools.tsx'
import type { DocumentSource, OpenDocument } from '../documents/document.ts'
import { guest, profileSource } from '../documents/sources.ts'
import { useDocument } from '../documents/use-document.ts'
import { type EditedDocuments, editing } from '../editing/editing.ts'
import { EditingProvider } from '../editing/use-editing.tsx'
import { DocumentEditor } from '../editor/document-editor.tsx'
import { EditorSaveStatus } from '../editor/save-state.tsx'
import { useWords } from '../language.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { SaveTrouble, worstOf } from '../parts/save-status.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { loginAddress, useSession } from '../session.tsx'
import NotFoundPage from './not-found.tsx'
import { ShareButton } from '../sharing/share-button.tsx'
import { OfferToProfile } from './offer-to-profile.tsx'
import { SignInFirst } from './sign-in-first.tsx'

/** What differs between the pages of a CV and a letter. */
export interface DocumentKind<T> {
  readonly name: 'cv' | 'letter'
  readonly source: (owner: string, id: string) => DocumentSource<T>
  /** Both as an editor sees them. */
  readonly together: (open: {
    readonly profile: OpenDocument<Profile>
    readonly own: OpenDocument<T>
  }) => EditedDocuments
}

/** A CV or a letter: a guest's in this browser, or one of the person's. */
export function DocumentPage<T>({ kind }: { readonly kind: DocumentKind<T> }) {
  const { id = '' } = useParams()
  const { status, person } = useSession()
  if (status === 'unknown') return <Waiting />
  return <SomebodysDocument key={`${person?.id} ${id}`} kind={kind} owner={person?.id ?? guest} id={id} />
}

function SomebodysDocument<T>({
  kind,
  owner,
  id,
}: {
  readonly kind: DocumentKind<T>
  readonly owner: string
  readonly id: string
}) {
  const { t, language } = useWords()
  const { person, handedOver } = useSession()
  const profile = useDocument(useMemo(() => profileSource(owner), [owner]))
  const own = useDocument(useMemo(() => kind.source(owner, id), [kind, owner, id]))
  const isGuest = owner === guest
  const open =
    profile.document && own.document && profile.view.value && own.view.value
      ? { profile: profile.document, own: own.document }
      : null
  const opened = useMemo(
    () => (open ? editing(kind.together(open)) : null),
    // Both are the same from when they are opened until they are closed.
    // oxlint-disable-next-line react/exhaustive-deps
    [open?.profile, open?.own],
  )
  const title = t(`${kind.name}.title`)
  const statuses = [profile.view.status, own.view.status]
  if (!profile.document || !own.document || statuses.includes('loading')) return <Waiting />
  if (statuses.includes('ended')) return <SignInFirst title={title} />
  if (statuses.includes('offline')) {
    return (
      <Page title={title}>
        <NotAnswered again={async () => Promise.all([profile.document?.refresh(), own.document?.refresh()])} />
      </Page>
    )
  }
  // It may be somebody's who isn't signed in.
  if (!opened || !open) return isGuest ? <SignInFirst title={title} /> : <NotFoundPage />
  const save = worstOf(own.view.save, profile.view.save)
  return (
    <EditingProvider editing={opened}>
      <DocumentEditor
        title={title}
        person={isGuest ? null : owner}
        bar={
          <>
            <EditorSaveStatus state={save} guest={isGuest} />
            <DocumentTools document={open.own} beneath={open.profile}>
              <ShareButton items={[{ kind: kind.name, id }]} className="button button-quiet history-button" />
            </DocumentTools>
          </>
        }
        notices={
          <>
            {isGuest && (
              <Notice
                kind="info"
                title={t('guest.title')}
                action={
                  <a
                    className="button"
                    href={loginAddress({ returnTo: `/${kind.name}/${id}`, language, create: true })}
                  >
                    {t('guest.keep')}
                  </a>
                }
              >
                <p>{t('guest.text')}</p>
              </Notice>
            )}
            {person && handedOver?.profile === 'offered' && (
              <Notice kind="info" title={t('me.handedOver')}>
                <OfferToProfile person={person.id} />
              </Notice>
            )}
            <SaveTrouble state={save} />
            <Conflicts conflicts={own.view.conflicts} onAnswer={open.own.answer} />
            <Conflicts conflicts={profile.view.conflicts} onAnswer={open.profile.answer} />
          </>
        }
      />
    </EditingProvider>
  )
}
