import { useWords } from '../language.tsx'
import { letterParts, panels, type Place } from './place.ts'

/** The parts of a letter to go to; on a phone the page before a part. */
export function LetterRail({ place, go }: { readonly place: Place | null; readonly go: (place: Place) => void }) {
  const { t } = useWords()
  const link = (to: Place, label: string) => (
    <div key={to} className="rail-fixed">
      <button
        type="button"
        className="rail-link"
        aria-current={place === to ? 'page' : undefined}
        onClick={() => go(to)}
      >
        <span className="rail-name">{label}</span>
      </button>
    </div>
  )
  return (
    <nav className="rail" aria-label={t('rail.label')}>
      {link('personal', t('section.personal'))}
      {letterParts.map((part) => link(part, t(`letter.${part}`)))}
      <div className="rail-panels">
        <h2>{t('rail.about')}</h2>
        {panels.map((panel) => link(panel, t(`panel.${panel}`)))}
      </div>
    </nav>
  )
}
