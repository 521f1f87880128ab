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

/** First letters of the first and last word; of an address, its first letter. */
function initials(name: string): string {
  const words = name.includes('@') ? [name] : name.trim().split(/\s+/)
  const first = [...(words[0] ?? '')][0] ?? ''
  const last = words.length > 1 ? ([...(words[words.length - 1] ?? '')][0] ?? '') : ''
  return `${first}${last}`.toLocaleUpperCase()
}
