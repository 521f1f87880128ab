/**
 * `<button hidden data-lp-reveal="id" data-show data-hide>`: shows and hides the password in the field with
 * that id.
 */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-lp-reveal]')) {
  const field = document.getElementById(button.dataset.lpReveal ?? '')
  if (field instanceof HTMLInputElement) enhance(button, field)
}

function enhance(button: HTMLButtonElement, field: HTMLInputElement): void {
  const show = (shown: boolean): void => {
    field.type = shown ? 'text' : 'password'
    button.textContent = (shown ? button.dataset.hide : button.dataset.show) ?? ''
  }
  button.hidden = false
  button.setAttribute('aria-controls', field.id)
  show(false)
  button.addEventListener('click', () => show(field.type === 'password'))
  // A shown password must not be kept in the form history, so it is hidden before it is sent.
  field.form?.addEventListener('submit', () => show(false))
}

export {}
