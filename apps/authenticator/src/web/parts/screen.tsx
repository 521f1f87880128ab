import { guillocheLines } from '@laissez-passer/widgets/guilloche'
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../language.tsx'
import { Icon } from './icon.tsx'

/** What every screen has. */
export interface ScreenProps {
  /** The one `h1`. */
  readonly title: ReactNode
  /** The same as plain text, for the window's title, where `title` isn't text. */
  readonly name?: string
  /** A line above the title. */
  readonly kicker?: ReactNode
  /** Below the title, on the cover. */
  readonly below?: ReactNode
  /** Tall covers open a chapter: the first screen, the welcome. */
  readonly tall?: boolean
  /** Seed of the interlaced lines: an account has its own. */
  readonly seed?: string
  /** Goes back; without it there is no way back. */
  readonly onBack?: () => void
  /** At the right end of the cover's first line. */
  readonly corner?: ReactNode
  /** Stays at the bottom: the screen's actions. */
  readonly actions?: ReactNode
  /** Keys pressed anywhere in the screen. */
  readonly onKeyDown?: (event: KeyboardEvent) => void
  readonly children?: ReactNode
}

/** One full-height screen: a burgundy cover with the title, paper below it, actions at the bottom. */
export function Screen(props: ScreenProps): ReactNode {
  const { title, tall = false, seed = 'laissez-passer', onBack } = props
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  const name = props.name ?? (typeof title === 'string' ? title : '')
  // A new screen is a new page: its title is read and the keyboard starts there.
  useEffect(() => {
    heading.current?.focus({ preventScroll: true })
    scrollTo(0, 0)
  }, [])
  useEffect(() => {
    document.title = `${name} · ${t('app.name')}`
  }, [name, t])
  return (
    <div className="screen" data-tall={tall || undefined} role="presentation" onKeyDown={props.onKeyDown}>
      <header className="cover">
        <CoverLines seed={seed} tall={tall} />
        {onBack || props.corner ? (
          <div className="cover-bar">
            {onBack ? (
              <button type="button" className="cover-button" onClick={onBack}>
                <Icon name="back" />
                {t('back')}
              </button>
            ) : null}
            <span className="cover-corner">{props.corner}</span>
          </div>
        ) : null}
        <div className="cover-words">
          {props.kicker ? <p className="kicker">{props.kicker}</p> : null}
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {props.below}
        </div>
      </header>
      <main className="paper">{props.children}</main>
      {props.actions ? <footer className="actions">{props.actions}</footer> : null}
    </div>
  )
}

function CoverLines({ seed, tall }: { readonly seed: string; readonly tall: boolean }): ReactNode {
  const [width, height] = tall ? [480, 360] : [480, 150]
  return (
    <svg
      className="cover-lines"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMidYMid slice"
      fill="none"
      stroke="currentColor"
      strokeWidth="0.8"
      aria-hidden="true"
    >
      {guillocheLines({ seed, width, height, lines: tall ? 11 : 7 }).map((d) => (
        <path key={d} d={d} />
      ))}
    </svg>
  )
}
