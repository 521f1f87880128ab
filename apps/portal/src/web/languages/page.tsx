import '../styles/forms.css'
import '../styles/languages.css'
import { cefrLevels } from '@laissez-passer/europass/cefr'
import { useMemo } from 'react'
import { guest, profileSource } from '../documents/sources.ts'
import { useDocument } from '../documents/use-document.ts'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useSession } from '../session.tsx'
import type { Person } from '../who.ts'
import { CheckList } from './check-list.tsx'
import { GridTools } from './grid-tools.tsx'
import { GuestNotice } from './guest-notice.tsx'
import { LanguageCards } from './language-cards.tsx'
import { useChecks } from './use-checks.ts'
import { StartCheck } from './start-check.tsx'

/** The languages of somebody with their levels, and the way to check them. */
export default function LanguagesPage() {
  const { status, person } = useSession()
  if (status === 'unknown') return <Waiting />
  return <Languages key={person?.id} person={person} />
}

function Languages({ person }: { readonly person: Person | null }) {
  const { t } = useWords()
  const e = useEuropassWords()
  const owner = person?.id ?? guest
  const { document, view } = useDocument(useMemo(() => profileSource(owner), [owner]))
  const { checks, again } = useChecks(owner)
  if (view.status === 'loading') return <Waiting />
  return (
    <Page title={t('languages.title')} lead={t('languages.lead')}>
      {!person && <GuestNotice returnTo="/languages" />}
      {view.status === 'offline' && <NotAnswered kind="warn" again={async () => document?.refresh()} />}
      <section className="stack" aria-labelledby="known">
        <h2 id="known">{t('languages.known')}</h2>
        <LanguageCards person={person} profile={view.value} checks={checks} />
      </section>
      <section className="card stack" aria-labelledby="check">
        <h2 id="check">{t('languages.startTitle')}</h2>
        <p>{t('languages.startText')}</p>
        <StartCheck person={person} />
      </section>
      <CheckList owner={owner} checks={checks} onChange={again} />
      {view.value && <GridTools person={person} profile={view.value} checks={checks} />}
      <section className="stack" aria-labelledby="levels">
        <h2 id="levels">{t('languages.levels')}</h2>
        <dl className="levels">
          {cefrLevels.map((level) => (
            <div key={level}>
              <dt>{level}</dt>
              <dd>{e(`cefr.${level}`)}</dd>
            </div>
          ))}
        </dl>
        <p className="hint">{t('languages.source')}</p>
      </section>
    </Page>
  )
}
