export { eventTransport, type DeliveryContext } from './deliver.ts'
export { type FollowContext, followEvents, forgetReceivers } from './follow.ts'
export { transmitterMetadata } from './metadata.ts'
export { signalNames } from './signals.ts'
export type { StreamAnswer } from './streams/answer.ts'
export {
  createStream,
  deleteStream,
  readStreams,
  type StreamProvider,
  type StreamRequest,
  updateStream,
} from './streams/manage.ts'
export { readStatus, updateStatus, verifyStream } from './streams/status.ts'
export { parseWebhooks, type Webhook, type WebhookIssue } from './webhooks.ts'
