import '../styles/article.css'
import { type ReactNode, useEffect, useState } from 'react'
import { Link } from 'react-router'
import type { ApplicationPath } from '../../application-paths.ts'
import { type MessageKey, useWords } from '../language.tsx'
import { Page } from '../parts/page.tsx'
import { usePortalFacts } from '../portal-facts.ts'
import { load } from '../request.ts'

type Name = 'learn' | 'work' | 'about' | 'stakeholders' | 'privacy'

const parts = ['1', '2', '3'] as const

/** What this portal has for it, by the part of the page: addresses here, or in the documentation. */
const ways: Readonly<
  Partial<
    Record<
      Name,
      Readonly<
        Partial<
          Record<
            (typeof parts)[number],
            readonly (
              | { readonly to: ApplicationPath | '/#tools'; readonly label: MessageKey }
              | { readonly docs: string; readonly label: MessageKey }
            )[]
          >
        >
      >
    >
  >
> = {
  learn: {
    1: [{ to: '/eqf', label: 'way.eqf' }],
    2: [{ to: '/languages', label: 'way.languages' }],
    3: [
      { to: '/digital-skills', label: 'way.digital' },
      { to: '/library', label: 'way.library' },
    ],
  },
  work: {
    1: [{ to: '/#tools', label: 'way.cv' }],
    2: [
      { to: '/import', label: 'way.import' },
      { to: '/share', label: 'way.share' },
    ],
    3: [{ to: '/profile', label: 'way.profile' }],
  },
  about: {
    3: [
      { to: '/contact', label: 'nav.contact' },
      { to: '/survey', label: 'nav.survey' },
    ],
  },
  stakeholders: {
    1: [
      { docs: 'guides/relying-party/', label: 'way.relyingParty' },
      { docs: 'guides/openid-connect/', label: 'way.openid' },
    ],
    2: [
      { docs: 'guides/europass-documents/', label: 'way.documents' },
      { docs: 'guides/convert-cvs/', label: 'way.convert' },
      { to: '/institutions', label: 'way.institutions' },
      { to: '/verify', label: 'way.verify' },
    ],
    3: [
      { docs: 'quick-start/', label: 'way.quickStart' },
      { docs: 'addresses-and-settings/', label: 'way.settings' },
    ],
  },
}

/** A page to read: what it is about, what this portal has for it, and where to go on. */
export default function ArticlePage({ name }: { readonly name: Name }) {
  const { t } = useWords()
  const facts = usePortalFacts()
  const docs = facts?.docsUrl ? `${facts.docsUrl.replace(/\/$/, '')}/` : null
  return (
    <Page title={t(`article.${name}.title`)} lead={t(`article.${name}.lead`)}>
      <div className="article">
        {parts.map((part) => {
          const links = (ways[name]?.[part] ?? []).flatMap((way): ReactNode[] => {
            if ('docs' in way)
              return docs === null
                ? []
                : [
                    <a key={way.docs} className="link" href={docs + way.docs}>
                      {t(way.label)}
                    </a>,
                  ]
            return [
              <Link key={way.to} className="link" to={way.to}>
                {t(way.label)}
              </Link>,
            ]
          })
          return (
            <section key={part}>
              <h2>{t(`article.${name}.${part}.title`)}</h2>
              <div>
                <p>{t(`article.${name}.${part}.text`)}</p>
                {links.length > 0 && <p className="article-ways">{links}</p>}
              </div>
            </section>
          )
        })}
      </div>
      {name === 'stakeholders' && facts && docs === null && <p className="hint">{t('way.noDocs')}</p>}
      {(name === 'learn' || name === 'work') && <Further page={name} />}
    </Page>
  )
}

interface FurtherLink {
  readonly title: string
  readonly text: string
  readonly url: string
}

type Said = Readonly<Record<string, unknown>>

/** Where to go on: the operator’s list. Nothing while it isn’t there, and without a connection. */
function Further({ page }: { readonly page: 'learn' | 'work' }) {
  const { t, language } = useWords()
  const [links, setLinks] = useState<readonly FurtherLink[]>([])
  useEffect(() => {
    let gone = false
    const said = (value: unknown): string => {
      const { [language]: text }: Said = Object(value)
      return typeof text === 'string' ? text : ''
    }
    void load('/api/links', (body) => {
      const list = body[page]
      return Array.isArray(list)
        ? list.map(({ title, text, url }: Said) => ({ title: said(title), text: said(text), url: said(url) }))
        : []
    }).then((loaded) => {
      if (!gone && loaded.ok) setLinks(loaded.value)
    })
    return () => {
      gone = true
    }
  }, [page, language])
  if (links.length === 0) return null
  return (
    <section className="stack" aria-labelledby="further">
      <h2 id="further">{t('way.further')}</h2>
      <p className="hint">{t('way.elsewhere')}</p>
      <ul className="further">
        {links.map(({ title, text, url }) => (
          <li key={url} className="card">
            <h3>
              <a href={url} rel="noreferrer">
                {title}
              </a>
            </h3>
            <p>{text}</p>
            <p className="hint">{new URL(url).hostname}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}
