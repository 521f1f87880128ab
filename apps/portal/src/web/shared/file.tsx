import { lazy, Suspense, useState } from 'react'
import type { SharedFile } from '../../shared-view.ts'
import { sizeText } from '../files/words.ts'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { filePath } from './shared.ts'

const PdfPages = lazy(() => import('./pdf-pages.tsx'))
const ReceivedCredential = lazy(() => import('../credentials/received.tsx'))
const SealLine = lazy(() => import('./seal-line.tsx'))

/** A file: its name, its own bytes, and a look at it where that can't do anything. */
export function ReceivedFile({ file, token }: { readonly file: SharedFile; readonly token: string }) {
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
          {credential && (
            <Suspense>
              <SealLine path={path} />
            </Suspense>
          )}
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
