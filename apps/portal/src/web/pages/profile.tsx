import '../styles/forms.css'
import { useMemo, useState } from 'react'
import { Link } from 'react-router'
import { pageUndo } from '../documents/browser.ts'
import { Conflicts } from '../documents/conflicts.tsx'
import { DocumentTools } from '../documents/document-tools.tsx'
import { editedTogether } from '../documents/edited-documents.ts'
import { profileSource } from '../documents/sources.ts'
import { useDocument } from '../documents/use-document.ts'
import { editing } from '../editing/editing.ts'
import { openDocuments } from '../editing/open-documents.ts'
import { EditingProvider } from '../editing/use-editing.tsx'
import { ContentLanguage, Translating } from '../editor/content-language.tsx'
import { Editor } from '../editor/editor.tsx'
import { EditorSaveStatus } from '../editor/save-state.tsx'
import { useWords } from '../language.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { Page } from '../parts/page.tsx'
import { SaveTrouble } from '../parts/save-status.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useSession } from '../session.tsx'
import { ShareButton } from '../sharing/share-button.tsx'
import { SignInFirst } from './sign-in-first.tsx'

/** The person's profile, to read and write. */
export default function ProfilePage() {
  const { t } = useWords()
  const { status, person } = useSession()
  if (status === 'unknown') return <Waiting />
  return person ? <ProfileEditor person={person.id} /> : <SignInFirst title={t('profile.title')} />
}

function ProfileEditor({ person }: { readonly person: string }) {
  const { t } = useWords()
  const { document, view } = useDocument(useMemo(() => profileSource(person), [person]))
  const open = view.status === 'open' && view.value !== null
  const [language, setLanguage] = useState<string | null>(null)
  const opened = useMemo(
    () =>
      document && open
        ? editing(
            openDocuments(
              editedTogether({ profile: document }, { undo: pageUndo, ...(language !== null && { language }) }),
            ),
          )
        : null,
    [document, open, language],
  )
  if (!document || view.status === 'loading') return <Waiting />
  if (view.status === 'ended') return <SignInFirst title={t('profile.title')} />
  if (!opened) {
    return (
      <Page title={t('profile.title')}>
        {view.status === 'offline' ? <NotAnswered again={document.refresh} /> : <p>{t('me.noProfile')}</p>}
        <p>
          <Link className="button" to="/me">
            {t('home.open')}
          </Link>
        </p>
      </Page>
    )
  }
  return (
    <EditingProvider editing={opened}>
      <Page
        wide
        title={t('profile.title')}
        lead={t('profile.lead')}
        bar={
          <>
            <EditorSaveStatus state={view.save} />
            <DocumentTools document={document}>
              <ShareButton items={[{ kind: 'profile' }]} className="button button-quiet history-button" />
            </DocumentTools>
            <Link className="button button-primary" to="/me?new=cv">
              {t('profile.makeCv')}
            </Link>
          </>
        }
      >
        <div className="editor-notices">
          <SaveTrouble state={view.save} />
          <Conflicts conflicts={view.conflicts} onAnswer={document.answer} />
          <Translating />
        </div>
        <div className="profile-language">
          <ContentLanguage onChoose={setLanguage} />
        </div>
        <Editor key={language} preview={null} download={null} onDownload={null} />
      </Page>
    </EditingProvider>
  )
}
