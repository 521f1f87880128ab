/** How long what takes the focus by itself is waited for, in milliseconds: a page, a dialog, an entry. */
const patience = 80

/** What holds the focus, and where it stood, for when it is gone. */
interface Held {
  readonly element: Element
  /** What is around it, the nearest first. */
  readonly around: readonly Element[]
  /** The list that it is a line of, and which. */
  readonly line: { readonly list: Element; readonly at: number } | null
  /** Whether the focus was to be seen, as of keys. */
  readonly shown: boolean
}

const takesFocus = 'a[href], button:not(:disabled), input:not(:disabled), select, textarea'

/**
 * Keeps the focus near where it was when what holds it goes away: a line that is deleted gives it to the one
 * that comes into its place, anything else to the heading of what it stood in. Browsers give it to nothing:
 * whoever hears the page would begin at its top.
 *
 * @param root - whose elements come and go
 * @returns ends it
 */
export function keepFocus(root: HTMLElement): () => void {
  let held: Held | null = null
  const note = ({ target }: FocusEvent): void => {
    held = target instanceof Element ? holding(target) : null
  }
  const watch = new MutationObserver(() => {
    if (!held || held.element.isConnected) return
    const gone = held
    held = null
    setTimeout(() => {
      const { activeElement } = document
      if (activeElement === null || activeElement === document.body) give(gone)
    }, patience)
  })
  root.addEventListener('focusin', note)
  watch.observe(root, { childList: true, subtree: true })
  return () => {
    watch.disconnect()
    root.removeEventListener('focusin', note)
  }
}

function holding(element: Element): Held {
  const around: Element[] = []
  for (let up = element.parentElement; up; up = up.parentElement) around.push(up)
  const line = element.closest('li')
  const list = line?.parentElement
  return {
    element,
    around,
    line: line && list ? { list, at: [...list.children].indexOf(line) } : null,
    shown: element.matches(':focus-visible'),
  }
}

function give({ around, line, shown }: Held): void {
  const lines = line?.list.isConnected ? [...line.list.children] : []
  const next = lines[Math.min(line?.at ?? 0, lines.length - 1)]?.querySelector<HTMLElement>(takesFocus)
  const to = next ?? headingOf(around)
  // A heading is for being led to, not for stopping at.
  if (to && !to.matches(takesFocus)) to.tabIndex = -1
  to?.focus({ preventScroll: !shown })
}

/** The heading of the nearest part of the page that is still there and has one. */
function headingOf(around: readonly Element[]): HTMLElement | null {
  for (const one of around) {
    const heading = one.isConnected && one.matches('section, dialog[open], form, main') ? heads(one) : null
    if (heading) return heading
  }
  return null
}

const heads = (part: Element): HTMLElement | null => part.querySelector('h1, h2, h3')
