/** How long what takes the focus by itself is waited for, in milliseconds: a page, a dialog, an entry. */
const patience = 80

/** What holds the focus, and where it stood, for when it is gone. */
interface Held {
  readonly element: Element
  /** What is around it, the nearest first, and in which place of each it stood. */
  readonly around: readonly { readonly part: Element; readonly at: number }[]
  /** Whether the focus was to be seen, as of keys. */
  readonly shown: boolean
}

/** What is led to in a line: no field, which would call a keyboard onto a screen that is touched. */
const takesFocus = 'a[href], button:not(:disabled)'

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
  // Whoever pressed beside it has left it, which is known once it may have gone.
  const left = ({ target }: FocusEvent): void =>
    queueMicrotask(() => {
      if (held?.element === target && document.activeElement !== target && couldHold(held.element)) held = null
    })
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
  root.addEventListener('focusout', left)
  watch.observe(root, { childList: true, subtree: true })
  return () => {
    watch.disconnect()
    root.removeEventListener('focusin', note)
    root.removeEventListener('focusout', left)
  }
}

/** What is gone, hidden or disabled didn't give the focus away: it was taken from it. */
const couldHold = (element: Element): boolean =>
  element.isConnected && element.getClientRects().length > 0 && !element.matches(':disabled')

function holding(element: Element): Held {
  const around: Held['around'][number][] = []
  for (let inner = element, part = inner.parentElement; part; inner = part, part = inner.parentElement)
    around.push({ part, at: [...part.children].indexOf(inner) })
  return { element, around, shown: element.matches(':focus-visible') }
}

function give({ around, shown }: Held): void {
  const left = around.filter(({ part }) => part.isConnected)
  const to = nextLine(left[0]) ?? headingOf(left.map(({ part }) => part))
  // A heading is for being led to, not for stopping at.
  if (to && !to.matches(takesFocus)) to.tabIndex = -1
  to?.focus({ preventScroll: !shown })
}

/** In a list or a group of fields: what takes the focus in what stands in the place of what is gone. */
function nextLine(left: Held['around'][number] | undefined): HTMLElement | null {
  if (!left?.part.matches('ul, ol, fieldset')) return null
  const lines = left.part.children
  const line = lines[Math.min(left.at, lines.length - 1)]
  return line instanceof HTMLElement && line.matches(takesFocus) ? line : (line?.querySelector(takesFocus) ?? null)
}

/** The heading of the nearest part of the page that has one. */
function headingOf(parts: readonly Element[]): HTMLElement | null {
  for (const part of parts) {
    const heading = part.matches('section, dialog[open], form, main') ? headed(part) : null
    if (heading) return heading
  }
  return null
}

const headed = (part: Element): HTMLElement | null => part.querySelector('h1, h2, h3')
