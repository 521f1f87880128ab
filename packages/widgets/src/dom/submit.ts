/**
 * A form whose only purpose is to be sent on: `<button data-lp-submit>` is pressed when its page is there. It
 * goes the way of a form that a person sends, so that it is sent once.
 */
const button = document.querySelector<HTMLButtonElement>('button[data-lp-submit]')
button?.form?.requestSubmit(button)

export {}
