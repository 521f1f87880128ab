import type { Period } from '@laissez-passer/europass/model'
import { Checkbox } from 'react-aria-components'
import { DateRow } from '../fields/date.tsx'
import { useWords } from '../language.tsx'
import { Icon } from '../parts/drawing.tsx'

/** From, to, and whether it goes on. */
export function PeriodFields({
  value,
  onChange,
  path,
  ongoingLabel,
}: {
  readonly value: Period
  readonly onChange: (part: Partial<Period>) => void
  readonly path: string
  readonly ongoingLabel: string
}) {
  const { t } = useWords()
  return (
    <>
      <DateRow
        label={t('form.from')}
        path={`${path}.from`}
        value={value.from}
        onChange={(from) => onChange({ from })}
      />
      <div className="stack">
        {!value.ongoing && (
          <DateRow label={t('form.to')} path={`${path}.to`} value={value.to} onChange={(to) => onChange({ to })} />
        )}
        <Checkbox className="checkbox" isSelected={value.ongoing} onChange={(ongoing) => onChange({ ongoing })}>
          <span className="checkbox-box">
            <Icon name="check" />
          </span>
          {ongoingLabel}
        </Checkbox>
      </div>
    </>
  )
}
