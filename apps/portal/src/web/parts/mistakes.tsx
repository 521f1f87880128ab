import { Component, type ReactNode } from 'react'
import { useWords } from '../language.tsx'
import { Page } from './page.tsx'

interface Props {
  /** The address: another page may be well. */
  readonly at: string
  readonly children: ReactNode
}

interface State {
  readonly at: string
  readonly failed: boolean
}

/** Where a page breaks by a mistake of ours, what says so stands in its place, and the frame stays. */
export class Mistakes extends Component<Props, State> {
  override state: State = { at: this.props.at, failed: false }

  static getDerivedStateFromError(): Partial<State> {
    return { failed: true }
  }

  static getDerivedStateFromProps({ at }: Props, state: State): State | null {
    return at === state.at ? null : { at, failed: false }
  }

  override componentDidCatch(error: unknown): void {
    reportError(error)
  }

  override render(): ReactNode {
    return this.state.failed ? <Broken /> : this.props.children
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
