import { type ReactNode, useEffect, useRef } from 'react'
import { useNavigationType } from 'react-router'
import { useWords } from '../language.tsx'

/** A page's main part: its title in the tab, one `h1`, and the focus on it after a change of page. */
export function Page({
  title,
  heading,
  lead,
  wide = false,
  bar,
  children,
}: {
  readonly title: string
  /** What stands in the `h1`; the title unless given. */
  readonly heading?: ReactNode
  readonly lead?: ReactNode
  readonly wide?: boolean
  /** What stands beside the heading: the name of what is edited, how far it is saved, tools. */
  readonly bar?: ReactNode
  readonly children?: ReactNode
}) {
  const { t } = useWords()
  return (
    <main className={wide ? 'page page-wide' : 'page'} id="content" tabIndex={-1}>
      <title>{t('frame.title', { page: title })}</title>
      <header className={bar ? 'page-head editor-head' : 'page-head'}>
        <PageHeading>{heading ?? title}</PageHeading>
        {lead && <p className="lead">{lead}</p>}
        {bar}
      </header>
      {children}
    </main>
  )
}

/**
 * The `h1`; takes the focus when the page was reached from another one, so that its reader starts at the top.
 */
export function PageHeading({ children, className }: { readonly children: ReactNode; readonly className?: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const arrived = useNavigationType()
  useEffect(() => {
    if (arrived !== 'PUSH') return
    heading.current?.focus({ preventScroll: true })
    window.scrollTo({ top: 0 })
  }, [arrived])
  return (
    <h1 ref={heading} tabIndex={-1} {...(className && { className })}>
      {children}
    </h1>
  )
}
