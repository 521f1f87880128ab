import { asciiDigits, withoutPasted } from '@laissez-passer/core/typed'
import { below } from '@laissez-passer/europass/patch'
import { tidyPhone } from '@laissez-passer/europass/phone'
import { useId } from 'react'
import { useEditing, useTyped, useValue } from '../../editing/use-editing.tsx'
import { useEuropassWords } from '../../europass-words.ts'
import type { FieldProps } from '../field-props.ts'
import { described } from '../frame.tsx'
import { Standing } from '../standing.tsx'
import { useIssue } from '../use-issue.ts'
import { useWords } from '../../language.tsx'
import { diallingOptions } from '../../fields/codes.ts'

/** A telephone number: the country's code, and what is dialled after it. */
export function PhoneField({ field, base }: FieldProps<'phone'>) {
  const { t, language } = useWords()
  const e = useEuropassWords()
  const editing = useEditing()
  const id = useId()
  const [dialling, number] = [below(base, 'dialling'), below(base, 'number')]
  const code = useValue(dialling)
  const { text, type, leave } = useTyped(number, { translatable: false })
  const codeIssue = useIssue(dialling)
  const numberIssue = useIssue(number)
  const onLeave = (): void => {
    leave()
    const phone = { dialling: typeof code === 'string' ? code : '', number: text }
    const tidy = tidyPhone(phone)
    if (tidy.dialling !== phone.dialling) editing.write(dialling, { value: tidy.dialling, translatable: false })
    if (tidy.number !== phone.number) editing.write(number, { value: tidy.number, translatable: false })
    numberIssue.leave()
  }
  return (
    <>
      <div className="field">
        <label htmlFor={`${id}-code`}>{t('personal.dialling')}</label>
        <select
          {...described(`${id}-code`, { hint: false, message: codeIssue.message })}
          value={typeof code === 'string' ? code : ''}
          autoComplete="tel-country-code"
          onChange={(event) => editing.write(dialling, { value: event.target.value, translatable: false })}
          onBlur={codeIssue.leave}
        >
          {diallingOptions(language).map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
        {codeIssue.message && (
          <p className="field-error" id={`${id}-code-error`}>
            {codeIssue.message}
          </p>
        )}
      </div>
      <div className="field" data-path={number}>
        <label htmlFor={id}>{e(field.label)}</label>
        <input
          {...described(id, { hint: false, message: numberIssue.message })}
          type="tel"
          autoComplete="tel-national"
          value={text}
          onChange={(event) => type(asciiDigits(withoutPasted(event.target.value)))}
          onBlur={onLeave}
        />
        {numberIssue.message && (
          <p className="field-error" id={`${id}-error`}>
            {numberIssue.message}
          </p>
        )}
        <Standing path={number} label={e(field.label)} />
      </div>
    </>
  )
}
