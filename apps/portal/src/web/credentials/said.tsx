import type { Said } from '@laissez-passer/europass/credentials'
import { directionOf } from '@laissez-passer/europass/fields'
import { useWords } from '../language.tsx'

/** A text of a credential, in the language that it is in. */
export function SaidText({ said }: { readonly said: Said }) {
  const { language } = useWords()
  if (said.language === '' || said.language === language) return said.text
  return (
    <span lang={said.language} dir={directionOf(said.language)}>
      {said.text}
    </span>
  )
}
