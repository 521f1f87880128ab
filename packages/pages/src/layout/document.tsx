import type { ReactNode } from 'react'
import { useView } from '../view.ts'
import type { Script } from '../parts/script.ts'
import type { LayoutProps } from '../types.ts'
import { fileAt } from './address.ts'
import { Footer } from './footer.tsx'
import { Header } from './header.tsx'

/** What a page is, around its content. */
export interface DocumentProps {
  /** Text of the title bar; the provider's name is added. */
  readonly title: string
  /** The title bar says that something was wrong. */
  readonly failed?: boolean
  readonly scripts?: readonly Script[]
  /** Nobody is signed in yet, but gives names: what is typed stays, as on every page of whoever is. */
  readonly keepsTyped?: boolean
  /** Refreshes the page after so many seconds where no script runs. */
  readonly refreshSeconds?: number | undefined
  /** Moves on at once. */
  readonly forwardTo?: string
  /** Moves on after so many seconds, with a script or without. */
  readonly movesOn?: { readonly seconds: number; readonly to: string } | null | undefined
  /** A script moves on before the page does: in a few seconds, at once where no script runs. */
  readonly waits?: boolean
  /** `card`: the column of 460 px. `wide`: My Account and what has lists. */
  readonly width?: 'card' | 'wide'
  readonly children: ReactNode
}

/** The whole HTML document: head, skip link, header, main, footer. */
export function Document({
  title,
  failed,
  scripts = [],
  keepsTyped = false,
  refreshSeconds,
  forwardTo,
  movesOn,
  waits = false,
  width = 'card',
  children,
}: DocumentProps): ReactNode {
  const { t, site, page } = useView()
  const named = { title, provider: site.name }
  const Layout = site.layout ?? Usual
  const all: readonly (Script | 'typed')[] = [
    'time',
    'once',
    ...scripts,
    ...(failed ? (['issues'] as const) : []),
    // Last: it fills in what the others listen to.
    ...(page.person || keepsTyped ? (['typed'] as const) : []),
  ]
  return (
    <html lang={page.lang} dir="ltr" data-lp-zone={page.zoneChosen ? page.timeZone : undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{failed ? t('page.title-failed', named) : t('page.title', named)}</title>
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        {/* A name may hold figures: phones would make them a number to call. */}
        <meta name="format-detection" content="telephone=no, date=no, address=no, email=no" />
        {page.posted && <link rel="canonical" href={page.path} />}
        {forwardTo !== undefined && <meta httpEquiv="refresh" content={`${waits ? 6 : 0};url=${forwardTo}`} />}
        {forwardTo !== undefined && waits && (
          <noscript>
            <meta httpEquiv="refresh" content={`0;url=${forwardTo}`} />
          </noscript>
        )}
        {movesOn && <meta httpEquiv="refresh" content={`${movesOn.seconds};url=${movesOn.to}`} />}
        {refreshSeconds !== undefined && (
          <noscript>
            <meta httpEquiv="refresh" content={String(refreshSeconds)} />
          </noscript>
        )}
        {[
          `${page.assets}/inter.css`,
          `${page.assets}/tokens.css`,
          `${page.assets}/login.css`,
          ...(site.sheet === null ? [] : [`${page.assets}/${site.sheet}`]),
          ...(site.theme.styles ?? []).map((href) => fileAt(page, href)),
        ].map((href) => (
          <link key={href} rel="stylesheet" href={href} />
        ))}
        <link rel="icon" href={fileAt(page, site.theme.mark ?? 'mark.svg')} />
        {all.map((name) => (
          <script key={name} type="module" src={`${page.assets}/dom/${name}.js`} nonce={page.nonce} />
        ))}
      </head>
      <body data-lp-person={page.person?.uid}>
        <a className="skip" href="#main">
          {t('page.skip')}
        </a>
        <Layout
          header={<Header />}
          main={
            <main id="main" className={`main main-${width}`}>
              {children}
            </main>
          }
          footer={<Footer />}
          language={page.lang}
        />
      </body>
    </html>
  )
}

function Usual({ header, main, footer }: LayoutProps): ReactNode {
  return (
    <>
      {header}
      {main}
      {footer}
    </>
  )
}
