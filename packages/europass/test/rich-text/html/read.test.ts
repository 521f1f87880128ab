import { describe, expect, test } from 'vitest'
import { readRichHtml, type RichText, writePlainText, writeRichHtml } from '../../../src/rich-text/index.ts'

/** What is read, written again: shorter to look at than blocks. */
const seen = (html: string): string => writeRichHtml(readRichHtml(html))

describe('reading HTML', () => {
  test.each([
    ['what Europass writes', '<p>a</p><ul><li>b</li></ul>', '<p>a</p><ul><li>b</li></ul>'],
    [
      'lists of Quill 1',
      '<ol><li>a</li><li class="ql-indent-1">b</li><li class="ql-indent-2 ql-align-justify">c</li><li>d</li></ol>',
      '<ol><li>a<ol><li>b<ol><li>c</li></ol></li></ol></li><li>d</li></ol>',
    ],
    [
      'lists of Quill 2',
      '<ol><li data-list="bullet"><span class="ql-ui" contenteditable="false"></span>a</li><li data-list="ordered">b</li></ol>',
      '<ul><li>a</li></ul><ol><li>b</li></ol>',
    ],
    [
      'nested lists',
      '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>',
      '<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>',
    ],
    ['lists within lists', '<ul><li>a</li><ol><li>b</li></ol></ul>', '<ul><li>a<ol><li>b</li></ol></li></ul>'],
    ['paragraphs of a point', '<ul><li><p>a</p><p>b</p></li></ul>', '<ul><li>a<br>b</li></ul>'],
    ['ends left out', '<p>a<p>b<ul><li>c<li>d</ul>e', '<p>a</p><p>b</p><ul><li>c</li><li>d</li></ul><p>e</p>'],
    ['styles', '<span style="font-weight: 700;font-style:italic">a</span>', '<p><strong><em>a</em></strong></p>'],
    ['bold that is taken back', '<b style="font-weight:normal">a <b>b</b></b>', '<p>a <strong>b</strong></p>'],
    ['underline', '<u>a</u> <span style="text-decoration: underline">b</span>', '<p><u>a</u> <u>b</u></p>'],
    [
      'links',
      '<a href="https://example.org/?a&amp;b" target="_blank" onclick="x()"><u>a</u></a>',
      '<p><a href="https://example.org/?a&amp;b" rel="noopener noreferrer">a</a></p>',
    ],
    [
      'links that run',
      '<a href="javascript:alert(1)">a</a><a href=" java&#10;script:x">b</a><a href=&#106;avascript:x>c</a>',
      '<p>abc</p>',
    ],
    ['links to nowhere', '<a href="/about">a</a> <a href="#x">b</a> <a name="c">c</a>', '<p>a b c</p>'],
    [
      'no-break blanks of editors',
      'a&nbsp;b&nbsp; c\u00A0d 10&nbsp;000 ici&nbsp;: «&nbsp;e&nbsp;»',
      '<p>a b c\u00A0d 10\u00A0000 ici\u00A0: «\u00A0e\u00A0»</p>',
    ],
    ['entities', '&lt;b&gt; &eacute;&#8217;&#x1F600; &amp;amp; &bogus;', '<p>&lt;b&gt; é’😀 &amp;amp; &amp;bogus;</p>'],
    ['line ends', 'a\n  b<br>c<br><br>d<pre>e\nf</pre>', '<p>a b<br>c</p><p>d</p><p>e<br>f</p>'],
    ['headings', '<h2>a</h2>b', '<p><strong>a</strong></p><p>b</p>'],
    ['tables', '<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>', '<p>a b</p><p>c</p>'],
    [
      'what isn’t text',
      '<style>p{}</style><script>"</p>"</script><!-- c --><svg><title>t</title></svg><svg/>a<img alt="b">',
      '<p>a</p>',
    ],
    ['what isn’t shown', '<span style="display:none">a</span><p hidden>b</p>c', '<p>c</p>'],
    ['what isn’t markup', 'a < b <3 <y', '<p>a &lt; b &lt;3 &lt;y</p>'],
    ['crossed tags', '<b>a<i>b</b>c</i>', '<p><strong>a</strong><strong><em>b</em></strong>c</p>'],
  ])('%s', (_, html, expected) => {
    expect(seen(html)).toBe(expected)
  })
  test('nothing survives but text, whatever attributes are there', () => {
    const hostile = [
      '<img src=x onerror=alert(1)>',
      '<a href="data:text/html,x">a</a>',
      '<svg onload=alert(1)>',
      '<iframe srcdoc="<p>x">',
      '<math><a xlink:href="javascript:1">x</a></math>',
      '<p style="background:url(x)" id=a class=b>c</p>',
      '<a href="https://ok.example/" style="position:fixed">d</a>',
      '<form action=x><button>e</button></form>',
    ].join('\n') // fine to be read as one
    const html = seen(hostile)
    expect(
      html.replaceAll(/<\/?(?:p|br|strong|em|u|ul|ol|li|a href="https:\/\/[^"]*" rel="noopener noreferrer"|a)>/g, ''),
    ).not.toMatch(/[<>]/)
    expect(html).not.toMatch(/javascript|onerror|onload|style|class|id=/)
  })
})

describe('hostile HTML', () => {
  const megabytes = (piece: string, size = 1): string => piece.repeat(Math.ceil((size * 2 ** 20) / piece.length))
  const deep = 10_000
  test.each([
    ['tags that never end', megabytes('<a')],
    ['closed tags that never end', megabytes('</a')],
    ['quotes that never end', megabytes('<a b="')],
    ['comments that never end', megabytes('<!--')],
    ['scripts that never end', megabytes('<script>')],
    ['empty elements', megabytes('<a/>')],
    ['elements left open', megabytes('<b>')],
    ['points left open', megabytes('<ul><li>')],
    ['points with elements left open', `<ul>${megabytes('<b>', 0.5)}${megabytes('<li>x', 0.5)}`],
    ['closing what isn’t open', `${megabytes('<i>', 0.5)}${megabytes('</b>', 0.5)}`],
    ['crossed', megabytes('<b><p></b></p>')],
    ['short runs of one style', megabytes('<i></i>a')],
    ['runs of changing style', megabytes('<i> </i>a ')],
    ['blanks in a tag', `<a ${megabytes(' ')}`],
    ['attributes', `<a ${megabytes('b=c ')}>`],
    ['a style', `<a style="${megabytes(';a:b')}">x`],
    ['signs that open nothing', megabytes('<')],
    ['entities', megabytes('&amp')],
    ['blank lines', megabytes('<br>')],
    ['nesting', `${'<ul><li>'.repeat(deep)}x${'</li></ul>'.repeat(deep)}`],
    ['nesting of all', `${'<div><b><a href="https://a.example">'.repeat(deep)}x`],
  ])('%s: within the time of their size', (_, html) => {
    // Quadratic in 4 MB is minutes, more than a test has.
    expect(readRichHtml(html)).toBeInstanceOf(Array)
  })
  test('what is nested 10,000 deep is read at the deepest level there is', () => {
    const text = readRichHtml(`${'<ul><li>a'.repeat(deep)}`)
    expect(Math.max(...text.map((block) => (block.type === 'item' ? block.depth : -1)))).toBe(3)
  })
})

describe('plain text', () => {
  const text: RichText = readRichHtml(
    '<p>Ada</p><ol><li>one<ul><li>two<br>lines</li></ul></li><li>three</li></ol><p>end</p><ol><li>again</li></ol>',
  )
  test('points are counted and indented', () => {
    expect(writePlainText(text)).toBe('Ada\n\n1. one\n  • two\n    lines\n2. three\n\nend\n\n1. again')
  })
})
