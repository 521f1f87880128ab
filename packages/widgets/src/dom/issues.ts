/**
 * What a page says is wrong with a field goes as soon as what stands there could be right: it isn't what was
 * refused, and nothing that the browser can check is wrong with it (`required`, `type`, `pattern`, what other
 * scripts say by `setCustomValidity`, and `data-same="id"`: it says the same as that field). It comes back
 * where that changes. Its message is the element `<name>-issue`, its line of the summary the link `#<name>`.
 */
type Field = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement
const refused = [...document.querySelectorAll<Field>(':is(input, select, textarea)[aria-invalid=true]')]
const valueOf = (field: Field): string =>
  field instanceof HTMLInputElement && /^(checkbox|radio)$/.test(field.type) ? String(field.checked) : field.value
const before = new Map(refused.map((field) => [field, valueOf(field)]))

function isRight(field: Field): boolean {
  const other = document.getElementById(field.dataset.same ?? '')
  const same =
    !(other instanceof HTMLInputElement) || other.value.trim().toLowerCase() === field.value.trim().toLowerCase()
  return same && field.validity.valid && valueOf(field) !== before.get(field)
}

function look(): void {
  for (const field of refused) {
    const right = isRight(field)
    field.setAttribute('aria-invalid', String(!right))
    field.closest('.field')?.classList.toggle('field-wrong', !right)
    const message = document.getElementById(`${field.name}-issue`)
    if (message) message.hidden = right
    for (const link of document.querySelectorAll(`[role=alert] a[href="#${field.name}"]`)) {
      const line = link.closest('li')
      if (line) line.hidden = right
    }
  }
  const summary = document.querySelector<HTMLElement>('[role=alert]')
  if (summary) summary.hidden = !summary.querySelector('li:not([hidden])')
}

// After the scripts of the field itself have looked at it.
if (refused.length > 0) for (const type of ['input', 'change']) document.addEventListener(type, look)

export {}
