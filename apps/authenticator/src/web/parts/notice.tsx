import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'

const SIGNS = { ok: 'check', warn: 'warn', bad: 'cross', info: 'clock', offline: 'offline' } as const satisfies Record<
  string,
  IconName
>

/** How a notice is meant. */
export type Tone = keyof typeof SIGNS

/** Something to know, with its sign; announced when it appears. */
export function Notice({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }): ReactNode {
  return (
    <div className="notice" data-tone={tone} role={tone === 'bad' ? 'alert' : 'status'}>
      <Icon name={SIGNS[tone]} />
      <div>{children}</div>
    </div>
  )
}
