import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'

const form = (person: string | null, fields = ''): string => `
  <form method="post" action="/cas/account/details/names">
    ${person === null ? '' : `<input type="hidden" name="person" value="${person}">`}
    <input name="firstName" id="firstName" value="Anna">
    <select name="language" id="language"><option value="en" selected></option><option value="fr"></option></select>
    <input type="checkbox" name="tell" id="tell" value="on">
    ${fields}
  </form>`
const languages = '<a id="fr" hreflang="fr" href="?lang=fr">fr</a>'

/** A page that the tab comes to: what is on it, and who is signed in. */
async function page(html: string, person: string | null = null): Promise<void> {
  document.head.innerHTML = html.includes('<meta') ? html : ''
  document.body.innerHTML = html
  if (person === null) delete document.body.dataset['lpPerson']
  else document.body.dataset['lpPerson'] = person
  vi.resetModules()
  await import('../../src/dom/typed.ts')
}
const field = (id: string): HTMLInputElement => {
  const found = document.getElementById(id)
  if (!found) throw new Error(`no field ${id}`)
  return Object(found)
}
const type = (): void => {
  field('firstName').value = 'Annabel'
  field('language').value = 'fr'
  field('tell').checked = true
}
const send = (): void => {
  const first = document.forms[0]
  first?.dispatchEvent(new SubmitEvent('submit', { bubbles: true, cancelable: true }))
}
const seen = (): readonly unknown[] => [field('firstName').value, field('language').value, field('tell').checked]
const asTyped = ['Annabel', 'fr', true]
const asCame = ['Anna', 'en', false]

beforeEach(() => sessionStorage.clear())
afterEach(() => vi.useRealTimers())

describe('in another language', () => {
  test('what was typed is there, and once', async () => {
    await page(form(null) + languages)
    type()
    field('fr').click()
    const heard = vi.fn()
    document.addEventListener('input', heard)
    await page(form(null) + languages)
    expect(seen()).toEqual(asTyped)
    expect(heard).toHaveBeenCalledTimes(3)
    await page(form(null) + languages)
    expect(seen()).toEqual(asCame)
  })

  test('what was refused is, though its page came with it; a language that nobody chose is the page’s', async () => {
    await page(`<p role="alert"></p>${form(null).replace('Anna', 'Ann4')}${languages}`)
    field('fr').click()
    await page(form(null))
    expect(seen()).toEqual(['Ann4', 'en', false])
    await page(form(null) + languages)
    field('firstName').value = 'Annabel'
    field('fr').click()
    await page(form(null).replace('value="en" selected', 'value="en"').replace('value="fr"', 'value="fr" selected'))
    expect(seen()).toEqual(['Annabel', 'fr', false])
  })

  test('what was refused where it was sent to is, too: the switch leads to the form’s own page', async () => {
    await page(
      `<p role="alert"></p>${form(null).replace('Anna', 'Ann4')}<a id="fr" hreflang="fr" href="/own?lang=fr"></a>`,
    )
    field('fr').click()
    await page(form(null))
    expect(seen()).toEqual(['Ann4', 'en', false])
  })

  test('a link of another kind takes nothing along', async () => {
    await page(`${form(null)}<a id="fr" href="?lang=fr"></a>`)
    type()
    field('fr').click()
    expect(sessionStorage.getItem('lp-typed')).toBeNull()
  })

  test('neither a second code nor a link’s token is kept, nor what a picture said', async () => {
    const codes = `<input name="nextCode" id="nextCode" inputmode="numeric" autocomplete="off">
      <input name="captchaCode" id="captchaCode" autocomplete="off">`
    await page(form('n1', codes), 'n1')
    for (const id of ['nextCode', 'captchaCode']) field(id).value = '493712'
    type()
    send()
    expect(sessionStorage.getItem('lp-typed')).not.toContain('493712')
    await page(form(null, '<input type="hidden" name="token" value="link-token">') + languages)
    type()
    field('fr').click()
    expect(sessionStorage.getItem('lp-typed')).not.toContain('link-token')
    await page('<form method="post" action="/cas/logout"></form>', 'n1')
    send()
    expect(sessionStorage.getItem('lp-typed')).toBeNull()
  })

  test('a name that no browser is to offer is kept, as it says', async () => {
    const name = '<input name="name" id="name" autocomplete="off" data-lp-kept="">'
    await page(form('n1', name) + languages, 'n1')
    field('name').value = 'Phone for work'
    field('fr').click()
    await page(form('n1', name), 'n1')
    expect(field('name').value).toBe('Phone for work')
  })

  test('a password, shown or not, and a code are never kept', async () => {
    const secrets = `<input name="pin" id="pin"><button data-lp-reveal="pin"></button>
      <input type="password" name="newPassword" id="newPassword"><input name="code" id="code" autocomplete="one-time-code">`
    await page(form(null, secrets) + languages)
    for (const id of ['pin', 'newPassword', 'code']) field(id).value = '493712'
    type()
    field('fr').click()
    expect(sessionStorage.getItem('lp-typed')).not.toContain('493712')
    await page(form(null, secrets))
    expect(field('pin').value).toBe('')
    expect(seen()).toEqual(asTyped)
  })
})

