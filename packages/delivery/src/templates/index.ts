import type { MessageParams } from '@laissez-passer/core/messages'
import type { Words } from '../transport.ts'

/** First version, to be replaced: the parameters as they are. */
export function renderMessage({ template, params }: { readonly template: string; readonly language: string; readonly params: MessageParams }): Words {
  const text = Object.entries(params).map(([name, value]) => `${name}: ${value}`).join('\n')
  return { subject: template, text, html: `<!doctype html><title>${template}</title><pre>${text.replace(/[<>&"]/g, (sign) => `&#${sign.charCodeAt(0)};`)}</pre>` }
}
