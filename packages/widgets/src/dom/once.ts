/**
 * A form is sent once, however often its button is pressed: a browser drops the answer to the first when it
 * sends the second, and with it what is given once (a session). Stopped by the person, it can be sent again
 * after a few seconds. Nor does coming back to its answer send it: what the history then asks for is the page
 * that the answer says it is (`link[rel=canonical]`), by GET.
 *
 * Nor does coming back choose a language again: `lang` was remembered when the page was asked for, and leaves
 * its address, which a later choice would otherwise not outlive.
 */
const pauseMs = 5000
const sentAt = new WeakMap<EventTarget, number>()

// At the window, behind whoever else has a say: a form that another script holds back isn't sent yet.
addEventListener('submit', (event) => {
  if (event.defaultPrevented || event.target === null) return
  const before = sentAt.get(event.target)
  if (before !== undefined && event.timeStamp - before < pauseMs) event.preventDefault()
  else sentAt.set(event.target, event.timeStamp)
})
const own = document.querySelector<HTMLLinkElement>('link[rel=canonical]')
const address = new URL(own?.href ?? location.href)
const chose = address.searchParams.has('lang')
if (chose) address.searchParams.delete('lang')
// No history has an address of another origin.
if ((own || chose) && address.origin === location.origin) history.replaceState(history.state, '', address)

// Shown again by the back button, a page is new.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) for (const form of document.forms) sentAt.delete(form)
})

export {}
