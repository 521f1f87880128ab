import { useEffect, useRef, useState } from 'react'
import { useWords } from '../language.tsx'
import type { DrawnPage } from './draw-pages.ts'
import type { PdfView } from './use-pdf.ts'

/** The true PDF, page by page. The pages stay until the new ones are drawn. */
export function Preview({ pdf }: { readonly pdf: PdfView }) {
  const { t } = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const [pages, setPages] = useState<readonly DrawnPage[]>([])
  const width = useWidth(frame)
  useEffect(() => {
    if (!pdf.bytes || width === 0) return
    let stale = false
    const { bytes } = pdf
    void import('./draw-pages.ts')
      .then(({ drawPages }) => drawPages(bytes, width))
      .then((drawn) => {
        if (!stale) setPages(drawn)
      })
    return () => {
      stale = true
    }
  }, [pdf, width])
  return (
    <div className="preview" ref={frame} data-drawing={pdf.state === 'drawing' || undefined}>
      <p className="preview-state" role="status">
        {pdf.state === 'failed'
          ? t('editor.previewFailed')
          : pdf.state === 'refused'
            ? t('editor.previewRefused')
            : pages.length === 0
              ? t('editor.previewFirst')
              : t('editor.pages', { count: pages.length })}
      </p>
      {pages.map((page, index) => (
        <DrawnPageView key={index} page={page} label={t('editor.pageOf', { page: index + 1, pages: pages.length })} />
      ))}
    </div>
  )
}

function DrawnPageView({ page, label }: { readonly page: DrawnPage; readonly label: string }) {
  const holder = useRef<HTMLDivElement>(null)
  useEffect(() => {
    holder.current?.replaceChildren(page.canvas)
  }, [page])
  return (
    <figure className="sheet" aria-label={label}>
      <div ref={holder} aria-hidden="true" />
      <figcaption className="lp-visually-hidden">{page.text}</figcaption>
    </figure>
  )
}

function useWidth(element: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    if (!element.current) return
    const observer = new ResizeObserver(([entry]) => {
      // Whole steps, so that a scroll bar's coming and going doesn't draw everything anew.
      if (entry) setWidth(Math.round(entry.contentRect.width / 20) * 20)
    })
    observer.observe(element.current)
    return () => observer.disconnect()
  }, [element])
  return width
}
