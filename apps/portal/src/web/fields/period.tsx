import { Checkbox } from 'react-aria-components'
import { Icon } from '../parts/drawing.tsx'
import { DateField } from './typed-date.tsx'
import type { FieldProps } from './field.tsx'

/** A time span as documents keep it; `ongoing` is missing where a field has none. */
export interface PeriodValue {
  readonly from: string
  readonly to: string
  readonly ongoing?: boolean
}

/** What a time span takes: labels of its end and of "it goes on", issues of each date. */
export interface PeriodFieldProps extends Omit<FieldProps<PeriodValue>, 'issues'> {
  readonly toLabel: string
  readonly ongoingLabel?: string
  readonly fromIssues?: FieldProps<string>['issues']
  readonly toIssues?: FieldProps<string>['issues']
}

/** From, to, and whether it goes on. */
export function PeriodField(props: PeriodFieldProps) {
  const { label, toLabel, ongoingLabel, value, onChange, fromIssues = [], toIssues = [], required, onLeave } = props
  const leave = onLeave && { onLeave }
  return (
    <div className="period">
      <DateField
        label={label}
        value={value.from}
        issues={fromIssues}
        required={required ?? false}
        onChange={(from) => onChange({ ...value, from })}
        {...leave}
      />
      <DateField
        label={toLabel}
        value={value.ongoing ? '' : value.to}
        issues={toIssues}
        disabled={value.ongoing ?? false}
        onChange={(to) => onChange({ ...value, to })}
        {...leave}
      />
      {ongoingLabel !== undefined && (
        <Checkbox
          className="checkbox"
          isSelected={value.ongoing ?? false}
          onChange={(ongoing) => onChange({ ...value, ongoing })}
        >
          <span className="checkbox-box">
            <Icon name="check" />
          </span>
          {ongoingLabel}
        </Checkbox>
      )}
    </div>
  )
}
