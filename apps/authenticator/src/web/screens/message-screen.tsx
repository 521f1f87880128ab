import type { ReactNode } from 'react'
import { Icon, type IconName } from '../parts/icon.tsx'
import { Screen } from '../parts/screen.tsx'

/** What a screen that tells one thing needs. */
export interface MessageScreenProps {
  readonly tone: 'ok' | 'warn' | 'bad'
  readonly icon: IconName
  readonly title: string
  readonly actions: ReactNode
  readonly onBack?: () => void
  /** The explanation: paragraphs. */
  readonly children: ReactNode
}

/** One outcome, told plainly, with what to do next. */
export function MessageScreen({ tone, icon, title, actions, onBack, children }: MessageScreenProps): ReactNode {
  return (
    <Screen title={title} actions={actions} {...(onBack ? { onBack } : {})}>
      <div className="message" data-tone={tone}>
        <span className="message-sign">
          <Icon name={icon} size={40} />
        </span>
        <div className="message-words" role="status">
          {children}
        </div>
      </div>
    </Screen>
  )
}
