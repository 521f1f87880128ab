// Words of the style sheet (docs/src/content/docs/words.md) that no message says, by language;
// check-words.mjs asks it of every catalogue.

/** Labels that are EU Login's or the portal's own, and what is said on purpose, by key. */
const allowed = {
  'Log in': /^(account\.log(?:in|out)|cv\.guestText|save\.(endedText|loginAgain)|article\.privacy\.3\.text)$/,
  'true or false': /^digital\.(ask\.knowledge|knowledge\.false)$/,
  please: /^(throttled\.title|error\.429\.title|captcha\.working|issue\.privacy\.required)$/,
}

const rules = {
  en: [
    { found: /\be[-‑]mails?\b/i, say: 'email' },
    {
      found: /(?<![-‑])\b(?:mails?|mailbox)\b(?! server)/i,
      say: 'email, inbox',
      but: /^mailbox\.|^registered\.mailbox$/,
    },
    { found: /\blog(?:ged|ging)? (?:in|out)\b/i, say: 'sign in, sign out', but: allowed['Log in'] },
    { found: /\b(?:re)?type[ds]? (?:the|your|this|it|in|a)\b|\btyped\b/i, say: 'enter' },
    { found: /\bplease\b/i, say: 'nothing: leave it out', but: allowed.please },
    { found: /\bwrong(?:ly)?\b/i, say: 'incorrect' },
    { found: /\binvalid\b|\billegal\b/i, say: 'what the rule is' },
    { found: /\banew\b|\bwhoever\b|\bby which\b|\bwon’t do\b/i, say: 'it in today’s words' },
    { found: /\bsomebody\b/i, say: 'someone, we or you' },
    { found: /\bis over\b/i, say: 'has expired', but: /^factor-removed\.text$/ },
    { found: /\bpresent (?:one|password|address|PIN)\b/i, say: 'current' },
    {
      found: /\b(?:two|three|four|five|six|seven|eight|nine|ten|half an?) (?:digits?|minutes?|hours?|days?|codes?)\b/i,
      say: 'a parameter',
      but: /^(token-step|code-pair|take-token|issue\.(?:code|serial)\.token)/,
    },
    { found: /\bPINs\b|\bPIN\b(?! codes?\b)/i, say: 'PIN code' },
  ],
  fr: [
    { found: /\be-mails?\b|\bmails?\b/i, say: 'courriel' },
    { found: /\bjetons?\b/i, say: 'token' },
    { found: /\b(?:fausse?s?|faux|erronée?s?)\b/i, say: 'incorrect', but: allowed['true or false'] },
    { found: /(?<!\p{L})(?:re)?tap(?:er?|ez|ée?s?)(?!\p{L})/iu, say: 'saisir' },
    { found: /\bveuillez\b/i, say: 'l’impératif' },
    { found: /\(e\)/, say: 'une phrase sans accord' },
    { found: /l’app\b|\bune app\b/i, say: 'application' },
    { found: /\bcaméra\b/i, say: 'appareil photo' },
    { found: /(?<!codes?\s)\bPIN\b/i, say: 'code PIN' },
    { found: /\breli(?:er|ez|ée?)\b|\bverrouillé/i, say: 'ajouter, bloqué' },
  ],
}

/** What a message says that the style sheet doesn't: the word, and what to say instead. */
export function unsaidIn(message, { key, language }) {
  const said = message.replace(/\{@[\w.-]+\}|\{[a-zA-Z]+\}|<\/?[a-z]+>/g, ' ')
  return (rules[language] ?? []).flatMap(({ found, say, but }) => {
    const [word] = but?.test(key) ? [] : (found.exec(said) ?? [])
    return word === undefined ? [] : [{ word, say }]
  })
}
