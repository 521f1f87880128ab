import { letterForm, recipientForm } from '@laissez-passer/europass/letter'
import { Fields } from '../form/fields.tsx'
import { useWords } from '../language.tsx'
import type { LetterPart } from './place.ts'
import { Panel } from './section-panel.tsx'

/** Whom a letter is for, or what it says. */
export function LetterPanel({
  part,
  focus,
}: {
  readonly part: Exclude<LetterPart, 'enclosed'>
  readonly focus: boolean
}) {
  const { t } = useWords()
  return (
    <Panel title={t(`letter.${part}`)} focus={focus}>
      {part === 'recipient' ? (
        <Fields fields={recipientForm} base="letter/recipient" />
      ) : (
        <Fields fields={letterForm} base="letter" />
      )}
    </Panel>
  )
}
