import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import type { SharedView, ShareRight } from '../../shared-view.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { SheetView } from '../sheet/sheet-view.tsx'
import { serverDraws } from '../typesetting/server-draws.ts'
import { CvArticle, LetterArticle } from './documents.tsx'
import { Europass } from './europass.tsx'
import { ReceivedFile } from './file.tsx'
import { pdfPath } from './shared.ts'

const PdfPages = lazy(() => import('./pdf-pages.tsx'))
// What draws is much, and nothing for a page whose server does.
const OwnPdf = lazy(() => import('./own-pdf.tsx'))

/** One thing that a link shows, with what its reader can do with it. */
export function Item({
  item,
  token,
  at,
  may,
}: {
  readonly item: SharedView
  readonly token: string
  readonly at: number
  readonly may: ShareRight
}) {
  if (item.kind === 'file') return <ReceivedFile file={item.file} token={token} />
  const toComplete = may === 'complete' && item.kind === 'sheet' && item.id ? `/s/${token}/${item.of}/${item.id}` : null
  return <Document item={item} path={pdfPath(token, at)} token={token} toComplete={toComplete} />
}

/** A document as a page to read, and as it prints. */
function Document({
  item,
  path,
  token,
  toComplete,
}: {
  readonly item: Exclude<SharedView, { readonly kind: 'file' }>
  readonly path: string
  readonly token: string
  /** Where its reader writes in it; null where they only read. */
  readonly toComplete: string | null
}) {
  const { t } = useWords()
  const [paper, setPaper] = useState(false)
  const { title } = item.view
  return (
    <section className="shared-item" data-kind={item.kind}>
      <div className="shared-tools" role="group" aria-label={title}>
        <button type="button" className="button button-small" aria-pressed={paper} onClick={() => setPaper(!paper)}>
          <Icon name="document" />
          {t('share.received.paper')}
        </button>
        {serverDraws() ? (
          <a className="button button-small" href={path} download>
            <Icon name="download" />
            {t('share.received.pdf')}
          </a>
        ) : (
          <Suspense>
            <OwnPdf item={item} />
          </Suspense>
        )}
        {toComplete !== null && (
          <Link className="button button-small" to={toComplete}>
            <Icon name="edit" />
            {t('supplement.complete.open')}
          </Link>
        )}
      </div>
      {paper ? (
        <Suspense fallback={<p className="waiting">{t('share.received.pagesComing')}</p>}>
          <PdfPages
            path={path}
            name={title}
            {...(!serverDraws() && { draw: async () => (await import('./draw-shared.ts')).drawShared(item) })}
          />
        </Suspense>
      ) : (
        <Readable item={item} token={token} />
      )}
    </section>
  )
}

function Readable({
  item,
  token,
}: {
  readonly item: Exclude<SharedView, { readonly kind: 'file' }>
  readonly token: string
}) {
  const { t } = useWords()
  switch (item.kind) {
    case 'profile':
      return (
        <Europass
          view={item.view}
          report={item.report}
          {...(item.files.length > 0 && {
            documents: (
              <section className="view-section europass-documents">
                <h3 className="view-title">{t('share.received.files')}</h3>
                {item.files.map((file) => (
                  <ReceivedFile key={file.id} file={file} token={token} />
                ))}
              </section>
            ),
          })}
        />
      )
    case 'cv':
      return <CvArticle view={item.view} />
    case 'letter':
      return <LetterArticle view={item.view} />
    case 'sheet':
      return (
        <div className="shared-sheet">
          <SheetView view={item.view} />
        </div>
      )
  }
}
