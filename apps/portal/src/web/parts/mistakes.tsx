import { Component, type ReactNode } from 'react'
import { useWords } from '../language.tsx'
import { isNotHad, NotHad } from './lazy-page.tsx'
import { Page } from './page.tsx'

interface Props {
  /** The address: another page may be well. */
  readonly at: string
  readonly children: ReactNode
}

interface State {
  readonly at: string
  /** Why the page isn't there: a part of the program wasn't to be had, or a mistake of ours. */
  readonly failed: 'not-had' | 'mistake' | null
}

/**
 * Where a page breaks, what says why stands in its place, and the frame stays. Mistakes of ours are reported.
 */
export class Mistakes extends Component<Props, State> {
  override state: State = { at: this.props.at, failed: null }

  static getDerivedStateFromError(error: unknown): Partial<State> {
    return { failed: isNotHad(error) ? 'not-had' : 'mistake' }
  }

  static getDerivedStateFromProps({ at }: Props, state: State): State | null {
    return at === state.at ? null : { at, failed: null }
  }

  override componentDidCatch(error: unknown): void {
    if (!isNotHad(error)) reportError(error)
  }

  override render(): ReactNode {
    const { failed } = this.state
    if (failed === null) return this.props.children
    return failed === 'not-had' ? <NotHad /> : <Broken />
  }
}

function Broken() {
  const { t } = useWords()
  return (
    <Page title={t('mistake.title')} lead={t('mistake.text')}>
      <p>
        <button type="button" className="button" onClick={() => location.reload()}>
          {t('frame.again')}
        </button>
      </p>
    </Page>
  )
}
