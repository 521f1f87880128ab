/**
 * A form is sent once, however often its button is pressed: a browser drops the answer to the first when it
 * sends the second, and with it what is given once (a session). Stopped by the person, it can be sent again
 * after a few seconds. Nor does coming back to its answer send it: what the history then asks for is the page
 * that the answer says it is (`link[rel=canonical]`), by GET.
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
// No history has an address of another origin.
if (own && new URL(own.href).origin === location.origin) history.replaceState(history.state, '', own.href)

// Shown again by the back button, a page is new.
addEventListener('pageshow', ({ persisted }) => {
  if (persisted) for (const form of document.forms) sentAt.delete(form)
})

export {}
