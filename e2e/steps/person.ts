import type { Language } from './words.ts'

/** Somebody who goes on a journey. */
export interface Person {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly password: string
  readonly pin: string
  readonly device: string
  readonly language: Language
}

let people = 0

/** A person whom nobody knows yet. */
export function somebody(language: Language = 'en'): Person {
  people += 1
  return {
    firstName: 'Élodie',
    lastName: 'Müller',
    email: `elodie.${process.pid}.${people}@example.org`,
    password: 'Correct-Horse7battery',
    pin: '4937',
    device: 'Fairphone',
    language,
  }
}
