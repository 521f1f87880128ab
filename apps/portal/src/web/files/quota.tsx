import { useId } from 'react'
import { fileLimits } from '../../library/limits.ts'
import { useWords } from '../language.tsx'
import type { ListedFiles } from './store.ts'
import { sizeText } from './words.ts'

/** How much of the room is taken: of bytes or of files, whichever ends first. */
export function Quota({ used }: { readonly used: ListedFiles['used'] }) {
  const { t } = useWords()
  const id = useId()
  const text = t('files.quota', {
    used: sizeText(t, used.bytes),
    total: sizeText(t, fileLimits.total),
    count: used.files,
    files: fileLimits.files,
  })
  const taken = Math.max(used.bytes / fileLimits.total, used.files / fileLimits.files)
  return (
    <div className="quota">
      <p id={id}>{text}</p>
      <meter aria-labelledby={id} min={0} max={1} high={0.9} value={taken} />
    </div>
  )
}