describe('a form that had to wait for a sign-in', () => {
  const away = async (): Promise<void> => {
    await page(form('n1'), 'n1')
    type()
    send()
    await page('<form method="post" action="/cas/login"><input name="identifier"></form>')
    await page('<meta http-equiv="refresh" content="0;url=/x">', 'n1')
  }

  test('is as it was left, for the same person', async () => {
    await away()
    await page(form('n1'), 'n1')
    expect(seen()).toEqual(asTyped)
    await page(form('n1'), 'n1')
    expect(seen()).toEqual(asCame)
  })

  test('stays as the server read it where it was refused: nothing seems to be put right', async () => {
    await page(form('n1'), 'n1')
    field('firstName').value = ' '
    send()
    const heard = vi.fn()
    document.addEventListener('input', heard)
    await page(`<p role="alert"></p>${form('n1').replace('Anna', '')}`, 'n1')
    expect([field('firstName').value, heard.mock.calls.length]).toEqual(['', 0])
    expect(sessionStorage.getItem('lp-typed')).toBeNull()
  })

  test('is empty for another, and then gone', async () => {
    await away()
    await page(form('n2'), 'n2')
    expect(seen()).toEqual(asCame)
    expect(sessionStorage.getItem('lp-typed')).toBeNull()
  })

  test('leaves nothing where it was taken, or after a quarter of an hour', async () => {
    await page(form('n1'), 'n1')
    type()
    send()
    await page('<h1>My account details</h1>', 'n1')
    expect(sessionStorage.getItem('lp-typed')).toBeNull()
    vi.useFakeTimers({ toFake: ['Date'] })
    await away()
    vi.setSystemTime(Date.now() + 15 * 60_000)
    await page(form('n1'), 'n1')
    expect(seen()).toEqual(asCame)
  })

  test('of several of a kind it is the one that was sent', async () => {
    const two = ['a', 'b']
      .map((id) => form('n1', `<input type="hidden" name="device" value="${id}">`).replaceAll('id="', `id="${id}-`))
      .join('')
    await page(two, 'n1')
    field('b-firstName').value = 'Annabel'
    document.forms[1]?.dispatchEvent(new SubmitEvent('submit', { bubbles: true }))
    await page(two, 'n1')
    expect([field('a-firstName').value, field('b-firstName').value]).toEqual(['Anna', 'Annabel'])
  })
})

describe('a page that was left for another', () => {
  /** What the browser says of how its page was come to. */
  const came = (type: string): void => {
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([Object({ type })])
  }
  const leave = () => dispatchEvent(new Event('pagehide'))

  test('is as it was for who comes back, and once', async () => {
    for (const person of [null, 'n1']) {
      came('navigate')
      await page(form(person), person)
      type()
      leave()
      await page('<h1>To read</h1>', person)
      leave()
      came('back_forward')
      await page(form(person), person)
      expect(seen()).toEqual(asTyped)
      await page(form(person), person)
      expect(seen()).toEqual(asCame)
    }
  })

  test('is empty for who comes anew, or is another', async () => {
    came('navigate')
    await page(form('n1'), 'n1')
    type()
    leave()
    await page(form('n1'), 'n1')
    expect(seen()).toEqual(asCame)
    came('back_forward')
    await page(form('n2'), 'n2')
    expect(seen()).toEqual(asCame)
  })

  test('is empty for who comes anew and loads it once more: nobody finds what somebody before them left', async () => {
    came('navigate')
    await page(form(null))
    type()
    leave()
    await page('<h1>Another site was here</h1>')
    await page(form(null))
    leave()
    came('reload')
    await page(form(null))
    expect(seen()).toEqual(asCame)
  })

  test('has what was refused, too, and nothing once it was sent', async () => {
    came('back_forward')
    await page(`<p role="alert"></p>${form(null).replace('Anna', 'Ann4')}`)
    leave()
    await page(form(null))
    expect(field('firstName').value).toBe('Ann4')
    type()
    send()
    leave()
    // Scripts of the pages before hear the form here, too; no browser has them.
    expect(sessionStorage.getItem('lp-typed')).not.toContain('"left":true')
  })
})
