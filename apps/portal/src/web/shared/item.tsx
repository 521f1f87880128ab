import { lazy, Suspense, useState } from 'react'
import { Link } from 'react-router'
import type { SharedFile, SharedView, ShareRight } from '../../shared-view.ts'
import { sizeText } from '../files/words.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { SheetView } from '../sheet/sheet-view.tsx'
import { CvArticle, LetterArticle } from './documents.tsx'
import { Europass } from './europass.tsx'
import { filePath, pdfPath } from './shared.ts'

const PdfPages = lazy(() => import('./pdf-pages.tsx'))
const ReceivedCredential = lazy(() => import('../credentials/received.tsx'))

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
  if (item.kind === 'file') return <File file={item.file} token={token} />
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
        <a className="button button-small" href={path} download>
          <Icon name="download" />
          {t('share.received.pdf')}
        </a>
        {toComplete !== null && (
          <Link className="button button-small" to={toComplete}>
            <Icon name="edit" />
            {t('supplement.complete.open')}
          </Link>
        )}
      </div>
      {paper ? (
        <Suspense fallback={<p className="waiting">{t('share.received.pagesComing')}</p>}>
          <PdfPages path={path} name={title} />
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
          {...(item.files.length > 0 && {
            aside: (
              <section className="view-section">
                <h3 className="view-title">{t('share.received.files')}</h3>
                {item.files.map((file) => (
                  <File key={file.id} file={file} token={token} />
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

/** A file: its name, its own bytes, and a look at it where that can't do anything. */
function File({ file, token }: { readonly file: SharedFile; readonly token: string }) {
  const { t } = useWords()
  const { id, name, mediaType, description, size } = file
  const [shown, setShown] = useState(false)
  const path = filePath(token, id)
  const credential = isCredential(mediaType)
  const looks = credential || mediaType === 'application/pdf' || mediaType === 'image/png' || mediaType === 'image/jpeg'
  return (
    <section className="shared-file" aria-label={name}>
      <div className="shared-file-row">
        <Icon name="document" />
        <div>
          <p className="shared-file-name">{name}</p>
          {description !== '' && <p>{description}</p>}
          <p className="hint">{sizeText(t, size)}</p>
        </div>
        <div className="shared-tools">
          {looks && (
            <button type="button" className="button button-small" aria-pressed={shown} onClick={() => setShown(!shown)}>
              <Icon name="show" />
              {t('share.received.look')}
            </button>
          )}
          <a className="button button-small" href={path} download aria-label={t('files.downloadNamed', { name })}>
            <Icon name="download" />
            {t('files.download')}
          </a>
        </div>
      </div>
      {shown && mediaType === 'application/pdf' && (
        <Suspense fallback={<p className="waiting">{t('share.received.pagesComing')}</p>}>
          <PdfPages path={path} name={name} />
        </Suspense>
      )}
      {shown && credential && (
        <Suspense fallback={<p className="waiting">{t('verify.reading', { name })}</p>}>
          <ReceivedCredential path={path} name={name} />
        </Suspense>
      )}
      {shown && !credential && mediaType !== 'application/pdf' && (
        <img className="shared-picture" src={filePath(token, id, { show: true })} alt={description || name} />
      )}
    </section>
  )
}

/** As a library judges them by their content. */
const isCredential = (mediaType: string): boolean =>
  ['application/jose+json', 'application/jose', 'application/ld+json'].includes(mediaType)
