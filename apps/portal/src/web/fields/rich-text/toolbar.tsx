import { type KeyboardEvent, useState } from 'react'
import { useWords } from '../../language.tsx'
import { indent, toggleList, toggles } from './commands.ts'
import type { RichEditor, ToolState } from './editor-view.ts'
import { ToolIcon, type ToolName } from './tool-icons.tsx'

interface Tool {
  readonly name: ToolName
  readonly keys: string
  /** Whether it is on; a tool without it only acts. */
  readonly on?: (tools: ToolState) => boolean
  readonly off?: (tools: ToolState) => boolean
}

const tools: readonly Tool[] = [
  { name: 'bold', keys: 'Control+B', on: (state) => state.bold },
  { name: 'italic', keys: 'Control+I', on: (state) => state.italic },
  { name: 'underline', keys: 'Control+U', on: (state) => state.underline },
  { name: 'link', keys: 'Control+K', on: (state) => state.link },
  { name: 'bullets', keys: 'Control+Shift+8', on: (state) => state.list === 'bullets' },
  { name: 'numbers', keys: 'Control+Shift+7', on: (state) => state.list === 'numbers' },
  { name: 'up', keys: 'Control+[', off: (state) => !state.up },
  { name: 'deeper', keys: 'Control+]', off: (state) => !state.deeper },
]

const apple = /Mac|iPhone|iPad/.test(navigator.userAgent)
/** Keys as they stand on the keyboard that is there. */
const shownKeys = (keys: string): string =>
  apple ? keys.replace('Control', '⌘').replace('Shift', '⇧') : keys.replace('Control', 'Ctrl')

const actions = {
  bold: toggles.bold,
  italic: toggles.italic,
  underline: toggles.underline,
  bullets: toggleList(false),
  numbers: toggleList(true),
  up: indent(-1),
  deeper: indent(1),
}

/**
 * The tools of a text. One of them takes Tab, arrow keys go from one to the next; pressing one leaves the
 * cursor where it is in the text.
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/toolbar/
 */
export function Toolbar({
  editor,
  state,
  controls,
  onLink,
}: {
  readonly editor: RichEditor | null
  readonly state: ToolState | null
  readonly controls: string
  readonly onLink: () => void
}) {
  const { t } = useWords()
  const [current, setCurrent] = useState(0)
  const move = (event: KeyboardEvent<HTMLDivElement>): void => {
    const forwards = getComputedStyle(event.currentTarget).direction === 'rtl' ? 'ArrowLeft' : 'ArrowRight'
    const backwards = forwards === 'ArrowRight' ? 'ArrowLeft' : 'ArrowRight'
    const places: Readonly<Record<string, number>> = {
      [forwards]: (current + 1) % tools.length,
      [backwards]: (current + tools.length - 1) % tools.length,
      Home: 0,
      End: tools.length - 1,
    }
    const next = places[event.key]
    if (next === undefined) return
    event.preventDefault()
    setCurrent(next)
    event.currentTarget.querySelectorAll('button')[next]?.focus()
  }
  return (
    <div
      role="toolbar"
      tabIndex={-1}
      aria-label={t('rich.tools')}
      aria-controls={controls}
      className="rich-tools"
      onKeyDown={move}
    >
      {tools.map(({ name, keys, on, off }, index) => {
        const disabled = (state && off?.(state)) ?? false
        return (
          <button
            key={name}
            type="button"
            className="rich-tool"
            aria-label={t(`rich.${name}`)}
            title={`${t(`rich.${name}`)} (${shownKeys(keys)})`}
            aria-keyshortcuts={keys}
            aria-pressed={on && state ? on(state) : undefined}
            aria-haspopup={name === 'link' ? 'dialog' : undefined}
            aria-disabled={disabled || undefined}
            tabIndex={index === current ? 0 : -1}
            onFocus={() => setCurrent(index)}
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => {
              if (disabled || !editor) return
              if (name === 'link') onLink()
              else editor.run(actions[name])
            }}
          >
            <ToolIcon name={name} />
          </button>
        )
      })}
    </div>
  )
}
