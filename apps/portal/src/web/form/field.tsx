import type { Path } from '@laissez-passer/europass/patch'
import { ChoiceField } from './kinds/choice.tsx'
import { CountriesField, CountryField } from './kinds/country.tsx'
import { FilesField } from './kinds/files.tsx'
import { LanguageField } from './kinds/language.tsx'
import { LineField } from './kinds/line.tsx'
import { LinksField, ListField } from './kinds/list.tsx'
import { PeriodField, DateField } from './kinds/period.tsx'
import { PhoneField } from './kinds/phone.tsx'
import { PhotoField } from './kinds/photo.tsx'
import { RichField } from './kinds/rich.tsx'
import { StringsField } from './kinds/strings.tsx'
import type { AnyFormField } from './field-props.ts'

/**
 * A field of a form, drawn by its kind: a new field of a section is a line of data, a new kind a line here.
 */
export function Field({ field, base }: { readonly field: AnyFormField; readonly base: Path }) {
  switch (field.kind) {
    case 'line':
    case 'email':
    case 'url':
      return <LineField field={field} kind={field.kind} base={base} />
    case 'rich':
      return <RichField field={field} base={base} />
    case 'phone':
      return <PhoneField field={field} base={base} />
    case 'date':
      return <DateField field={field} base={base} />
    case 'period':
      return <PeriodField field={field} base={base} />
    case 'country':
      return <CountryField field={field} base={base} />
    case 'countries':
      return <CountriesField field={field} base={base} />
    case 'language':
      return <LanguageField field={field} base={base} />
    case 'level':
    case 'choice':
      return <ChoiceField field={field} base={base} />
    case 'strings':
    case 'choices':
      return <StringsField field={field} base={base} />
    case 'list':
      return <ListField field={field} base={base} Field={Field} />
    case 'links':
      return <LinksField field={field} base={base} Field={Field} />
    case 'files':
      return <FilesField field={field} base={base} />
    case 'photo':
      return <PhotoField field={field} base={base} />
  }
}
