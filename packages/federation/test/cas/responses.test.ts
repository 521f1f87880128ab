import { describe, expect, test } from 'vitest'
import { formatOf, serviceResponse } from '../../src/cas/responses/service-response.ts'
import { newTicket } from '../../src/cas/ticket.ts'
import { element, escapeXml } from '../../src/cas/xml.ts'

describe('XML', () => {
  test('what people are called ends no element and begins none', () => {
    expect(escapeXml(`<b a="1" c='2'>&amp;</b>`)).toBe('&lt;b a=&quot;1&quot; c=&#39;2&#39;&gt;&amp;amp;&lt;/b&gt;')
    expect(element('cas:user', '</cas:user><cas:user>admin').xml).toBe(
      '<cas:user>&lt;/cas:user&gt;&lt;cas:user&gt;admin</cas:user>',
    )
    expect(element('a', [], { code: '"><b/>' }).xml).toBe('<a code="&quot;&gt;&lt;b/&gt;"></a>')
  })

  test('what XML can’t say is left out, what it would read otherwise is written out', () => {
    expect(escapeXml('a\u0000\u0008\u000B\uFFFFb\tc\n')).toBe('ab&#9;c&#10;')
  })
})

describe('a service response', () => {
  const values = {
    user: 'n00abcde',
    attributes: { isFromNewLogin: true, lastName: 'O’Neil & <Sons>' },
    proxies: { each: 'proxy', values: ['https://b.example/?a=1&b=2', 'https://a.example/'] },
  }

  test('as XML', () => {
    const { body } = serviceResponse('XML', ['authenticationSuccess', values])
    expect(body).toBe(
      '<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas"><cas:authenticationSuccess>' +
        '<cas:user>n00abcde</cas:user><cas:attributes><cas:isFromNewLogin>true</cas:isFromNewLogin>' +
        '<cas:lastName>O’Neil &amp; &lt;Sons&gt;</cas:lastName></cas:attributes><cas:proxies>' +
        '<cas:proxy>https://b.example/?a=1&amp;b=2</cas:proxy><cas:proxy>https://a.example/</cas:proxy>' +
        '</cas:proxies></cas:authenticationSuccess></cas:serviceResponse>',
    )
  })

  test('as JSON', () => {
    const { body } = serviceResponse('JSON', ['authenticationSuccess', values])
    expect(JSON.parse(body)).toEqual({
      serviceResponse: {
        authenticationSuccess: {
          user: 'n00abcde',
          attributes: { isFromNewLogin: true, lastName: 'O’Neil & <Sons>' },
          proxies: ['https://b.example/?a=1&b=2', 'https://a.example/'],
        },
      },
    })
  })

  test('of a failure: the code is an attribute, or a field', () => {
    const failure = ['proxyFailure', { code: 'BAD_PGT', description: 'No "such" ticket' }] as const
    expect(serviceResponse('XML', failure).body).toContain(
      '<cas:proxyFailure code="BAD_PGT">No &quot;such&quot; ticket</cas:proxyFailure>',
    )
    expect(JSON.parse(serviceResponse('JSON', failure).body)).toEqual({
      serviceResponse: { proxyFailure: { code: 'BAD_PGT', description: 'No "such" ticket' } },
    })
  })

  test.each([
    [null, 'XML'],
    ['xml', 'XML'],
    ['Json', 'JSON'],
    ['YAML', null],
  ])('in the format %s', (name, format) => {
    expect(formatOf(name)).toBe(format)
  })
})

test('tickets have the characters that services take, each equally likely, and as many', () => {
  const random = (length: number) => crypto.getRandomValues(new Uint8Array(length))
  const made = Array.from({ length: 200 }, () => newTicket(random, 'ST', '0account'))
  expect(made.filter((ticket) => !/^ST-0[a-z2-7]{28}$/.test(ticket))).toEqual([])
  expect(new Set(made).size).toBe(200)
  const drawn = Array.from({ length: 256 }, (_, byte) => newTicket(() => Uint8Array.of(byte), 'PT', '0account'))
  const often = [...new Set(drawn)].map((each) => drawn.filter((other) => other === each).length)
  expect(often).toEqual(Array.from({ length: 32 }, () => 8))
})
