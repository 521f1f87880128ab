import { below } from '@laissez-passer/europass/patch'
import { useEditing, useTyped, useValue } from '../../editing/use-editing.tsx'
import { PhoneField as Phone } from '../../fields/phone.tsx'
import type { FieldProps } from '../field-props.ts'
import { Kind } from '../kind.tsx'
import { useIssues } from '../use-issue.ts'

/** A telephone number: the country that it is of, and what is dialled after its code. */
export function PhoneField({ field, base }: FieldProps<'phone'>) {
  const editing = useEditing()
  const [dialling, number] = [below(base, 'dialling'), below(base, 'number')]
  const code = useValue(dialling)
  const { text, type, leave } = useTyped(number, { translatable: false })
  const codeIssues = useIssues(dialling)
  const value = { dialling: typeof code === 'string' ? code : '', number: text }
  return (
    <Kind field={field} path={number} wide>
      {(shared) => (
        <Phone
          {...shared}
          issues={[...codeIssues.issues, ...shared.issues]}
          value={value}
          onChange={(next) => {
            if (next.dialling !== value.dialling) editing.write(dialling, { value: next.dialling, translatable: false })
            if (next.number !== value.number) type(next.number)
          }}
          onLeave={() => {
            leave()
            codeIssues.leave()
            shared.onLeave?.()
          }}
        />
      )}
    </Kind>
  )
}
