import { lazy, Suspense, useState } from 'react'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'
import { useSession } from '../session.tsx'
import type { ShareWish } from './shareable.ts'

const ShareDialog = lazy(() => import('./share-dialog.tsx'))

/**
 * Opens the making of a link to these things; nothing for guests, whose documents lie in their browser alone.
 *
 * @param props - `items` that the link shows at first; `className` of the button
 */
export function ShareButton({
  items,
  className = 'button',
}: {
  readonly items: readonly ShareWish[]
  readonly className?: string
}) {
  const { t } = useWords()
  const { person, reached } = useSession()
  const [open, setOpen] = useState(false)
  if (!person || !reached) return null
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        <Icon name="share" />
        <span>{t('share.open')}</span>
      </button>
      {open && (
        <Suspense>
          <ShareDialog wishes={items} share={null} onClose={() => setOpen(false)} onDone={() => undefined} />
        </Suspense>
      )}
    </>
  )
}
