/**
 * Keeps what was typed in a form for when its page is shown again: in another language (`a[hreflang]`, the
 * switch), after the sign-in that the form had to wait for because its session had ended, or after going
 * back from another page. It is kept in this tab, for a quarter of an hour and for `<body data-lp-person>`
 * alone; never passwords or codes, nor a field with `autocomplete="off"` without `data-lp-kept`.
 */
type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement

interface Kept {
  readonly until: number
  /** Whose form it was; null: nobody was signed in. */
  readonly person: string | null
  /** The page was left without sending: filled in again only when the browser's history leads back to it. */
  readonly left: boolean
  /** By form: each field's name, value, and whether it was ticked. */
  readonly forms: Readonly<Record<string, readonly (readonly [string, string, boolean])[]>>
}

const place = 'lp-typed'
const keptMs = 15 * 60_000
const person = document.body.dataset.lpPerson ?? null
const posting = (): HTMLFormElement[] => [...document.forms].filter(({ method }) => method === 'post')
const inputsOf = (form: HTMLFormElement): Field[] => [...form.querySelectorAll<Field>('input, select, textarea')]

/**
 * Where a form posts to and what it is about. A page of a signed-in person may have several forms with one
 * address, told apart by their hidden fields; without a person those fields may hold a secret of a mail's
 * link, and are left out.
 */
function keyOf(form: HTMLFormElement): string {
  const hidden = person === null ? [] : inputsOf(form).filter(({ type }) => type === 'hidden')
  return [form.getAttribute('action'), ...hidden.map(({ name, value }) => `${name}=${value}`)].join('\n')
}

/** The fields of a form that a person fills in, without those that hide what is typed. */
function fieldsOf(form: HTMLFormElement): Field[] {
  const hides = ({ id, type }: Field): boolean =>
    type === 'password' || document.querySelector(`[data-lp-reveal="${id}"]`) !== null
  return inputsOf(form).filter(
    (field) =>
      field.name !== '' &&
      !/^(hidden|file|submit)$/.test(field.type) &&
      // Codes; some are marked `off`, so that no browser offers them again.
      ('lpKept' in field.dataset || !/^(off|one-time-code)$/.test(field.getAttribute('autocomplete') ?? '')) &&
      field.getAttribute('inputmode') !== 'numeric' &&
      !hides(field),
  )
}

const isTicked = (field: Field): field is HTMLInputElement =>
  field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type)

/** Whether a field differs from what its page came with. */
function isChanged(field: Field): boolean {
  if (field instanceof HTMLSelectElement) {
    const options = [...field.options]
    return field.value !== (options.find((option) => option.hasAttribute('selected')) ?? options[0])?.value
  }
  return isTicked(field) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue
}

const isRefused = (): boolean => document.querySelector('[role=alert]') !== null

function keep(forms: readonly HTMLFormElement[], { left = false } = {}): void {
  // Refused values came with the page, but somebody typed them: they count as changed.
  const whole = isRefused()
  const typed = forms.flatMap((form) => {
    const fields = fieldsOf(form).filter((field) => whole || isChanged(field))
    const values = fields.map((field) => [field.name, field.value, isTicked(field) && field.checked] as const)
    return values.length > 0 ? [[keyOf(form), values] as const] : []
  })
  try {
    // Leaving a page on which nothing was typed keeps what was stored before.
    if (typed.length === 0) return left ? undefined : sessionStorage.removeItem(place)
    sessionStorage.setItem(
      place,
      JSON.stringify({ until: Date.now() + keptMs, person, left, forms: Object.fromEntries(typed) }),
    )
  } catch {
    // A browser that stores nothing: it has to be typed again.
  }
}

function take(): Kept | null {
  try {
    const kept: Kept | null = JSON.parse(sessionStorage.getItem(place) ?? 'null')
    // It stays stored on the pages of a sign-in; on any other page it is used or dropped.
    const waits =
      kept !== null &&
      kept.until > Date.now() &&
      (kept.left ? !isBack() && !isAnew(kept) : kept.person !== null && isOnTheWay())
    if (!waits) sessionStorage.removeItem(place)
    // A refused form shows what the server read: filled in again, it would look corrected.
    if (isRefused()) return null
    if (kept?.left && !isBack()) return null
    return waits || kept === null || kept.until <= Date.now() || kept.person !== person ? null : kept
  } catch {
    return null
  }
}

/** Whether a page belongs to a sign-in: it moves on by itself, or nobody is signed in yet. */
const isOnTheWay = (): boolean =>
  person === null || document.querySelector('meta[http-equiv=refresh], [name=flow], [name=stepUp]') !== null

/** Whether the browser's history led here: back, forward, or the same page again. */
function isBack(): boolean {
  const [came] = performance.getEntriesByType('navigation')
  return came !== undefined && 'type' in came && /^(back_forward|reload)$/.test(String(came.type))
}

/** Whether somebody opened a form anew that was left before, perhaps by another person. */
const isAnew = ({ forms }: Kept): boolean => posting().some((form) => keyOf(form) in forms)

function fillIn({ forms }: Kept): void {
  for (const form of posting()) {
    for (const [name, value, ticked] of forms[keyOf(form)] ?? []) {
      const field = fieldsOf(form).find((one) => one.name === name && (!isTicked(one) || one.value === value))
      if (field === undefined) continue
      if (isTicked(field)) field.checked = ticked
      else field.value = value
      for (const type of ['input', 'change']) field.dispatchEvent(new Event(type, { bubbles: true }))
    }
  }
}

const kept = take()
if (kept !== null) fillIn(kept)

/** What was typed is stored or being sent: leaving the page needs to store nothing. */
let seenTo = false
document.addEventListener('click', ({ target }) => {
  if (!(target instanceof Element && target.closest('a[hreflang]'))) return
  keep(posting())
  seenTo = true
})
addEventListener('submit', ({ target }) => {
  if (!(target instanceof HTMLFormElement && target.method === 'post')) return
  if (person !== null) keep([target])
  seenTo = true
})
addEventListener('pagehide', () => {
  if (!seenTo) keep(posting(), { left: true })
  seenTo = false
})

export {}
