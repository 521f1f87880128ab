import '../styles/forms.css'
import '../styles/editor.css'
import { type Profile, sectionNames } from '@laissez-passer/europass/model'
import { useMemo } from 'react'
import { Link } from 'react-router'
import { profileSource } from '../documents/first-sources.ts'
import { Conflicts } from '../documents/conflicts.tsx'
import { DocumentTools } from '../documents/document-tools.tsx'
import { useDocument } from '../documents/use-document.ts'
import { SectionCard } from '../editor/section-card.tsx'
import { IssuesProvider } from '../fields/issues.tsx'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'
import { Notice } from '../parts/notice.tsx'
import { Page } from '../parts/page.tsx'
import { SaveStatus, SaveTrouble } from '../parts/save-status.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useSession } from '../session.tsx'
import { PersonalForm } from '../sections/personal-form.tsx'
import { sectionForms } from '../sections/section-forms.tsx'
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
  const e = useEuropassWords()
  const { document, view } = useDocument(useMemo(() => profileSource(person), [person]))
  if (!document || view.status === 'loading') return <Waiting />
  if (view.status === 'ended') return <SignInFirst title={t('profile.title')} />
  if (view.status !== 'open' || !view.value) {
    return (
      <Page title={t('profile.title')}>
        {view.status === 'offline' ? <Notice kind="bad" title={t('me.offline')} live /> : <p>{t('me.noProfile')}</p>}
        <p>
          <Link className="button" to="/me">
            {t('home.open')}
          </Link>
        </p>
      </Page>
    )
  }
  const change = (update: (profile: Profile) => Profile): void => document.change(update)
  const profile = view.value
  return (
    <Page title={t('profile.title')} lead={t('profile.lead')}>
      <div className="editor-bar">
        <SaveStatus state={view.save} />
        <DocumentTools document={document} />
        <Link className="button button-primary" to="/me?new=cv">
          {t('profile.makeCv')}
        </Link>
      </div>
      <SaveTrouble state={view.save} />
      <Conflicts conflicts={view.conflicts} onAnswer={document.answer} />
      <IssuesProvider profile={profile}>
        <SectionCard title={t('section.personal')}>
          <PersonalForm profile={profile} change={change} />
        </SectionCard>
        {sectionNames.map((name) => {
          const Form = sectionForms[name]
          return (
            <SectionCard key={name} title={e(`section.${name}`)}>
              <Form profile={profile} change={change} />
            </SectionCard>
          )
        })}
      </IssuesProvider>
    </Page>
  )
}
