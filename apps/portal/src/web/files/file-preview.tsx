import { useEffect, useRef, useState } from 'react'
import { kindOf } from '../../library/kinds.ts'
import type { OpenPages } from '../editor/draw-pages.ts'
import { PageView } from '../editor/page-view.tsx'
import { Sheet } from '../editor/sheet.tsx'
import { useMachineText } from '../editor/use-machine-text.ts'
import { readPicture } from '../fields/photo/read-picture.ts'
import { useWords } from '../language.tsx'

type Shown =
  | { readonly is: 'waiting' }
  | { readonly is: 'unseen' }
  | { readonly is: 'pages'; readonly pages: OpenPages }
  | { readonly is: 'picture'; readonly picture: ImageBitmap }

/**
 * Looks at a file by its bytes: a PDF is drawn by pdf.js, a picture on a canvas. Neither is ever opened as a
 * page, and nothing else is looked at.
 *
 * @param bytes - null until they are there
 */
export function FilePreview({
  name,
  mediaType,
  bytes,
}: {
  readonly name: string
  readonly mediaType: string
  readonly bytes: Uint8Array<ArrayBuffer> | null
}) {
  const { t } = useWords()
  const shown = useShown(mediaType, bytes)
  if (!isLookedAt(mediaType)) return <p className="empty">{t('files.noPreview')}</p>
  return (
    <div className="file-look">
      {shown.is === 'waiting' && <p role="status">{t('frame.loading')}</p>}
      {shown.is === 'unseen' && <p className="empty">{t('files.noPreview')}</p>}
      {shown.is === 'pages' && <Pages pages={shown.pages} />}
      {shown.is === 'picture' && <Picture picture={shown.picture} name={name} />}
    </div>
  )
}

/** Whether there is anything to be seen of a file of this type. */
export const isLookedAt = (mediaType: string): boolean => ['pdf', 'picture'].includes(kindOf(mediaType))

function useShown(mediaType: string, bytes: Uint8Array<ArrayBuffer> | null): Shown {
  const [shown, setShown] = useState<Shown>({ is: 'waiting' })
  useEffect(() => {
    if (!bytes) return
    let gone = false
    let close = (): void => undefined
    const show = async (): Promise<Shown> => {
      const kind = kindOf(mediaType)
      if (kind === 'pdf') {
        const { openPages } = await import('../editor/draw-pages.ts')
        const pages = await openPages(bytes.buffer)
        if (!pages) return { is: 'unseen' }
        close = pages.close
        return { is: 'pages', pages }
      }
      const read = kind === 'picture' ? await readPicture(new Blob([bytes])) : null
      if (!read || 'fault' in read) return { is: 'unseen' }
      close = () => read.picture.close()
      return { is: 'picture', picture: read.picture }
    }
    const run = async (): Promise<void> => {
      const next = await show().catch((): Shown => ({ is: 'unseen' }))
      if (gone) close()
      else setShown(next)
    }
    void run()
    return () => {
      gone = true
      close()
    }
  }, [mediaType, bytes])
  return shown
}

function Pages({ pages }: { readonly pages: OpenPages }) {
  const { t } = useWords()
  const machine = useMachineText(pages)
  const frame = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!frame.current) return
    const observer = new ResizeObserver(([entry]) => entry && setWidth(Math.round(entry.contentRect.width / 20) * 20))
    observer.observe(frame.current)
    return () => observer.disconnect()
  }, [])
  const { count, sizes } = pages
  return (
    <>
      <PageView>
        <div className="sheets" ref={frame}>
          {width > 0 &&
            sizes.map((size, index) => (
              <Sheet
                key={index}
                pages={pages}
                number={index + 1}
                size={size}
                width={width}
                label={t('editor.pageOf', { page: index + 1, pages: count })}
                blocks={machine?.blocks.filter((block) => block.page === index + 1) ?? []}
              />
            ))}
        </div>
      </PageView>
      {count > sizes.length && <p className="hint">{t('files.morePages', { count: count - sizes.length })}</p>}
    </>
  )
}

function Picture({ picture, name }: { readonly picture: ImageBitmap; readonly name: string }) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (!element) return
    element.width = picture.width
    element.height = picture.height
    element.getContext('2d')?.drawImage(picture, 0, 0)
  }, [picture])
  return <canvas ref={canvas} className="file-picture" role="img" aria-label={name} />
}
