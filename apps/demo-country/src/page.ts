import en from '../messages/en.json' with { type: 'json' }
import fr from '../messages/fr.json' with { type: 'json' }
import { citizens } from './citizens.ts'
import { type LevelName, levelNames } from './levels.ts'

const catalogues: Readonly<Record<string, typeof en>> = { en, fr }

/** The first of the languages asked for (`ui_locales`) that Demoland speaks. */
export function languageOf(asked: string): string {
  return asked.split(' ').find((language) => Object.hasOwn(catalogues, language)) ?? 'en'
}

/** The same of what a browser accepts (`Accept-Language`), which browsers send in the reader's order. */
export function acceptedLanguage(header: string | undefined): string {
  return languageOf(
    (header ?? '')
      .toLowerCase()
      .match(/(?<![\w-])[a-z]{2}(?=-|;|,|$)/g)
      ?.join(' ') ?? '',
  )
}

/** The page on which one chooses who to be, and how sure Demoland is to be of it. */
export function signInPage({
  action,
  language,
  level,
}: {
  readonly action: string
  readonly language: string
  readonly level: LevelName
}): string {
  const t = catalogues[language] ?? en
  const people = citizens.map(({ born, firstName, id, lastName }, index) =>
    choice({
      name: 'citizen',
      value: id,
      label: `${firstName} ${lastName}`,
      note: fill(t.born, { date: dayOf(born, language) }),
      checked: index === 0,
    }),
  )
  const assurances = levelNames.map((name) =>
    choice({ name: 'level', value: name, label: t[name], note: t[`${name}-note`], checked: name === level }),
  )
  return document({
    language,
    title: t.title,
    body: `<form method="post" action="${escape(action)}">
<fieldset><legend>${escape(t.who)}</legend>${people.join('')}</fieldset>
<fieldset><legend>${escape(t.level)}</legend>${assurances.join('')}</fieldset>
<p class="actions"><button class="primary" name="answer" value="yes">${escape(t.continue)}</button>
<button name="answer" value="cancel" formnovalidate>${escape(t.cancel)}</button></p>
</form>`,
  })
}

/** The page of a sign-in that is over, or of an address that there isn't. */
export function endedPage(language: string): string {
  const t = catalogues[language] ?? en
  return document({ language, title: t.ended, body: `<p>${escape(t['ended-text'])}</p>` })
}

/**
 * The page of a visitor whom no service sent: what Demoland is, and where it is tried. `login`: EU Login's
 * eIDs.
 */
export function homePage({ language, login }: { readonly language: string; readonly login: string }): string {
  const t = catalogues[language] ?? en
  const link = `<a href="${escape(login)}">${escape(t['to-login'])}</a>`
  return document({ language, title: t.home, body: `<p>${escape(t['home-text'])}</p><p>${link}</p>` })
}

function dayOf(day: string, language: string): string {
  const locale = language === 'en' ? 'en-GB' : language
  return new Date(day).toLocaleDateString(locale, { dateStyle: 'long', timeZone: 'UTC' })
}

/** Puts parameters into a sentence; Demoland needs no plurals. */
function fill(message: string, parameters: Readonly<Record<string, string>>): string {
  return message.replace(/\{(\w+)\}/g, (whole, name: string) => parameters[name] ?? whole)
}

function choice(of: {
  readonly name: string
  readonly value: string
  readonly label: string
  readonly note: string
  readonly checked: boolean
}): string {
  const { checked, label, name, note, value } = of
  return `<label class="choice"><input type="radio" name="${escape(name)}" value="${escape(value)}"${checked ? ' checked' : ''}>
<span><strong>${escape(label)}</strong> <small>${escape(note)}</small></span></label>`
}

function document({
  body,
  language,
  title,
}: {
  readonly body: string
  readonly language: string
  readonly title: string
}): string {
  const t = catalogues[language] ?? en
  return `<!doctype html>
<html lang="${escape(language)}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escape(fill(t['page.title'], { title, name: t.name }))}</title><link rel="stylesheet" href="/demoland.css"></head>
<body><header><p class="name">${escape(t.name)}</p></header>
<main><p class="warning" role="note">${escape(t.warning)}</p>
<h1>${escape(title)}</h1>
${body}</main></body></html>
`
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
