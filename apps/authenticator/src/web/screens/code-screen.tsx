import type { ReactNode } from 'react'
import { useWords } from '../language.tsx'
import { Button } from '../parts/button.tsx'
import { Screen } from '../parts/screen.tsx'

/** The one-time code that answers a QR code. */
export function CodeScreen({
  code,
  service,
  onClose,
}: {
  readonly code: string
  readonly service: string
  readonly onClose: () => void
}): ReactNode {
  const { t } = useWords()
  const half = Math.ceil(code.length / 2)
  return (
    <Screen
      title={t('code.title')}
      kicker={t('code.for', { service })}
      actions={
        <Button primary onClick={onClose}>
          {t('close')}
        </Button>
      }
    >
      <p className="center">{t('code.type')}</p>
      <p className="huge-code">
        <span className="lp-visually-hidden">{t('code.spoken', { digits: [...code].join(' ') })}</span>
        <span aria-hidden="true">{code.slice(0, half)}</span>
        <span aria-hidden="true">{code.slice(half)}</span>
      </p>
      <p className="soft center">{t('code.offline')}</p>
    </Screen>
  )
}
