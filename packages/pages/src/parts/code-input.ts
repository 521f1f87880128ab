/** How codes are typed: by number pads, never completed from before. */
export const codeInput = {
  inputMode: 'numeric',
  autoComplete: 'one-time-code',
  spellCheck: false,
  maxLength: 20,
} as const
