/**
 * `<button hidden data-lp-copy="id" data-done="Copied">`: copies the text (or link) of the element with that
 * id, of a list each item on a line. `<button hidden data-lp-print>` prints the page.
 */
for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-lp-copy]')) {
  const source = document.getElementById(button.dataset.lpCopy ?? '')
  if (!source || !navigator.clipboard) continue
  const label = button.textContent
  button.hidden = false
  button.setAttribute('aria-live', 'polite')
  button.addEventListener('click', () => {
    const text =
      source instanceof HTMLInputElement
        ? source.value
        : source instanceof HTMLAnchorElement
          ? source.href
          : [...(source.querySelector('li') ? source.children : [source])].map((one) => one.textContent).join('\n')
    void navigator.clipboard.writeText(text.trim()).then(() => {
      button.textContent = button.dataset.done ?? label
      setTimeout(() => {
        button.textContent = label
      }, 4000)
    })
  })
}

for (const button of document.querySelectorAll<HTMLButtonElement>('button[data-lp-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}

export {}
