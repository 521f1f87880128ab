import { eulogin2025 } from '@laissez-passer/core/password'

/** The moment at which the samples play. */
export const now = 1_795_262_400
/** Who is signed in. */
export const person = { name: 'Élodie Müller', email: 'elodie.muller@example.org' }
/** A service that asks for two factors. */
export const europass = { name: 'Europass', level: 'MEDIUM' } as const
/** Languages of mails. */
export const languages = [
  { code: 'en', name: 'English' },
  { code: 'fr', name: 'français' },
] as const
/** A device in good health. */
export const phone = {
  id: 'd1',
  name: 'Élodie’s Fairphone',
  model: 'Fairphone 6',
  status: 'active',
  createdAt: now - 86_400 * 40,
  lastSeenAt: now - 7200,
} as const
/** A device whose PIN was wrong too often. */
export const tablet = {
  id: 'd2',
  name: 'Tablet in the kitchen',
  model: 'Chromium on Linux',
  status: 'locked',
  createdAt: now - 86_400 * 400,
  lastSeenAt: now - 86_400 * 12,
} as const
/** The part of a form that chooses a password. */
export const newPassword = {
  policy: eulogin2025,
  about: { email: person.email, uid: 'n00abcde', firstName: 'Élodie', lastName: 'Müller' },
  samples: ['7h;Rk2-wMupQ', 'Vo9!tanReg5s', 'k4=BilTufa8p'],
  samplesHref: '/cas/password?token=t&samples=1',
}

/** As long as addresses get. */
export const longEmail =
  'maximiliana-konstantina.papadopoulou-wolfeschlegelstein@abteilung.beispiel-universitaet.example'

/** Whose name and address are as long as they get. */
export const long = {
  uid: 'n00pablo',
  email: 'pablo.diego.jose.francisco.de.paula.juan.nepomuceno@a-very-long-name-of-a-domain.example.eu',
  name: 'Pablo Diego José Francisco de Paula Juan Nepomuceno Cipriano de la Santísima Trinidad Ruiz Picasso',
}
