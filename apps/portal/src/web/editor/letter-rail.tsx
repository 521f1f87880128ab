import '../styles/rail.css'
import { useWords } from '../language.tsx'
import { letterParts, panels, type Place } from './place.ts'
import { RailLink, type RailProps } from './rail-link.tsx'

/** The parts of a letter to go to; on a phone the page before a part. */
export function LetterRail(rail: RailProps) {
  const { t } = useWords()
  const link = (to: Place, label: string) => (
    <div key={to} className="rail-fixed">
      <RailLink to={to} label={label} rail={rail} />
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
