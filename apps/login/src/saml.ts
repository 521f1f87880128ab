import { WorkerEntrypoint } from 'cloudflare:workers'
import { samlEid } from '@laissez-passer/eid/saml'
import type { SamlSpeaker } from './saml-elsewhere.ts'

type Arguments<Does extends keyof SamlSpeaker> = Parameters<SamlSpeaker[Does]>

/** Speaks SAML for EU Login, by calls of its binding alone: no address leads here. */
export default class Saml extends WorkerEntrypoint implements SamlSpeaker {
  begin(...[options, request]: Arguments<'begin'>): ReturnType<SamlSpeaker['begin']> {
    return samlEid(options).begin(request)
  }
  finish(...[options, answer]: Arguments<'finish'>): ReturnType<SamlSpeaker['finish']> {
    return samlEid(options).finish(answer)
  }
  async metadata(...[options, request]: Arguments<'metadata'>): ReturnType<SamlSpeaker['metadata']> {
    const scheme = samlEid(options)
    if (!scheme.metadata) throw new Error('SAML without metadata')
    return scheme.metadata(request)
  }
}
