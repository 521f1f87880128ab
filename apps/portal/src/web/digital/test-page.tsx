import '../styles/forms.css'
import '../styles/digital.css'
import {
  answered,
  answerTo,
  areaOf,
  type Competence,
  competences,
  type DigitalTest,
  type Item,
  items,
  itemsOf,
  placeOf,
  unanswered,
} from '@laissez-passer/europass/digital-skills'
import { type FormEvent, useEffect, useMemo, useRef, useState } from 'react'
import { Link, Navigate, useNavigate, useParams, useSearchParams } from 'react-router'
import { nowInSeconds } from '../documents/browser.ts'
import { Conflicts } from '../documents/conflicts.tsx'
import type { OpenDocument } from '../documents/document.ts'
import { digitalTestSource, guest } from '../documents/sources.ts'
import { useDocument } from '../documents/use-document.ts'
import NotFoundPage from '../pages/not-found.tsx'
import { SignInFirst } from '../pages/sign-in-first.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { Page } from '../parts/page.tsx'
import { SaveStatus, SaveTrouble } from '../parts/save-status.tsx'
import { Waiting } from '../parts/waiting.tsx'
import { useSession } from '../session.tsx'
import { TestProgress } from './progress.tsx'
import { Question } from './question.tsx'
import { useDigitalWords } from './words.ts'

/** A test of digital skills under way: a guest's in this browser, or one of the person's. */
export default function DigitalTestPage() {
  const { id = '' } = useParams()
  const { status, person } = useSession()
  if (status === 'unknown') return <Waiting />
  return <SomebodysTest key={`${person?.id} ${id}`} owner={person?.id ?? guest} id={id} />
}

function SomebodysTest({ owner, id }: { readonly owner: string; readonly id: string }) {
  const words = useDigitalWords()
  const { document, view } = useDocument(useMemo(() => digitalTestSource(owner, id), [owner, id]))
  const title = words('digital.test.title')
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
  if (view.value.finishedAt !== null) return <Navigate to={`/digital-skills/report/${id}`} replace />
  return (
    <Page
      title={title}
      bar={
        <div className="test-bar">
          <SaveStatus state={view.save} guest={owner === guest} />
          <Link to="/digital-skills">{words('digital.test.leave')}</Link>
        </div>
      }
    >
      <SaveTrouble state={view.save} />
      <Conflicts conflicts={view.conflicts} onAnswer={document.answer} />
      <TestProgress test={view.value} />
      <Questions test={view.value} document={document} />
    </Page>
  )
}

const isCompetence = (text: string | null): text is Competence => competences.some((one) => one === text)

/**
 * The questions of one competence; which, is said by the address, so that a browser's way back leads through
 * them.
 */
function Questions({ test, document }: { readonly test: DigitalTest; readonly document: OpenDocument<DigitalTest> }) {
  const words = useDigitalWords()
  const navigate = useNavigate()
  const [search, setSearch] = useSearchParams()
  const asked = search.get('competence')
  // Where somebody left off, until they go on from there.
  const [first] = useState(() => placeOf(test))
  const competence = isCompetence(asked) ? asked : first
  const at = competences.indexOf(competence)
  const own = itemsOf(competence)
  const [missing, setMissing] = useState(false)
  const heading = useRef<HTMLHeadingElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const came = useRef(false)
  useEffect(() => {
    setMissing(false)
    // Opened in the middle of a competence: at the question that comes next, not at those above it.
    const next = unanswered(test)[0]
    const goesOn = !came.current && next?.competence === competence && next !== own[0]
    came.current = true
    if (goesOn) focusOn(form.current, next)
    else heading.current?.focus()
    // The answers given meanwhile lead nowhere.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [competence])

  const leftHere = own.filter(({ id }) => answerTo(test, id) === null)
  const finish = async (): Promise<void> => {
    document.change((value) => ({ ...value, finishedAt: nowInSeconds() }))
    await document.flush()
    void navigate(`/digital-skills/report/${test.id}`)
  }
  const goOn = (event: FormEvent): void => {
    event.preventDefault()
    const [next] = leftHere
    if (next) {
      setMissing(true)
      return focusOn(form.current, next)
    }
    const later = competences[at + 1]
    if (later) return setSearch({ competence: later })
    const [skipped] = unanswered(test)
    if (skipped) return setSearch({ competence: skipped.competence })
    void finish()
  }
  const after = (item: Item): void => {
    const next = own[own.indexOf(item) + 1]
    if (next) focusOn(form.current, next)
    else form.current?.querySelector<HTMLElement>('[type=submit]')?.focus()
  }
  const before = competences[at - 1]
  const left = unanswered(test).length
  const isLast = at === competences.length - 1
  return (
    <form className="questions" ref={form} onSubmit={goOn} noValidate>
      <header>
        <p className="test-place">
          {words('digital.test.place', { area: areaOf(competence), name: words(`digital.area.${areaOf(competence)}`) })}
        </p>
        <h2 ref={heading} tabIndex={-1}>
          {words(`digital.competence.${competence}`)}
        </h2>
      </header>
      {at === 0 && <p className="hint test-keys">{words('digital.test.keys')}</p>}
      {own.map((item) => (
        <Question
          key={item.id}
          item={item}
          number={items.indexOf(item) + 1}
          answer={answerTo(test, item.id)}
          missing={missing && answerTo(test, item.id) === null}
          onAnswer={(answer) => document.change((value) => answered(value, { id: item.id, answer }))}
          onDone={() => after(item)}
        />
      ))}
      {isLast && left > leftHere.length && (
        <p className="hint" role="status">
          {words('digital.test.missing', { count: left })}
        </p>
      )}
      <div className="actions test-ways">
        <button type="submit" className="button button-primary">
          {words(isLast && left === 0 ? 'digital.test.finish' : 'digital.test.continue')}
        </button>
        {before && (
          <button type="button" className="button" onClick={() => setSearch({ competence: before })}>
            {words('digital.test.back')}
          </button>
        )}
      </div>
    </form>
  )
}

/** Puts the focus on the answer that was given to a question, else on the first one. */
function focusOn(form: HTMLFormElement | null, { id }: Pick<Item, 'id'>): void {
  const group = form?.querySelector(`[id="question-${id}"]`)
  const radio = group?.querySelector<HTMLElement>('input:checked') ?? group?.querySelector<HTMLElement>('input')
  radio?.focus({ preventScroll: true })
  group?.scrollIntoView({ block: 'nearest' })
}
