import type { Problem } from './client.ts'

const methods: Readonly<Record<string, string>> = {
  password: 'Password only',
  'mobile-app-pin': 'A notification on my phone',
  passkey: 'A passkey or a security key',
  'token-app': 'A code of my authenticator app',
}

/** What a method is called on this page; one that it doesn’t know by its own name. */
export function methodName(name: string): string {
  return methods[name] ?? name
}

const codes: Readonly<Record<string, string>> = {
  'wrong-password': 'That isn’t the right email address and password.',
  'wrong-code': 'That isn’t the code. Wait for the next one and try again.',
  'password-closed': 'Too many wrong passwords. Choose a new one by “Forgot your password?”.',
}

const reasons: Readonly<Record<string, string>> = {
  expired: 'This took too long. Please begin again.',
  completed: 'You are signed in already, in another tab.',
  'not-me': 'The sign-in was reported and has ended.',
  throttled: 'Too many tries. Please wait a moment.',
  busy: 'The service is busy. Please try again.',
  invalid: 'Please type your email address.',
}

/** A refusal, in words for the person; what is only for the page has none. */
export function inWords({ code, reason }: Problem): string {
  return codes[code ?? ''] ?? reasons[reason] ?? 'That didn’t work. Please try again.'
}
