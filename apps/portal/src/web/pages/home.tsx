import { lazy, Suspense, useEffect, useState } from 'react'
import { Link, useLocation, useSearchParams } from 'react-router'
import type { ApplicationPath } from '../../application-paths.ts'
import { type MessageKey, useWords } from '../language.tsx'
import { hasLeft } from '../logged-out.ts'
import { Guilloche } from '../parts/drawing.tsx'
import { Notice } from '../parts/notice.tsx'
import { PageHeading } from '../parts/page.tsx'
import { loginAddress, useSession } from '../session.tsx'
import { StartDocument } from './start-document.tsx'
import { useUnderWay } from './use-under-way.ts'

const RelatedBlock = lazy(() => import('./related.tsx'))

const failures: Readonly<Record<string, MessageKey>> = {
  unavailable: 'login.unavailable',
  expired: 'login.expired',
  refused: 'login.refused',
  invalid: 'login.invalid',
  level: 'login.level',
  stale: 'login.stale',
  busy: 'login.busy',
}
const steps = ['1', '2', '3'] as const

/** Tools with a page of their own. */
const tools = [
  { to: '/import', name: 'import' },
  { to: '/languages', name: 'languages' },
  { to: '/digital-skills', name: 'test' },
  { to: '/library', name: 'library' },
  { to: '/verify', name: 'verify' },
  { to: '/share', name: 'share' },
] as const satisfies readonly { readonly to: ApplicationPath; readonly name: string }[]

/** The way in: what this is, a real CV, the tools. */
export function HomePage() {
  const { t, language } = useWords()
  const { person } = useSession()
  const { hash, key } = useLocation()
  const { test, languages } = useUnderWay()
  const goOn: Partial<Record<string, { readonly to: string; readonly label: string }>> = {
    ...(test && { test: { to: `/digital-skills/test/${test.id}`, label: t('tool.test.goOn', { ...test }) } }),
    ...(languages && {
      languages: {
        to: `/languages/${languages.id}`,
        label: t('tool.languages.goOn', { language: languages.name || t('languages.unnamed') }),
      },
    }),
  }
  useEffect(() => {
    if (hash === '#tools') document.getElementById('tools')?.scrollIntoView()
  }, [hash, key])
  return (
    <main id="content" tabIndex={-1}>
      <title>{t('home.title')}</title>
      <section className="hero">
        <Guilloche seed="europass" className="guilloche hero-lines" lines={9} />
        <div className="hero-row">
          <div className="hero-words">
            <LoginFailure />
            <LoggedOut />
            <PageHeading>{t('home.heading')}</PageHeading>
            <p className="hero-lead">{t('home.lead')}</p>
            <div className="actions">
              {person ? (
                <Link className="button button-paper" to="/me">
                  {t('home.open')}
                </Link>
              ) : (
                <a className="button button-paper" href={loginAddress({ returnTo: '/me', language, create: true })}>
                  {t('home.create')}
                </a>
              )}
              <StartDocument kind="cv" className="button button-outline">
                {t(person ? 'home.startCv' : 'home.startGuest')}
              </StartDocument>
            </div>
          </div>
          <figure className="hero-cv">
            <img src={`/sample-cv/${language}.svg`} alt={t('home.sample')} width="596" height="842" />
          </figure>
        </div>
      </section>
      <section className="page tools" id="tools" aria-label={t('nav.tools')}>
        <div className="cards">
          <article className="card">
            <h2>{t('tool.cv.title')}</h2>
            <p>{t('tool.cv.text')}</p>
            <StartDocument kind="cv" className="link">
              {t('tool.cv.start')}
            </StartDocument>
          </article>
          <article className="card">
            <h2>{t('tool.letter.title')}</h2>
            <p>{t('tool.letter.text')}</p>
            <StartDocument kind="letter" className="link">
              {t('tool.letter.start')}
            </StartDocument>
          </article>
          {tools.map(({ to, name }) => (
            <article key={name} className="card">
              <h2>{t(`tool.${name}.title`)}</h2>
              <p>{t(`tool.${name}.text`)}</p>
              <Link className="link" to={goOn[name]?.to ?? to}>
                {goOn[name]?.label ?? t(`tool.${name}.start`)}
              </Link>
            </article>
          ))}
        </div>
      </section>
      {person && (
        <Suspense fallback={null}>
          <RelatedBlock className="page related-home stack" />
        </Suspense>
      )}
      <section className="page steps" aria-labelledby="steps">
        <h2 id="steps">{t('home.steps')}</h2>
        <ol>
          {steps.map((step) => (
            <li key={step}>
              <h3>{t(`home.step${step}.title`)}</h3>
              <p>{t(`home.step${step}.text`)}</p>
            </li>
          ))}
        </ol>
      </section>
      <section className="page doors" aria-label={t('home.doors')}>
        {(['learn', 'work'] as const).map((name) => (
          <Link key={name} className="door" to={`/${name}`}>
            <Guilloche seed={name} className="guilloche" width={700} height={220} lines={6} />
            <h2>{t(`article.${name}.title`)}</h2>
            <p>{t(`article.${name}.lead`)}</p>
          </Link>
        ))}
      </section>
    </main>
  )
}

/** Says what a log-out ended, to whoever has just done so. */
function LoggedOut() {
  const { t } = useWords()
  const { status } = useSession()
  const [left, setLeft] = useState(false)
  useEffect(() => {
    if (hasLeft(sessionStorage)) setLeft(true)
  }, [])
  return left && status === 'guest' ? (
    <Notice kind="ok" title={t('account.loggedOut')} live>
      <p>
        {t('account.loggedOutText')} <Link to="/here">{t('here.title')}</Link>
      </p>
    </Notice>
  ) : null
}

/** Says why a sign-in came back without one, and how to go on. */
function LoginFailure() {
  const { t, language } = useWords()
  const [search] = useSearchParams()
  const failure = failures[search.get('login') ?? '']
  if (!failure) return null
  const wanted = search.get('returnTo')
  return (
    <Notice kind="warn" title={t(failure)} live>
      <a href={loginAddress({ returnTo: wanted?.startsWith('/') ? wanted : '/me', language })}>{t('login.again')}</a>
    </Notice>
  )
}
