import { type Answer, answersTo, type Item } from '@laissez-passer/europass/digital-skills'
import { type KeyboardEvent, useId } from 'react'
import { useDigitalWords } from './words.ts'

/**
 * A question: radio buttons in a group, as browsers have them. With the focus on one of them, a number
 * chooses that answer, and goes on.
 */
export function Question({
  item,
  number,
  answer,
  missing,
  onAnswer,
  onDone,
}: {
  readonly item: Item
  /** Among all questions, from 1. */
  readonly number: number
  readonly answer: Answer | null
  /** Whether an answer was asked for and there is none. */
  readonly missing: boolean
  readonly onAnswer: (answer: Answer) => void
  /** A number was pressed. */
  readonly onDone: () => void
}) {
  const words = useDigitalWords()
  const id = useId()
  const answers = answersTo(item)
  const wordOf = ({ kind }: Item, one: Answer): string => {
    const key = `digital.${kind}.${one}`
    return words.has(key) ? words(key) : one
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const chosen = answers[Number(event.key) - 1]
    if (chosen === undefined) return
    event.preventDefault()
    onAnswer(chosen)
    onDone()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- keys of the radio buttons it holds
    <fieldset
      className="question"
      id={`question-${item.id}`}
      onKeyDown={onKeyDown}
      aria-describedby={missing ? `${id}-missing` : undefined}
      data-missing={missing || undefined}
    >
      <legend>
        <span className="question-head">
          <span>{words('digital.test.number', { number })}</span>
          <span>{words(`digital.ask.${item.kind}`)}</span>
        </span>
        <span className="question-text">{words(`digital.item.${item.id}`)}</span>
      </legend>
      {missing && (
        <p className="field-error" id={`${id}-missing`}>
          {words('digital.test.choose')}
        </p>
      )}
      <div className="answers" data-kind={item.kind}>
        {answers.map((one, at) => (
          <label key={one} className="answer">
            <input
              type="radio"
              name={item.id}
              value={one}
              checked={answer === one}
              onChange={() => onAnswer(one)}
              aria-keyshortcuts={String(at + 1)}
            />
            <span>{wordOf(item, one)}</span>
            <kbd aria-hidden="true">{at + 1}</kbd>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
