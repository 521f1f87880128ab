import '../styles/shared.css'
import { type ReactNode, useCallback, useEffect, useState } from 'react'
import { Link, useParams } from 'react-router'
import type { SharedContent, SharedView } from '../../shared-view.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { BrandMark } from '../parts/brand-mark.tsx'
import { LanguageSwitch } from '../parts/header.tsx'
import { NotAnswered } from '../parts/not-answered.tsx'
import { Notice } from '../parts/notice.tsx'
import { Item } from './item.tsx'
import { AskPassword } from './password.tsx'
import { openShared, type SharedAnswer } from './shared.ts'
import { dotted } from '../parts/dotted.ts'

/** What a link shows, to whoever has it: read on any screen or printed, without an account. */
export default function SharedPage() {
  const { token = '' } = useParams()
  const { t, language } = useWords()
  const [answer, setAnswer] = useState<SharedAnswer | null>(null)
  const open = useCallback(async () => setAnswer(await openShared(token, { language })), [token, language])
  useEffect(() => void open(), [open])
  const wait = answer?.is === 'busy' ? answer.wait : 0
  useEffect(() => {
    if (wait === 0) return
    const timer = setTimeout(() => void open(), wait * 1000)
    return () => clearTimeout(timer)
  }, [wait, open])
  if (answer?.is === 'open') return <Content content={answer.content} token={token} />
  return (
    <Frame title={t(answer?.is === 'gone' ? 'share.gone.title' : 'share.received.title')}>
      {answer?.is === 'password' ? (
        <AskPassword token={token} onOpen={() => void open()} />
      ) : answer?.is === 'gone' ? (
        <section className="card stack shared-gone">
          <h1>{t('share.gone.title')}</h1>
          <p>{t('share.gone.text')}</p>
        </section>
      ) : (
        <>
          <h1>{t('share.received.title')}</h1>
          {answer?.is === 'offline' ? (
            <NotAnswered kind="warn" title="share.received.offline" again={open} />
          ) : (
            <p className="waiting" role="status">
              {t(answer?.is === 'busy' ? 'share.received.busy' : 'frame.loading')}
            </p>
          )}
        </>
      )}
    </Frame>
  )
}

/** The frame of receivers: no menu of a service that they don't use. */
function Frame({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const { t } = useWords()
  return (
    <>
      <header className="shared-frame">
        <Link className="brand" to="/">
          <BrandMark />
        </Link>
        <LanguageSwitch />
      </header>
      <main className="shared" id="content" tabIndex={-1}>
        <title>{t('frame.title', { page: title })}</title>
        {children}
      </main>
      <footer className="footer">
        <p>{t('frame.independent')}</p>
        <p>
          <Link to="/about">{t('share.received.about')}</Link>
        </p>
      </footer>
    </>
  )
}

function Content({ content, token }: { readonly content: SharedContent; readonly token: string }) {
  const { t } = useWords()
  const { title, message, by, expiresAt, may, own, items } = content
  const until = expiresAt === null ? null : t.format.moment(expiresAt * 1000, 'long')
  const heading = title || t('share.received.heading')
  return (
    <Frame title={heading}>
      {own && (
        <Notice
          kind="info"
          title={t('share.received.own')}
          action={
            <Link className="button" to="/share">
              {t('share.received.toLinks')}
            </Link>
          }
        >
          <p>{t('share.received.ownText')}</p>
        </Notice>
      )}
      <header className="shared-head">
        <div className="shared-words">
          <h1>{heading}</h1>
          <p className="shared-by">
            {by !== '' && <span>{t('share.received.by', { name: by })}</span>}
            <span>{until ? t('share.received.until', { until }) : t('share.received.untilRevoked')}</span>
          </p>
        </div>
        <button type="button" className="button shared-print" onClick={() => window.print()}>
          <Icon name="print" />
          {t('share.received.print')}
        </button>
        {message !== '' && (
          <blockquote className="shared-message" dir="auto">
            {message}
          </blockquote>
        )}
      </header>
      {items.length > 1 && <Contents items={items} />}
      {items.map((item, at) => (
        <div key={at} id={`item-${at + 1}`} className="shared-place" tabIndex={-1}>
          <Item item={item} token={token} at={at} may={may} />
        </div>
      ))}
    </Frame>
  )
}

/** What the set holds, each a press away. */
function Contents({ items }: { readonly items: readonly SharedView[] }) {
  const { t } = useWords()
  const kindOf = (item: SharedView): string => t(`share.kind.${item.kind === 'sheet' ? item.of : item.kind}`)
  const nameOf = (item: SharedView): string => (item.kind === 'file' ? item.file.name : item.view.title)
  /** Documents that one person made are called alike: then by number, and by what is under the name. */
  const labelOf = (item: SharedView): string => {
    const alike = items.filter((one) => kindOf(one) === kindOf(item) && nameOf(one) === nameOf(item))
    if (alike.length < 2) return kindOf(item)
    const headline = item.kind === 'cv' ? item.view.headline : ''
    return dotted(`${kindOf(item)} ${t.format.number(alike.indexOf(item) + 1)}`, headline)
  }
  return (
    <nav className="shared-contents" aria-label={t('share.received.contents')}>
      <ol>
        {items.map((item, at) => (
          <li key={at}>
            <a href={`#item-${at + 1}`}>
              <span className="hint">{labelOf(item)}</span>
              {nameOf(item)}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}
