import { useRef } from 'react'
import { useWords } from '../language.tsx'
import { Notice } from '../parts/notice.tsx'
import type { Drawing } from '../typesetting/drawer.ts'
import { serverDraws } from '../typesetting/server-draws.ts'
import { useEngine } from '../typesetting/use-drawing.ts'
import type { OpenPages } from './draw-pages.ts'
import { MachinePanel } from './machine-panel.tsx'
import { Sheet } from './sheet.tsx'
import { useMachineText } from './use-machine-text.ts'
import { useOpenPages } from './use-open-pages.ts'
import { useWidth } from './use-width.ts'

/** What the engine weighs on the way, in megabytes. */
const weight = 9

/** The true PDF, page by page. The pages stay until the new ones are drawn. */
export function Preview({ drawing }: { readonly drawing: Drawing }) {
  const { t } = useWords()
  const frame = useRef<HTMLDivElement>(null)
  const open = useOpenPages(drawing.bytes)
  const machine = useMachineText(open)
  const width = useWidth(frame)
  return (
    <div className="preview" data-drawing={drawing.state === 'drawing' || undefined} data-by={drawing.by ?? undefined}>
      <p className="preview-state" role="status">
        <State drawing={drawing} open={open} />
      </p>
      <Missing drawing={drawing} />
      <div className="sheets" ref={frame}>
        {width > 0 &&
          open?.sizes.map((size, index, { length }) => (
            <Sheet
              key={index}
              pages={open}
              number={index + 1}
              size={size}
              width={width}
              label={t('editor.pageOf', { page: index + 1, pages: length })}
              blocks={machine?.blocks.filter((block) => block.page === index + 1) ?? []}
            />
          ))}
      </div>
      <WhoDraws drawing={drawing} />
      {machine && <MachinePanel machine={machine} />}
    </div>
  )
}

function State({ drawing, open }: { readonly drawing: Drawing; readonly open: OpenPages | null }) {
  const { t } = useWords()
  if (drawing.state === 'failed') return t('editor.previewFailed')
  if (drawing.state === 'refused') return t('editor.previewRefused')
  if (!open) return t('editor.previewFirst')
  // Always there and shown when it is true, so that nothing moves; whoever listens isn't told of each letter.
  return (
    <>
      {t('editor.pages', { count: open.count })}{' '}
      <span className="preview-drawing" aria-hidden="true">
        {t('preview.drawing')}
      </span>
    </>
  )
}

/** Where the page is drawn, and how it can be drawn here. */
function WhoDraws({ drawing }: { readonly drawing: Drawing }) {
  const { t } = useWords()
  const { load, state } = useEngine(drawing.state)
  if (state === 'ready') return <p className="preview-state">{t('preview.byBrowser')}</p>
  if (state === 'loading' || !serverDraws()) return <p className="preview-state">{t('preview.engineLoading')}</p>
  return (
    <div className="preview-engine">
      <p className="preview-state">{t('preview.byServer')}</p>
      {state === 'absent' && (
        <>
          <button type="button" className="button button-quiet" onClick={load}>
            {t('preview.engineAsk')}
          </button>
          <p className="preview-state">{t('preview.engineSize', { megabytes: weight })}</p>
        </>
      )}
    </div>
  )
}

/** Characters that no font has, with the field they stand in. */
function Missing({ drawing: { missing } }: { readonly drawing: Drawing }) {
  const { t } = useWords()
  if (missing.length === 0) return null
  const places = new Map<string, string[]>()
  for (const { character, path } of missing) places.set(path, [...(places.get(path) ?? []), character])
  const told = [...places].map(([path, characters]) => {
    // The document's own title says nothing to whoever is in it.
    const place = missing.find((one) => one.path === path)?.where.slice(1) ?? []
    return place.length === 0
      ? characters.join(' ')
      : t('preview.unprintableIn', { characters: characters.join(' '), where: place.join(' › ') })
  })
  return (
    <Notice kind="warn" title={t('preview.unprintable', { characters: t.format.list([...new Set(told)]) })} live>
      <p>{t('preview.unprintableText')}</p>
    </Notice>
  )
}
