import '../styles/forms.css'
import '../styles/languages.css'
import { languageName } from '@laissez-passer/europass/names'
import { useEffect, useMemo } from 'react'
import { Link, useParams } from 'react-router'
import { Conflicts } from '../documents/conflicts.tsx'
import { guest, languageCheckSource, profileSource } from '../documents/sources.ts'
import { useDocument } from '../documents/use-document.ts'
import { useWords } from '../language.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { Page } from '../parts/page.tsx'
import { SaveStatus, SaveTrouble, worstOf } from '../parts/save-status.tsx'
import { Waiting } from '../parts/waiting.tsx'
import NotFoundPage from '../pages/not-found.tsx'
import { SignInFirst } from '../pages/sign-in-first.tsx'
import { useSession } from '../session.tsx'
import { Check } from './check.tsx'

/** A self-assessment: a guest’s in this browser, or one of the person’s. */
export default function LanguageCheckPage() {
  const { id = '' } = useParams()
  const { status, person } = useSession()
  if (status === 'unknown') return <Waiting />
  return <SomebodysCheck key={`${person?.id} ${id}`} owner={person?.id ?? guest} id={id} />
}

function SomebodysCheck({ owner, id }: { readonly owner: string; readonly id: string }) {
  const { t, language } = useWords()
  const own = useDocument(useMemo(() => languageCheckSource(owner, id), [owner, id]))
  const profile = useDocument(useMemo(() => profileSource(owner), [owner]))
  // An answer is a press: where another device gave another one, what was pressed here stands.
  const { conflicts } = own.view
  const answer = own.document?.answer
  useEffect(() => {
    for (const conflict of conflicts) void answer?.(conflict, 'mine')
  }, [conflicts, answer])
  const title = t('languages.checkTitle')
  if (own.view.status === 'loading' || profile.view.status === 'loading') return <Waiting />
  if (own.view.status === 'ended') return <SignInFirst title={title} />
  if (own.view.status === 'offline') {
    return (
      <Page title={title}>
        <NotAnswered again={async () => own.document?.refresh()} />
      </Page>
    )
  }
  const { document } = own
  const { value } = own.view
  if (!document || !value) return owner === guest ? <SignInFirst title={title} /> : <NotFoundPage />
  const name = languageName(value, language).trim() || t('languages.unnamed')
  const save = worstOf(own.view.save, profile.view.save)
  return (
    <Page
      title={t('languages.checkOfTitle', { language: name })}
      heading={<span dir="auto">{name}</span>}
      lead={t('languages.checkLead')}
      bar={
        <div className="check-bar">
          <SaveStatus state={save} guest={owner === guest} />
          <Link className="link" to="/languages">
            {t('languages.all')}
          </Link>
        </div>
      }
    >
      <SaveTrouble state={save} />
      <Conflicts conflicts={profile.view.conflicts} onAnswer={profile.document?.answer ?? none} />
      <Check document={document} check={value} profile={profile.view.value ? profile : null} />
    </Page>
  )
}

const none = async (): Promise<void> => {}
