import '../styles/page-view.css'
import { useEffect, useRef, useState } from 'react'
import { Sheet } from '../editor/sheet.tsx'
import { useMachineText } from '../editor/use-machine-text.ts'
import { useOpenPages } from '../editor/use-open-pages.ts'
import { useWidth } from '../editor/use-width.ts'
import { useWords } from '../language.tsx'
import { makingPatience, request } from '../request.ts'

/** The pages of a PDF, drawn here: nothing of a file runs, and no program of the browser's opens it. */
export default function PdfPages({
  path,
  name,
  draw,
}: {
  readonly path: string
  readonly name: string
  /** Makes what the server has no PDF of; null where it can't. */
  readonly draw?: () => Promise<ArrayBuffer | null>
}) {
  const { t } = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const [bytes, setBytes] = useState<ArrayBuffer | 'failed' | null>(null)
  const made = useRef(draw)
  useEffect(() => {
    let stale = false
    const fetched = async (): Promise<void> => {
      const found = made.current ? await made.current() : await bytesAt(path)
      if (!stale) setBytes(found ?? 'failed')
    }
    void fetched()
    return () => {
      stale = true
    }
  }, [path])
  const open = useOpenPages(bytes === 'failed' ? null : bytes)
  const machine = useMachineText(open)
  const width = useWidth(frame)
  return (
    <div className="pdf-pages" ref={frame} role="group" aria-label={name}>
      <p className={open ? 'lp-visually-hidden' : 'waiting'} role="status">
        {bytes === 'failed' ? t('share.received.pagesFailed') : open ? '' : t('share.received.pagesComing')}
      </p>
      {width > 0 &&
        open?.sizes.map((size, index) => (
          <Sheet
            key={index}
            pages={open}
            number={index + 1}
            size={size}
            width={Math.min(width, 880)}
            label={t('editor.pageOf', { page: index + 1, pages: open.count })}
            blocks={machine?.blocks.filter((block) => block.page === index + 1) ?? []}
          />
        ))}
      {open && open.count > open.sizes.length && (
        <p className="hint">{t('files.morePages', { count: open.count - open.sizes.length })}</p>
      )}
    </div>
  )
}

async function bytesAt(path: string): Promise<ArrayBuffer | null> {
  const response = await request(path, { patience: makingPatience })
  return response?.ok ? response.arrayBuffer() : null
}
