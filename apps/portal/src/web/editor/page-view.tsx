import '../styles/page-view.css'
import { type ReactNode, useState } from 'react'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'

/** How large a page can be shown, beside its column: 1 fills it. */
const zooms = [0.5, 0.67, 0.8, 1, 1.25, 1.5, 2, 3] as const

/** The pages and how large they are shown. */
export function PageView({ tools, children }: { readonly tools?: ReactNode; readonly children: ReactNode }) {
  const { t } = useWords()
  const [at, setAt] = useState(zooms.indexOf(1))
  const zoom = zooms[at] ?? 1
  const step = (by: number): void => setAt(Math.min(zooms.length - 1, Math.max(0, at + by)))
  return (
    <div className="page-view">
      <div className="page-tools" role="toolbar" aria-label={t('zoom.label')}>
        <button
          type="button"
          className="tool"
          aria-label={t('zoom.out')}
          title={t('zoom.out')}
          aria-disabled={at === 0 || undefined}
          onClick={() => step(-1)}
        >
          <Icon name="smaller" />
        </button>
        <button type="button" className="zoom" title={t('zoom.fit')} onClick={() => setAt(zooms.indexOf(1))}>
          {t.format.number(zoom, { style: 'percent' })}
          <span className="lp-visually-hidden"> {t('zoom.fit')}</span>
        </button>
        <button
          type="button"
          className="tool"
          aria-label={t('zoom.in')}
          title={t('zoom.in')}
          aria-disabled={at === zooms.length - 1 || undefined}
          onClick={() => step(1)}
        >
          <Icon name="bigger" />
        </button>
        {tools}
      </div>
      {/* Larger than its column it is scrolled: by keyboard too. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
      <div className="page-scroll" role="group" aria-label={t('zoom.pages')} tabIndex={0}>
        <div style={{ inlineSize: `${zoom * 100}%` }}>{children}</div>
      </div>
    </div>
  )
}
