import type { Removal } from '@laissez-passer/mobile-crypto'
import type { ReactNode } from 'react'
import { useWords } from '../language.tsx'
import { Button } from '../parts/button.tsx'
import { Notice } from '../parts/notice.tsx'
import { Screen } from '../parts/screen.tsx'

/** What the announcement of a lost factor needs. */
export interface RemovalScreenProps {
  readonly removal: Removal
  /** This app is locked: it can only tell. */
  readonly locked: boolean
  readonly busy?: boolean
  readonly onKeep: () => void
  /** It is lost indeed, or is decided later. */
  readonly onLost: () => void
}

const KINDS = {
  device: 'removal.kind.device',
  passkey: 'removal.kind.passkey',
  token: 'removal.kind.token',
  phone: 'removal.kind.phone',
  eid: 'removal.kind.eid',
} as const

function isKind(kind: string): kind is keyof typeof KINDS {
  return Object.hasOwn(KINDS, kind)
}

/** Who asked for what, when it happens, and how to stop it. */
export function RemovalScreen({ removal, locked, busy = false, onKeep, onLost }: RemovalScreenProps): ReactNode {
  const { t } = useWords()
  const { factor, kind, own, askedAt, dueAt } = removal
  const what = { which: own ? 'this' : 'other', name: factor }
  return (
    <Screen
      title={t('removal.title')}
      kicker={t('removal.kicker', what)}
      actions={
        <>
          {locked ? null : (
            <Button primary busy={busy} onClick={onKeep}>
              {busy ? t('request.working') : t('removal.keep', what)}
            </Button>
          )}
          <Button quiet={!locked} primary={locked} busy={busy} onClick={onLost}>
            {t(locked ? 'continue' : 'removal.lost')}
          </Button>
        </>
      }
    >
      <Notice tone="warn">{t('removal.text', what)}</Notice>
      <dl className="facts">
        <Fact name={t('removal.what')}>
          {factor}
          {isKind(kind) ? <span className="soft"> {t('removal.kind', { kind: t(KINDS[kind]) })}</span> : null}
        </Fact>
        <Fact name={t('removal.who')}>{t('removal.who.text')}</Fact>
        <Fact name={t('removal.when')}>{t.format.dateTime(askedAt * 1000)}</Fact>
        <Fact name={t('removal.due')}>
          <strong>{t.format.dateTime(dueAt * 1000)}</strong>
        </Fact>
      </dl>
      <p>{t(locked ? 'removal.locked' : 'removal.do')}</p>
    </Screen>
  )
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
