import type { ReactNode } from 'react'
import { useView } from '../view.ts'

/**
 * Whose account: initials, name or what was typed, and the domain ("External") as a machine-readable line.
 */
export function Identity({ main, second }: { main: string; second?: string }): ReactNode {
  const { t } = useView()
  return (
    <div className="identity">
      <span className="avatar" aria-hidden="true">
        {initials(main)}
      </span>
      <div className="identity-words">
        <p className="identity-main">{main}</p>
        {second !== undefined && <p className="identity-second">{second}</p>}
        <p className="identity-zone">{t('domain.external')}</p>
      </div>
    </div>
  )
}

let letters: Intl.Segmenter | undefined

/** First letters of the first and last word; of an address, its first letter. */
function initials(name: string): string {
  const words = name.includes('@') ? [name] : name.trim().split(/\s+/)
  const all = words.length > 1 ? [words[0], words.at(-1)] : words
  // Letters of Arabic would join into a word; a letter with its marks is one.
  return all
    .map((word = '') => [...(letters ??= new Intl.Segmenter()).segment(word)][0]?.segment ?? '')
    .join('\u200c')
    .toLocaleUpperCase()
}
