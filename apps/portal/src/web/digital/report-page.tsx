import '../styles/forms.css'
import '../styles/digital.css'
import { type DigitalTest, type FinishedTest, isFinished, reportSheet } from '@laissez-passer/europass/digital-skills'
import { useEffect, useId, useMemo, useState } from 'react'
import { Link, Navigate, useParams } from 'react-router'
import { digitalTestSource, guest } from '../documents/sources.ts'
import { useDocument } from '../documents/use-document.ts'
import { useEuropassWords } from '../europass-words.ts'
import { useWords } from '../language.tsx'
import NotFoundPage from '../pages/not-found.tsx'
import { SignInFirst } from '../pages/sign-in-first.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { Page } from '../parts/page.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useSession } from '../session.tsx'
import { SheetView } from '../sheet/sheet-view.tsx'
import { ReportTools } from './report-tools.tsx'
import { sorted, testsOf } from './tests.ts'
import { useDigitalWords } from './words.ts'

/** The report of a test: a guest's in this browser, or one of the person's. */
export default function DigitalReportPage() {
  const { id = '' } = useParams()
  const { status, person } = useSession()
  if (status === 'unknown') return <Waiting />
  return <SomebodysReport key={`${person?.id} ${id}`} owner={person?.id ?? guest} id={id} />
}

function SomebodysReport({ owner, id }: { readonly owner: string; readonly id: string }) {
  const words = useDigitalWords()
  const { document, view } = useDocument(useMemo(() => digitalTestSource(owner, id), [owner, id]))
  const title = words('digital.report.title')
  if (!document || view.status === 'loading') return <Waiting />
  if (view.status === 'ended') return <SignInFirst title={title} />
  if (view.status === 'offline') {
    return (
      <Page title={title}>
        <NotAnswered again={document.refresh} />
      </Page>
    )
  }
  // It may be somebody's who isn't signed in.
  if (!view.value) return owner === guest ? <SignInFirst title={title} /> : <NotFoundPage />
  if (!isFinished(view.value)) return <Navigate to={`/digital-skills/test/${id}`} replace />
  return <Report owner={owner} test={view.value} />
}

function Report({ owner, test }: { readonly owner: string; readonly test: FinishedTest }) {
  const { t } = useWords()
  const words = useDigitalWords()
  const documentWords = useEuropassWords()
  const { person } = useSession()
  const id = useId()
  const [tests, setTests] = useState<readonly DigitalTest[]>([])
  const [chosen, setChosen] = useState<string | null>(null)
  useEffect(() => {
    let left = false
    const read = async (): Promise<void> => {
      const found = await testsOf(owner)
      if (!left) setTests(found)
    }
    void read()
    return () => {
      left = true
    }
  }, [owner])
  const earlier = sorted(tests).finished.filter((other) => other.id !== test.id && other.finishedAt <= test.finishedAt)
  // The one before, unless another is chosen.
  const before = chosen === '' ? null : (earlier.find((other) => other.id === chosen) ?? earlier[0] ?? null)
  const name = person ? `${person.firstName ?? ''} ${person.lastName ?? ''}`.trim() : ''
  const view = reportSheet(test, { words, documentWords, name, before })
  return (
    <Page title={words('digital.report.title')} heading={t('digital.title')}>
      <ReportTools owner={owner} test={test} view={view} />
      {earlier.length > 0 && (
        <div className="field report-compare">
          <label htmlFor={id}>{t('digital.tell')}</label>
          <select id={id} value={before?.id ?? ''} onChange={(event) => setChosen(event.target.value)}>
            {earlier.map((other) => (
              <option key={other.id} value={other.id}>
                {words.format.date(other.finishedAt * 1000)}
              </option>
            ))}
            <option value="">{t('digital.noCompare')}</option>
          </select>
        </div>
      )}
      <SheetView view={view} />
      <p>
        <Link to="/digital-skills">{t('digital.open')}</Link>
      </p>
    </Page>
  )
}
